using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Ci;

/// <summary>How grave an annotation is.</summary>
internal enum Severity
{
    Notice,
    Warning,
    Error,
}

/// <summary>A CI system, or a terminal: who we are there, and how things are told and set. Everything given to it may be hostile
/// text.</summary>
internal interface ICiHost
{
    public CiKind Kind { get; }

    /// <summary>Lower-case <c>host/path</c>.</summary>
    public string Repository { get; }

    /// <summary>Where the run takes place; null outside a CI system.</summary>
    public CiFacts? Facts { get; }

    /// <summary>Makes the system hide a secret in everything printed from now on.</summary>
    public void Mask(string secret);

    /// <summary>Prints one line to the job's log.</summary>
    public void Say(string line);

    /// <summary>Says something that is shown beside the job's log too.</summary>
    public void Annotate(Severity severity, string message, string? file = null, int line = 0);

    /// <summary>Sets variables for the steps that follow.</summary>
    /// <returns>Why that was not possible, or null.</returns>
    public Task<Sentence?> ExportAsync(IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken);

    /// <summary>Sets the step's outputs.</summary>
    /// <returns>Why that was not possible, or null.</returns>
    public Task<Sentence?> SetOutputsAsync(IReadOnlyDictionary<string, string> outputs, CancellationToken cancellationToken);

    /// <summary>Adds Markdown to the job's summary.</summary>
    /// <returns>Why that was not possible, or null.</returns>
    public Task<Sentence?> SummarizeAsync(string markdown, CancellationToken cancellationToken);

    /// <summary>Where this run's comment on its pull request stands.</summary>
    /// <param name="token">The token that may comment; null when there is none.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The place, or why it cannot be told; neither when this is no run of a pull request.</returns>
    public HostAnswer<CommentPlace> FindCommentPlace(Secret? token, TimeProvider time);
}
