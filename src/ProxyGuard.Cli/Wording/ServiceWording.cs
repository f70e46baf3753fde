namespace ProxyGuard.Cli.Wording;

/// <summary>What came of posting to the service, and how a build ended.</summary>
internal abstract class ServiceWording
{
    public abstract string AnsweredWith(int status, string meaning);

    public abstract string IsTokenRight { get; }

    public abstract string IsAddressRight { get; }

    public abstract string AnotherReport { get; }

    public abstract string NotFollowed { get; }

    public abstract string NoSuchRun { get; }

    public abstract string AnotherOutcome { get; }

    public abstract string AnswerUnreadable { get; }

    public abstract string Cancelled { get; }

    public abstract string NotInTime(string seconds);

    public abstract string CutShort { get; }

    public abstract string NameNotResolved { get; }

    public abstract string NoConnection { get; }

    public abstract string NoTrustedTls { get; }

    public abstract string NotHttp { get; }

    public abstract string OutcomeNotPosted(string why);

    public abstract string NoAddress { get; }

    public abstract string NoRunKey(string variable);

    public abstract string OutcomeNotKept(string why);

    public abstract string OutcomeKnown(string outcome);

    public abstract string CauseLeftOpen(string log);

    public abstract string Succeeded { get; }

    public abstract string WasCancelled { get; }

    public abstract string FailedByProxy { get; }

    public abstract string FailedByOther { get; }

    public abstract string FailedForUnknown { get; }
}
