using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Ci.Terminal;

/// <summary>No CI system: things are told to a person, and nothing can be set, because a program cannot change its parent's
/// environment.</summary>
internal sealed class TerminalHost(TextWriter log, TextWriter error, string directory, TellerWording words) : ICiHost
{
    public CiKind Kind => CiKind.None;

    public string Repository { get; } =
        (GitRemote.Find(directory) is { } remote ? RepositoryId.FromRemote(remote) : null)
        ?? RepositoryId.From("local", new DirectoryInfo(Path.GetFullPath(directory)).Name)
        ?? "local/unnamed";

    public CiFacts? Facts => null;

    public void Mask(string secret)
    {
    }

    public void Say(string line) => log.Write(LogLine.Encode(line) + "\n");

    public void Annotate(Severity severity, string message, string? file, int line)
    {
        var place = file is null ? "" : line > 0 ? $"{file}:{line}: " : $"{file}: ";
        var text = severity == Severity.Notice ? place + message : words.Severity(severity, place + message);
        error.Write(LogLine.Encode($"proxyguard: {text}") + "\n");
    }

    public Task<Sentence?> ExportAsync(IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken) =>
        Task.FromResult<Sentence?>(null);

    public Task<Sentence?> SetOutputsAsync(IReadOnlyDictionary<string, string> outputs, CancellationToken cancellationToken) =>
        Task.FromResult<Sentence?>(null);

    public Task<Sentence?> SummarizeAsync(string markdown, CancellationToken cancellationToken) => Task.FromResult<Sentence?>(null);

    public HostAnswer<CommentPlace> FindCommentPlace(Secret? token, TimeProvider time) => default;
}
