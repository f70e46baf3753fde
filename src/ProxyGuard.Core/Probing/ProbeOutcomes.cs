namespace ProxyGuard.Core.Probing;

/// <summary>What an outcome means to <c>go</c> at an endpoint.</summary>
public enum Effect
{
    /// <summary><c>go</c> is served.</summary>
    Serves,

    /// <summary>"Not found": <c>go</c> moves on, even after a comma.</summary>
    MovesOn,

    /// <summary>An error that <c>go</c> notices at once: it moves on only after <c>|</c>.</summary>
    Stops,

    /// <summary>Nothing can save the build: a hang, a very slow failure on every request, or bytes that are only checked after the
    /// walk.</summary>
    Breaks,

    /// <summary>Slow, but <c>go</c> waits and is served.</summary>
    Slow,

    /// <summary>The probe says nothing.</summary>
    Unknown,
}

/// <summary>Maps outcomes to what they do to <c>go</c>. Source: measured against eight releases of <c>go</c>.</summary>
public static class ProbeOutcomes
{
    /// <summary>What <c>go</c> would do on meeting this.</summary>
    public static Effect EffectOn(this ProbeOutcome outcome, Endpoint endpoint) => outcome switch
    {
        ProbeOutcome.Ok or ProbeOutcome.TooLarge => Effect.Serves,
        ProbeOutcome.OverBudget => Effect.Slow,
        ProbeOutcome.NotJudged or ProbeOutcome.Cancelled => Effect.Unknown,
        // Once a hop has said that it carries the database no other is asked, whatever it answers then.
        _ when endpoint is Endpoint.SumDbLookup or Endpoint.SumDbTile => Effect.Breaks,
        ProbeOutcome.NotFound or ProbeOutcome.Gone => Effect.MovesOn,
        ProbeOutcome.StalledBeforeFirstByte or ProbeOutcome.StalledInBody => Effect.Breaks,
        ProbeOutcome.ConnectTimedOut or ProbeOutcome.TlsStalled => Effect.Breaks,
        ProbeOutcome.ChecksumMismatch or ProbeOutcome.DamagedZip => Effect.Breaks,
        // .info and @latest are parsed inside the walk over the list, everything else after it.
        ProbeOutcome.NotAModuleProxy or ProbeOutcome.WrongMetadata =>
            endpoint is Endpoint.Info or Endpoint.Latest ? Effect.Stops : Effect.Breaks,
        _ => Effect.Stops,
    };

    /// <summary>Whether the probe ended as it does at a healthy proxy.</summary>
    public static bool Passes(this Observation observation) => observation.Outcome.EffectOn(observation.Endpoint) switch
    {
        Effect.Serves => observation.Endpoint != Endpoint.Absent,
        Effect.MovesOn => observation.Endpoint is Endpoint.Absent or Endpoint.Latest or Endpoint.SumDbSupported,
        _ => false,
    };
}
