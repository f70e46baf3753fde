using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Choosing;

/// <summary>How <c>go</c> fares with the checksum database.</summary>
public enum ChecksumRouteState
{
    /// <summary>GOSUMDB is <c>off</c>: nobody is asked.</summary>
    Off,

    /// <summary>It is served, and its answers verify.</summary>
    Works,

    /// <summary>Whatever go.sum does not hold cannot be verified, and <c>go</c> stops at it.</summary>
    Broken,

    /// <summary>What was seen does not tell.</summary>
    Unknown,
}

/// <summary>Which way the checksum database is asked, and which would work.</summary>
/// <param name="State">How the way that <c>go</c> takes by itself fares.</param>
/// <param name="GoSumDb">The value of GOSUMDB that goes round what is broken, its key kept; null when nothing is broken or nothing else
/// works.</param>
public sealed record ChecksumRouting(ChecksumRouteState State, string? GoSumDb)
{
    /// <summary>Works out the way. Pure. Source: the go command's modfetch/sumdb.go, measured: semantics sheet, section 6.</summary>
    /// <param name="chain">The hops that the build will use.</param>
    /// <param name="observations">What the candidates answered.</param>
    /// <param name="database">What the database answered at its own address.</param>
    /// <param name="environment">Go's settings: GOSUMDB, and the patterns of what the database is not asked about.</param>
    /// <param name="candidates">Who may see what.</param>
    public static ChecksumRouting Of(
        ProxyChain chain,
        IReadOnlyList<Observation> observations,
        IReadOnlyList<Observation> database,
        GoEnvironment environment,
        IReadOnlyList<Candidate> candidates)
    {
        var sumDb = environment.SumDb;
        if (sumDb.IsOff) return new ChecksumRouting(ChecksumRouteState.Off, null);
        // Who gave an address meant it: there is no other to go to.
        if (sumDb.Url is not null) return new ChecksumRouting(StateOf(database), null);
        var seen = observations.Where(one => one.Endpoint.IsDatabase()).ToLookup(one => one.Candidate.Id);
        var state = Walk(chain, hop => [.. seen[hop.Url!.Id]], StateOf(database));
        if (state != ChecksumRouteState.Broken) return new ChecksumRouting(state, null);
        var privates = chain.Hops.Where(hop => candidates.Any(one => one.Trust == Trust.Private && one.Url.Equals(hop.Url))).ToList();
        // What a private hop refuses goes no further.
        if (privates.SelectMany(hop => seen[hop.Url!.Id]).Any(IsRefusal)) return new ChecksumRouting(state, null);
        // Where a private hop is asked, private paths are: no other may hear of them, unless patterns keep them from any database.
        var mayLeave = privates.Count == 0 || !environment.NoSumDbPatterns.IsEmpty;
        var address = mayLeave && StateOf(database) == ChecksumRouteState.Works ? sumDb.Address?.Text : null;
        var carriers = (mayLeave ? chain.Hops : privates).Select(hop => hop.Url).OfType<ProxyUrl>()
            .Where(url => IsNameable(url) && StateOf([.. seen[url.Id]]) == ChecksumRouteState.Works);
        address ??= carriers.Select(url => $"{url.Text}/sumdb/{sumDb.Name}").FirstOrDefault();
        return new ChecksumRouting(state, address is null ? null : $"{KeyOf(sumDb)} {address}");
    }

    /// <summary>
    /// The decision with the database routed round a hop that breaks it, and with what the database makes of the chains.
    /// </summary>
    /// <param name="decision">The decision on the chain, for which this is the way.</param>
    /// <param name="former">The way with the chain in force; null when the build does not need the database, because go.sum is
    /// complete.</param>
    public ChainDecision Apply(ChainDecision decision, ChecksumRouting? former)
    {
        if (GoSumDb is { } value && decision.Result is (DecisionResult.Chosen or DecisionResult.Kept))
        {
            decision = decision with
            {
                Result = DecisionResult.Chosen,
                Variables = new Dictionary<string, string>(decision.Variables) { ["GOSUMDB"] = value },
                Reasons = [.. decision.Reasons, DecisionReason.ChecksumDatabaseRerouted],
            };
        }
        return former is null ? decision : decision with
        {
            FormerChainPasses = Also(decision.FormerChainPasses, former.State),
            Passes = Also(decision.Passes, GoSumDb is null ? State : ChecksumRouteState.Works),
        };
    }

    private static bool? Also(bool? passes, ChecksumRouteState state) => state switch
    {
        ChecksumRouteState.Broken => false,
        ChecksumRouteState.Unknown => passes == false ? false : null,
        _ => passes,
    };

    private static ChecksumRouteState Walk(
        ProxyChain chain, Func<Hop, IReadOnlyList<Observation>> seenAt, ChecksumRouteState direct)
    {
        // The origin carries no database: like the end of the list it leads to the database's own address.
        var walk = ChainWalk.Along(chain.Hops, hop => hop.Kind == HopKind.Direct ? Answer.NotFound : AnswerOf(seenAt(hop)));
        return walk.End switch
        {
            WalkEnd.Served => StateOf(seenAt(walk.Last!)),
            WalkEnd.Failed when walk.Answer.Kind == AnswerKind.NotFound => direct,
            WalkEnd.Unknown => ChecksumRouteState.Unknown,
            _ => ChecksumRouteState.Broken,
        };
    }

    // To go any 200 is a yes, whatever the body says. What fails late fails every build: nothing behind it counts.
    private static Answer AnswerOf(IReadOnlyList<Observation> seen)
    {
        if (seen.FirstOrDefault(one => one.Endpoint == Endpoint.SumDbSupported) is not { } supported) return Answer.Unknown;
        if (supported.Status == 200) return Answer.Right;
        return supported.Outcome.EffectOn(Endpoint.SumDbSupported) switch
        {
            Effect.Unknown or Effect.Slow => Answer.Unknown,
            Effect.Breaks => Answer.Silence,
            _ => supported.Outcome.AnswerAt(Endpoint.SumDbSupported),
        };
    }

    // What a lookup and its tiles came to.
    private static ChecksumRouteState StateOf(IReadOnlyList<Observation> seen)
    {
        var effects = seen.Where(one => one.Endpoint is Endpoint.SumDbLookup or Endpoint.SumDbTile).Select(EffectOf).ToList();
        if (effects.Contains(Effect.Breaks)) return ChecksumRouteState.Broken;
        return effects.Count == 0 || effects.Contains(Effect.Unknown) ? ChecksumRouteState.Unknown : ChecksumRouteState.Works;
    }

    // A proved record that contradicts go.sum was served all the same.
    private static Effect EffectOf(Observation one) =>
        one.Outcome == ProbeOutcome.ChecksumMismatch ? Effect.Serves : one.Outcome.EffectOn(one.Endpoint);

    private static bool IsRefusal(Observation one) => one.Outcome is ProbeOutcome.Unauthorized or ProbeOutcome.Forbidden;

    // The value is printed and written down: nothing secret may stand in it.
    private static bool IsNameable(ProxyUrl url) => url is { IsUsable: true, IsFile: false, UserInfo: null } && !url.Text.Contains('?');

    private static string KeyOf(SumDb sumDb) => sumDb.Key == SumDb.Default.Key ? SumDb.DefaultName : sumDb.Key;
}
