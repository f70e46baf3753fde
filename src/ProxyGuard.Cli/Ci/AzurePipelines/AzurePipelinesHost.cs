using System.Text;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Ci.AzurePipelines;

/// <summary>Azure Pipelines: everything is told by logging commands, the summary by a file that a command names.</summary>
internal sealed class AzurePipelinesHost(IReadOnlyDictionary<string, string> environment, TextWriter log) : ICiHost
{
    /// <summary>No limit is documented; this is GitHub's, so that a summary is the same in both places.</summary>
    public const int MostSummaryBytes = GitHub.GitHubCommandFile.MostSummaryBytes;

    public CiKind Kind => CiKind.Azure;

    public string Repository =>
        RepositoryId.FromRemote(environment.GetValueOrDefault("BUILD_REPOSITORY_URI", ""))
        ?? RepositoryId.FromRemote(string.Join('/', Collection, environment.GetValueOrDefault("SYSTEM_TEAMPROJECT"),
            environment.GetValueOrDefault("BUILD_REPOSITORY_NAME")))
        ?? "dev.azure.com/unknown";

    public CiFacts? Facts => new(
        CiKind.Azure,
        environment.Fact("BUILD_BUILDID", 100),
        CiText.Number(environment.GetValueOrDefault("SYSTEM_JOBATTEMPT")),
        environment.Fact("BUILD_DEFINITIONNAME"),
        environment.Fact("SYSTEM_JOBDISPLAYNAME"),
        environment.Fact("BUILD_REASON", 100),
        environment.Fact("BUILD_SOURCEVERSION", 100),
        // For a repository on GitHub the id is another number than the one people see.
        CiText.Number(environment.GetValueOrDefault("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER"))
            ?? CiText.Number(environment.GetValueOrDefault("SYSTEM_PULLREQUEST_PULLREQUESTID")),
        CiText.WebAddress($"{Collection}/{Uri.EscapeDataString(environment.GetValueOrDefault("SYSTEM_TEAMPROJECT", ""))}"
            + $"/_build/results?buildId={Uri.EscapeDataString(environment.GetValueOrDefault("BUILD_BUILDID", ""))}"));

    private string Collection => environment.GetValueOrDefault("SYSTEM_COLLECTIONURI", "").TrimEnd('/');

    public void Mask(string secret) => Command(LoggingCommand.SetSecret(secret));

    public void Say(string line) => log.Write(LogLine.Encode(line) + "\n");

    public void Annotate(Severity severity, string message, string? file, int line)
    {
        if (severity == Severity.Notice) Say(message);
        else Command(LoggingCommand.Issue(severity, message, file, line));
    }

    // A variable made secret would not reach the environment of later steps: it stays plain and its password is masked instead.
    public Task<Sentence?> ExportAsync(IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in variables) Command(LoggingCommand.SetVariable(name, value, isOutput: false));
        return Task.FromResult<Sentence?>(null);
    }

    public Task<Sentence?> SetOutputsAsync(IReadOnlyDictionary<string, string> outputs, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in outputs) Command(LoggingCommand.SetVariable(AzureName.Of(name), value, isOutput: true));
        return Task.FromResult<Sentence?>(null);
    }

    public async Task<Sentence?> SummarizeAsync(string markdown, CancellationToken cancellationToken)
    {
        if (environment.GetValueOrDefault("AGENT_TEMPDIRECTORY") is not { Length: > 0 } temporary)
            return words => words.Hosts.NotSet("AGENT_TEMPDIRECTORY");
        if (Encoding.UTF8.GetByteCount(markdown) > MostSummaryBytes) return words => words.Hosts.TooLong(MostSummaryBytes);
        try
        {
            // The file's name is the heading that the summary gets, and its path must be whole: the agent has another directory.
            var directory = Directory.CreateDirectory(Path.Combine(Path.GetFullPath(temporary), $"proxyguard-{Guid.NewGuid():n}"));
            var file = Path.Combine(directory.FullName, "ProxyGuard.md");
            await File.WriteAllTextAsync(file, markdown, cancellationToken);
            Command(LoggingCommand.UploadSummary(file));
            return null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            return words => words.Hosts.DirectoryNotWritten("AGENT_TEMPDIRECTORY", error.GetType().Name);
        }
    }

    public HostAnswer<CommentPlace> FindCommentPlace(Secret? token, TimeProvider time) => AzurePlace.Find(environment, token, time);

    private void Command(string command) => log.Write(command + "\n");
}
