namespace ProxyGuard.Testing.Azurite;

/// <summary>What a front does with a request to the table service.</summary>
public enum FrontFault
{
    /// <summary>Passes it on, and the answer back.</summary>
    None,

    /// <summary>503 ServerBusy, as a partition that is asked too much answers.</summary>
    ServerBusy,

    /// <summary>The same with a time to wait.</summary>
    ServerBusyForLong,

    /// <summary>429 as in front of an account.</summary>
    Throttled,

    /// <summary>Closes the connection without having passed anything on.</summary>
    CutBefore,

    /// <summary>Passes it on and closes the connection without an answer: the batch is committed, and nobody says so.</summary>
    CutAfter,

    /// <summary>Passes it on and answers 500.</summary>
    ErrorAfter,

    /// <summary>Passes it on and breaks off in the middle of the answer.</summary>
    HalfAnswer,

    /// <summary>Answers with a page, as a captive portal does.</summary>
    Page,

    /// <summary>Says nothing.</summary>
    Silence,
}
