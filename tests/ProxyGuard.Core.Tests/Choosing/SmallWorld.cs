using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Tests.Probing;

namespace ProxyGuard.Core.Tests.Choosing;

/// <summary>A few hops, what each answered to a few files, and every chain that the policy allows: small enough to try them all.</summary>
internal sealed class SmallWorld
{
    private static readonly (Endpoint Endpoint, ModuleVersion Module)[] Files =
    [
        (Endpoint.Mod, new("example.com/first", "v1.0.0")), (Endpoint.Zip, new("example.com/first", "v1.0.0")),
        (Endpoint.Mod, new("example.com/second", "v1.0.0")), (Endpoint.Info, new("example.com/second", "v1.0.0")),
    ];

    private readonly ProbeOutcome[][] _answers;
    private readonly int _privates;
    private readonly Candidate[] _candidates;

    /// <param name="answers">For each hop, what it answered to each file.</param>
    /// <param name="privates">How many of the first hops are private.</param>
    /// <param name="knowsPipe">Whether the chain may have pipes.</param>
    public SmallWorld(ProbeOutcome[][] answers, int privates, bool knowsPipe)
    {
        (_answers, _privates) = (answers, privates);
        KnowsPipe = knowsPipe;
        _candidates =
        [
            .. answers.Select((_, hop) => ProbeLab.Candidate($"https://h{hop}.example", hop < privates ? Trust.Private : Trust.Public)),
        ];
        Verdicts = ProxyJudge.Judge(
            new ProbePlan([.. _candidates.Select(one => new CandidatePlan(one, []))], [], new HashSet<ModuleVersion>()),
            [.. _candidates.SelectMany((one, hop) => answers[hop].Select((outcome, file) => Seen(one, outcome, file)))],
            ModulePatterns.None,
            runsGoAuth: false);
    }

    public IReadOnlyList<ProxyVerdict> Verdicts { get; }

    public bool KnowsPipe { get; }

    /// <summary>The hops of every allowed chain: the private ones, then any of the others that is not poisoned, in any order.</summary>
    public IEnumerable<int[]> Allowed()
    {
        int[] front = [.. Enumerable.Range(0, _privates)];
        var publics = Enumerable.Range(_privates, _answers.Length - _privates).Where(hop => Verdicts[hop].Health != Health.Poisoned);
        return Orders([.. publics]).Select(order => (int[])[.. front, .. order]).Where(order => order.Length > 0);
    }

    /// <summary>Of the hops of a chosen chain, their numbers.</summary>
    public int[] Numbers(ProxyChain chain) => [.. chain.Hops.Where(hop => hop.Kind == HopKind.Proxy)
        .Select(hop => Array.FindIndex(_candidates, one => one.Url.Equals(hop.Url)))];

    /// <summary>Whether <c>go</c> gets every file, by the rules of the semantics sheet, section 3, written down once more.</summary>
    public bool Passes(int[] chain, int dead = -1) => All(file => Serves(chain, file, dead, HasPipe));

    /// <summary>The same for a chain with separators of its own.</summary>
    public bool Passes(ProxyChain chain)
    {
        var numbers = Numbers(chain);
        return All(file => Serves(numbers, file, -1, hop => chain.Hops[Array.IndexOf(numbers, hop)].After == Fallback.OnAnyError));
    }

    /// <summary>How many hops of the chain may die, each alone.</summary>
    public int Survives(int[] chain) => chain.Count(dead => Passes(chain, dead));

    public bool IsWilling(int hop) => hop < _privates || Verdicts[hop].Health is Health.Healthy or Health.Degraded or Health.NotJudged;

    public override string ToString() => $"{(KnowsPipe ? "pipe" : "comma")}, {_privates} private: "
        + string.Join(" ; ", _answers.Select((row, hop) => $"h{hop} {string.Join(' ', row)} ({Verdicts[hop].Health})"));

    private bool All(Func<int, bool> holds) => Enumerable.Range(0, _answers[0].Length).All(holds);

    private bool HasPipe(int hop) => hop >= _privates && KnowsPipe;

    private bool Serves(int[] chain, int file, int dead, Func<int, bool> hasPipe)
    {
        foreach (var hop in chain)
        {
            var answer = hop == dead ? ProbeOutcome.ConnectionRefused : _answers[hop][file];
            if (answer == ProbeOutcome.Ok) return true;
            var isNoticed = answer is ProbeOutcome.NotFound
                || (answer is ProbeOutcome.ServerError or ProbeOutcome.ConnectionRefused or ProbeOutcome.ConnectTimedOut && hasPipe(hop));
            if (!isNoticed) return false;
        }
        return false;
    }

    private static Observation Seen(Candidate candidate, ProbeOutcome outcome, int file) => new()
    {
        Candidate = candidate,
        Endpoint = Files[file].Endpoint,
        Module = Files[file].Module,
        Outcome = outcome,
        Status = outcome switch { ProbeOutcome.Ok or ProbeOutcome.ChecksumMismatch => 200, ProbeOutcome.NotFound => 404, _ => 500 },
        FirstByte = TimeSpan.FromMilliseconds(10),
        Hash = outcome switch { ProbeOutcome.Ok => "h1:right", ProbeOutcome.ChecksumMismatch => "h1:other", _ => null },
        ExpectedHash = "h1:right",
    };

    private static IEnumerable<int[]> Orders(int[] items)
    {
        yield return [];
        foreach (var first in items)
        {
            foreach (var rest in Orders([.. items.Where(item => item != first)])) yield return [first, .. rest];
        }
    }
}
