using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Probing;

/// <summary>What an outcome means for the choice of hops.</summary>
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
    /// <summary>What <c>go</c> meets where a probe ended like this.</summary>
    public static Answer AnswerAt(this ProbeOutcome outcome, Endpoint endpoint) => outcome switch
    {
        ProbeOutcome.Ok or ProbeOutcome.TooLarge or ProbeOutcome.OverBudget => Answer.Right,
        ProbeOutcome.NotFound or ProbeOutcome.Gone => Answer.NotFound,
        ProbeOutcome.NotJudged or ProbeOutcome.Cancelled => Answer.Unknown,
        ProbeOutcome.StalledBeforeFirstByte or ProbeOutcome.StalledInBody => Answer.Silence,
        ProbeOutcome.ConnectTimedOut or ProbeOutcome.TlsStalled => new Answer(AnswerKind.LateError, ErrorClass.Timeout),
        ProbeOutcome.ChecksumMismatch => new Answer(AnswerKind.Different),
        ProbeOutcome.DamagedZip => new Answer(AnswerKind.Garbage),
        // .info and @latest are parsed inside the walk over the list, everything else after it.
        ProbeOutcome.NotAModuleProxy or ProbeOutcome.WrongMetadata => endpoint is Endpoint.Info or Endpoint.Latest
            ? Answer.Fails(ErrorClass.InvalidResponse)
            : new Answer(AnswerKind.Garbage),
        _ => Answer.Fails(ErrorOf(outcome)),
    };

    /// <summary>What <c>go</c> would do on meeting this.</summary>
    public static Effect EffectOn(this ProbeOutcome outcome, Endpoint endpoint) => outcome.AnswerAt(endpoint).Kind switch
    {
        AnswerKind.Right => outcome == ProbeOutcome.OverBudget ? Effect.Slow : Effect.Serves,
        AnswerKind.Unknown => Effect.Unknown,
        // Once a hop has said that it carries the database no other is asked, whatever it answers then.
        _ when endpoint is Endpoint.SumDbLookup or Endpoint.SumDbTile => Effect.Breaks,
        AnswerKind.NotFound => Effect.MovesOn,
        AnswerKind.Error => Effect.Stops,
        _ => Effect.Breaks,
    };

    /// <summary>Whether the probe ended as it does at a healthy proxy.</summary>
    public static bool Passes(this Observation observation) => observation.Outcome.EffectOn(observation.Endpoint) switch
    {
        Effect.Serves => observation.Endpoint != Endpoint.Absent,
        Effect.MovesOn => observation.Endpoint is Endpoint.Absent or Endpoint.Latest or Endpoint.SumDbSupported,
        _ => false,
    };

    private static ErrorClass ErrorOf(ProbeOutcome outcome) => outcome switch
    {
        ProbeOutcome.NameNotResolved => ErrorClass.NameResolution,
        ProbeOutcome.ConnectionRefused or ProbeOutcome.ProtocolError => ErrorClass.Connection,
        ProbeOutcome.CutShort => ErrorClass.Transfer,
        ProbeOutcome.RedirectLoop or ProbeOutcome.InsecureRedirect => ErrorClass.Redirect,
        ProbeOutcome.TlsFailed or ProbeOutcome.CertificateExpired or ProbeOutcome.CertificateNotTrusted
            or ProbeOutcome.CertificateWrongHost => ErrorClass.Tls,
        _ => ErrorClass.HttpStatus,
    };
}
