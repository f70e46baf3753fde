namespace ProxyGuard.Testing.GitHub;

/// <summary>What happens to a request instead of the right answer.</summary>
public enum GitHubFault
{
    None,

    /// <summary>502, nothing done.</summary>
    ServerError,

    /// <summary>502, although it was done.</summary>
    ErrorAfter,

    /// <summary>The connection ends, although it was done.</summary>
    CutAfter,

    /// <summary>429: again in a second.</summary>
    AgainInASecond,

    /// <summary>429: again in a minute.</summary>
    AgainInAMinute,

    /// <summary>403: no request is left until the hour ends.</summary>
    NoneLeft,

    /// <summary>403 with the words of a secondary limit and without a time.</summary>
    SecondaryLimit,

    /// <summary>403: the conversation is locked.</summary>
    Locked,

    /// <summary>422.</summary>
    Unprocessable,

    /// <summary>A web page with status 200.</summary>
    Page,

    /// <summary>Half the right answer, of the length it says.</summary>
    HalfJson,

    /// <summary>Fewer bytes than it says.</summary>
    CutBody,

    /// <summary>Nothing, ever.</summary>
    Silence,

    /// <summary>A redirect to another host.</summary>
    Redirect,

    /// <summary>The right answer, and a next page at another host.</summary>
    NextElsewhere,

    /// <summary>404.</summary>
    NotFound,

    /// <summary>410.</summary>
    Removed,
}
