using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Explaining;

/// <summary>Go's settings in a made-up situation: what is given, over what is built into <c>go</c>; the process environment does not
/// count.</summary>
internal sealed class SituationEnvironment
{
    // What no request depends on.
    private static readonly string[] Harmless = ["GOMODCACHE", "GOPATH", "GOCACHE", "GOOS", "GOARCH", "CGO_ENABLED", "HOME", "GOTELEMETRY",
        "GONOSUMCHECK"];

    private static readonly string[] Known = ["GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOSUMDB", "GOFLAGS", "GOTOOLCHAIN", "GOINSECURE",
        "GOVCS",
        "GOAUTH", "GO111MODULE"];

    private static readonly string[] KnownFlags = ["-mod=mod", "-mod=readonly", "-modcacherw", "-x", "-v", "-trimpath", "-insecure"];

    private readonly List<FormattableString> _unknown = [];
    private readonly bool _limitsOrigins;
    private readonly string _proxy;

    public SituationEnvironment(string proxy, IReadOnlyDictionary<string, string> variables)
    {
        Go = GoEnvironment.From(new Dictionary<string, string>(variables) { ["GOPROXY"] = proxy }, GoEnvironmentFiles.Nothing);
        _proxy = proxy;
        _limitsOrigins = variables.GetValueOrDefault("GOVCS", "").Length > 0;
        foreach (var name in variables.Keys.Where(name => !Known.Contains(name) && !Harmless.Contains(name)))
            _unknown.Add($"what {name} does is not modelled");
        foreach (var flag in GoFlags.Parse(Go.Value("GOFLAGS")) ?? [])
        {
            if (!KnownFlags.Contains("-" + flag.TrimStart('-'))) _unknown.Add($"GOFLAGS holds a flag that is not modelled");
        }
        if (variables.GetValueOrDefault("GOAUTH", "") is not ("" or "off" or "netrc")) _unknown.Add($"GOAUTH runs a command");
        if (variables.GetValueOrDefault("GO111MODULE", "") is not ("" or "on" or "auto")) _unknown.Add($"GO111MODULE switches modules off");
    }

    public GoEnvironment Go { get; }

    public IReadOnlyList<FormattableString> Unknown => _unknown;

    /// <summary>Where the checksum database is when it is not asked through a hop.</summary>
    public ProxyUrl? Database =>
        Go.SumDb.Url ?? (ProxyUrl.TryParse($"https://{Go.SumDb.Name}", out var url, out _) ? url : null);

    /// <summary>Whether the URL stands in GOPROXY (after its end too, where <c>go</c> does not look) or is the database's.</summary>
    public bool Names(ProxyUrl url) =>
        url.Equals(Database)
        || Go.Chain?.Hops.Any(hop => url.Equals(hop.Url)) != false
        || _proxy.Contains(url.Text, StringComparison.Ordinal);

    /// <summary>The answers of the hops; whether an origin may be asked by version control is beyond a fault map.</summary>
    public AnswerOf Guard(HopTable hops) => (hop, file) =>
        hop.Kind == HopKind.Direct && _limitsOrigins && !file.Endpoint.IsDatabase() ? Answer.Unknown : hops.Of(hop, file, Database);
}

/// <summary>The releases of <c>go</c> whose behaviour was measured.</summary>
internal static class MeasuredReleases
{
    public const string First = "1.19";
    public const string Last = "1.27";

    public static bool Hold(GoVersion version) => version >= Of(First) && version < Of("1.28");

    private static GoVersion Of(string text) => GoVersion.TryParse(text, out var version) ? version : default;
}
