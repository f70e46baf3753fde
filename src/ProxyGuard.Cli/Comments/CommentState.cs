namespace ProxyGuard.Cli.Comments;

/// <summary>How bad it is for the build; within one attempt of a run the graver word stands.</summary>
internal enum CommentState
{
    /// <summary>What an earlier run complained of is over.</summary>
    Recovered,

    /// <summary>A proxy failed, and the build was served all the same.</summary>
    Served,

    /// <summary>No proxy can be used, one gave wrong bytes, or the build stops at one that must stay.</summary>
    Unserved,
}
