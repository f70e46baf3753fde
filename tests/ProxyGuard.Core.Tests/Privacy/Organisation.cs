using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;
using ProxyGuard.Core.Tests.Probing;

namespace ProxyGuard.Core.Tests.Privacy;

/// <summary>A random organisation: who its private modules are, how it says so, its proxies, and what these answer.</summary>
internal sealed class Organisation
{
    /// <summary>What every private path holds, in whatever case.</summary>
    public const string Canary = "canary";

    private static readonly ProbeOutcome[] Troubles =
    [
        ProbeOutcome.NotFound, ProbeOutcome.Gone, ProbeOutcome.ServerError, ProbeOutcome.Forbidden, ProbeOutcome.ConnectionRefused,
        ProbeOutcome.StalledBeforeFirstByte, ProbeOutcome.NotAModuleProxy, ProbeOutcome.DamagedZip, ProbeOutcome.CutShort, ProbeOutcome.Cancelled,
    ];

    private static readonly (string Patterns, string[] Paths)[] Owners =
    [
        ("git.corp.test", ["git.corp.test/team/canary", "git.corp.test/canary"]),
        ("*.corp.test", ["git.corp.test/Canary/v2", "go.corp.test/canary"]),
        ("git.corp.test/team/*,git.corp.test/other", ["git.corp.test/team/canary/deep", "git.corp.test/other/canary"]),
        ("github.com/acme", ["github.com/acme/canary", "github.com/acme/x/CANARY"]),
        ("github.com/acme/*", ["github.com/acme/canary"]),
        ("gitlab.com/acme/*/canary*,corp.test", ["gitlab.com/acme/go/canary-1", "corp.test/canary"]),
    ];

    private static readonly string[] Known = ["golang.org/x/text", "github.com/pub/lib", "github.com/Big/lib/v3", "go.uber.org/zap"];

    private static readonly Endpoint[] Files = [Endpoint.Info, Endpoint.Mod, Endpoint.Zip];

    private readonly Random _random;
    private readonly Dictionary<(string Hop, string Module, Endpoint Endpoint), ProbeOutcome> _faults = [];

    public Organisation(int seed)
    {
        _random = new Random(seed);
        var (patterns, paths) = Pick(Owners);
        Patterns = patterns;
        Private = [.. paths.Take(_random.Next(1, 3))];
        Public = [.. Known.Take(_random.Next(1, 5))];
        Own = Hops("own", _random.Next(3));
        Mirrors = Hops("mirror", _random.Next(1, 4));
        Environment = Environments();
        Options = OptionsFor();
        Spoil();
    }

    public string Patterns { get; }

    public string[] Private { get; }

    public string[] Public { get; }

    public string[] Own { get; }

    public string[] Mirrors { get; }

    public Dictionary<string, string> Environment { get; }

    public GuardOptions Options { get; }

    public ModuleManifest Manifest => new(
        [Pick("corp.test/app", "github.com/acme/app", "example.test/app")],
        [.. Private.Concat(Public).Order(StringComparer.Ordinal).Select((path, line) => new ModuleNeed(
            new ModuleVersion(path, path.EndsWith("v2", StringComparison.Ordinal) ? "v2.0.0" : path.EndsWith("v3", StringComparison.Ordinal) ? "v3.1.0" : "v1.0.0"),
            "h1:zip", "h1:mod", true, false, "go.mod", line))],
        "1.23", null, false, ["go.mod"], []);

    /// <summary>What a proxy answers when it is asked for a file of a module.</summary>
    public ProbeOutcome AnswerOf(string hop, string module, Endpoint endpoint) =>
        _faults.GetValueOrDefault((hop, module, endpoint), IsOwn(hop) || Public.Contains(module) ? ProbeOutcome.Ok : ProbeOutcome.NotFound);

    /// <summary>The mirrors that <c>go</c> would ask for a private file, with these settings.</summary>
    public HashSet<string> Leaks(IReadOnlyDictionary<string, string> environment) => Asked(environment, Meets);

    /// <summary>The mirrors that the organisation's own settings show private paths to, if only nobody in front of them has the file.</summary>
    public HashSet<string> OwnLeaks() => Asked(Environment, (_, _, _) => Answer.NotFound);

    private HashSet<string> Asked(IReadOnlyDictionary<string, string> environment, Func<Hop, string, Endpoint, Answer> answerOf)
    {
        var settings = GoEnvironment.From(environment, GoEnvironmentFiles.Nothing);
        var asked =
            from path in Private.Where(path => !settings.NoProxyPatterns.Matches(path))
            from endpoint in Files
            from hop in ChainWalk.Along(settings.Chain!.Hops, hop => answerOf(hop, path, endpoint)).Asked
            where Mirrors.Contains(hop.Url?.Text)
            select hop.Url!.Text;
        return [.. asked];
    }

    /// <summary>Whether <c>go</c> would tell the checksum database of a private module.</summary>
    public bool TellsDatabase(IReadOnlyDictionary<string, string> environment) =>
        GoEnvironment.From(environment, GoEnvironmentFiles.Nothing) is { SumDb.IsOff: false } settings && Private.Any(path => !settings.NoSumDbPatterns.Matches(path));

    private Answer Meets(Hop hop, string module, Endpoint endpoint) => hop.Kind == HopKind.Proxy
        ? AnswerOf(hop.Url!.Text, module, endpoint).AnswerAt(endpoint)
        : Answer.Right;

    private bool IsOwn(string hop) => Own.Contains(hop);

    private static string[] Hops(string name, int count) => [.. Enumerable.Range(0, count).Select(number => $"https://{name}{number}.test")];

    private Dictionary<string, string> Environments()
    {
        var hops = Own.Where(_ => _random.Next(4) > 0).Concat(Mirrors.Where(_ => _random.Next(3) > 0)).ToList();
        if (_random.Next(8) == 0) hops.Reverse();
        if (hops.Count == 0) hops.Add(Mirrors[0]);
        var end = Pick("", ",direct", "|direct", ",off");
        var environment = new Dictionary<string, string>
        {
            ["GOPROXY"] = hops.Skip(1).Aggregate(hops[0], (all, hop) => all + (_random.Next(3) == 0 ? '|' : ',') + hop) + end,
        };
        if (_random.Next(2) == 0) environment["GOPRIVATE"] = Patterns;
        if (environment.ContainsKey("GOPRIVATE") && _random.Next(2) == 0) environment["GONOPROXY"] = "none";
        if (_random.Next(6) == 0) environment["GONOSUMDB"] = Patterns;
        return environment;
    }

    private GuardOptions OptionsFor() => new()
    {
        Proxies = [.. Mirrors.Select(Url)],
        PrivateProxies = _random.Next(3) > 0 ? [.. Own.Select(Url)] : [],
        Private = Environment.ContainsKey("GOPRIVATE") && _random.Next(2) == 0 ? null : Patterns,
        Direct = Pick(DirectPolicy.AsInForce, DirectPolicy.AsInForce, DirectPolicy.Last, DirectPolicy.Never),
        WhenNone = Pick(WhenNone.Keep, WhenNone.Keep, WhenNone.Direct),
    };

    // A whole proxy, one endpoint of it, or one module on it.
    private void Spoil()
    {
        foreach (var hop in Own.Concat(Mirrors).Where(_ => _random.Next(3) == 0))
        {
            var (trouble, only, at) = (Pick(Troubles), Pick([.. Private, .. Public, null]), Pick<Endpoint?>(null, null, Endpoint.Mod, Endpoint.Zip));
            if (only is not null) at = null;
            foreach (var module in Private.Concat(Public).Where(module => only is null || module == only))
            {
                foreach (var endpoint in Files.Where(endpoint => at is null || endpoint == at)) _faults[(hop, module, endpoint)] = trouble;
            }
        }
    }

    private static ProxyUrl Url(string text) => ProbeLab.Candidate(text).Url;

    private T Pick<T>(params T[] values) => values[_random.Next(values.Length)];
}
