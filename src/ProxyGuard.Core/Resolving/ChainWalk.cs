using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Resolving;

/// <summary>How a walk ended.</summary>
public enum WalkEnd
{
    /// <summary>A hop served bytes that end the walk, right ones or not.</summary>
    Served,

    /// <summary>No hop did, and <c>go</c> has an error to show.</summary>
    Failed,

    /// <summary>A hop fell silent: <c>go</c> waits for ever.</summary>
    Hangs,

    /// <summary>The walk met a hop of which nobody knows what it answers.</summary>
    Unknown,
}

/// <summary>What came of one walk.</summary>
/// <param name="End">How it ended.</param>
/// <param name="Asked">The hops that were asked, in order. A hop that is skipped without a request is not among them.</param>
/// <param name="Last">The hop at which it ended; null for a list without hops.</param>
/// <param name="Answer">What that hop answered; for a failed walk the error that <c>go</c> shows, which may be an earlier hop's.</param>
public sealed record Walk(WalkEnd End, IReadOnlyList<Hop> Asked, Hop? Last, Answer Answer)
{
    /// <summary>What it comes to for a file whose bytes are checked: only the right ones pass.</summary>
    public ResolutionResult Result => End switch
    {
        WalkEnd.Served when Answer.IsRight => ResolutionResult.Pass,
        WalkEnd.Hangs => ResolutionResult.Hang,
        WalkEnd.Unknown => ResolutionResult.Unknown,
        _ => ResolutionResult.Fail,
    };
}

/// <summary>
/// One walk of <c>go</c> over the GOPROXY list, which it makes anew for every file. Pure. Source: measured, and the go command's
/// TryProxies: "not found" always moves on, any other error only after <c>|</c>, and among errors the origin's outranks a proxy's, which
/// outranks "not found"; among equals the last one is shown.
/// </summary>
public static class ChainWalk
{
    /// <summary>Walks.</summary>
    /// <param name="hops">The list.</param>
    /// <param name="answerOf">What a hop answers, the origin (<c>direct</c>) included; never asked about <c>off</c>.</param>
    public static Walk Along(IReadOnlyList<Hop> hops, Func<Hop, Answer> answerOf)
    {
        var asked = new List<Hop>(hops.Count);
        var best = new Answer(AnswerKind.Error, ErrorClass.InvalidSetting);
        var bestRank = Rank.None;
        Hop? last = null;
        foreach (var hop in hops)
        {
            last = hop;
            if (hop.Kind != HopKind.Off) asked.Add(hop);
            var answer = hop.Kind == HopKind.Off ? new Answer(AnswerKind.NotFound, ErrorClass.LookupDisabled) : answerOf(hop);
            switch (answer.Kind)
            {
                case AnswerKind.Silence: return new Walk(WalkEnd.Hangs, asked, hop, answer);
                case AnswerKind.Unknown: return new Walk(WalkEnd.Unknown, asked, hop, answer);
                case not (AnswerKind.NotFound or AnswerKind.Error or AnswerKind.LateError):
                    return new Walk(WalkEnd.Served, asked, hop, answer);
            }
            var rank = RankOf(hop, answer);
            if (Replaces(rank, bestRank)) (best, bestRank) = (answer, rank);
            if (answer.Kind != AnswerKind.NotFound && hop.After != Fallback.OnAnyError) break;
        }
        return new Walk(WalkEnd.Failed, asked, last, best);
    }

    private static Rank RankOf(Hop hop, Answer answer) => hop.Kind switch
    {
        HopKind.Direct => Rank.Origin,
        _ => answer.Kind == AnswerKind.NotFound ? Rank.NotFound : Rank.Proxy,
    };

    private static bool Replaces(Rank rank, Rank best) => rank >= best;

    private enum Rank
    {
        None,
        NotFound,
        Proxy,
        Origin,
    }
}
