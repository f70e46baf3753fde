using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Ci.GitHub;

/// <summary>GitHub Actions: commands in the log, and files for variables, outputs and the summary.</summary>
internal sealed class GitHubHost(IReadOnlyDictionary<string, string> environment, TextWriter log) : ICiHost
{
    public CiKind Kind => CiKind.GitHub;

    public string Repository => FromServer ?? "github.com/unknown";

    public CiFacts Facts { get; } = ReadFacts(environment);

    CiFacts? ICiHost.Facts => Facts;

    private string? FromServer => RepositoryId.FromRemote($"{Server(environment)}/{environment.GetValueOrDefault("GITHUB_REPOSITORY")}");

    public void Mask(string secret) => log.Write(WorkflowCommand.Mask(secret) + "\n");

    public void Say(string line) => log.Write(LogLine.Encode(line) + "\n");

    public void Annotate(Severity severity, string message, string? file, int line) =>
        log.Write(WorkflowCommand.Annotation(severity, message, file, line) + "\n");

    public Task<Sentence?> ExportAsync(IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken) =>
        CommandFile("GITHUB_ENV").SetAsync(variables, cancellationToken);

    public Task<Sentence?> SetOutputsAsync(IReadOnlyDictionary<string, string> outputs, CancellationToken cancellationToken) =>
        CommandFile("GITHUB_OUTPUT").SetAsync(outputs, cancellationToken);

    public Task<Sentence?> SummarizeAsync(string markdown, CancellationToken cancellationToken) =>
        CommandFile("GITHUB_STEP_SUMMARY").AppendAsync(markdown, GitHubCommandFile.MostSummaryBytes, cancellationToken);

    public HostAnswer<CommentPlace> FindCommentPlace(Secret? token, TimeProvider time)
    {
        if (Facts.PullRequest is not { } number) return default;
        return token is null
            ? new HostFault(HostFaultKind.Final, words => words.PullRequest.NoToken)
            : GitHubPlace.Find(environment, number, token, time);
    }

    private GitHubCommandFile CommandFile(string variable) => new(variable, environment.GetValueOrDefault(variable));

    private static string Server(IReadOnlyDictionary<string, string> environment) =>
        environment.GetValueOrDefault("GITHUB_SERVER_URL", "https://github.com").TrimEnd('/');

    private static CiFacts ReadFacts(IReadOnlyDictionary<string, string> environment)
    {
        var runId = environment.Fact("GITHUB_RUN_ID", 100);
        return new CiFacts(
            CiKind.GitHub,
            runId,
            CiText.Number(environment.GetValueOrDefault("GITHUB_RUN_ATTEMPT")),
            environment.Fact("GITHUB_WORKFLOW"),
            environment.Fact("GITHUB_JOB"),
            environment.Fact("GITHUB_EVENT_NAME", 100),
            environment.Fact("GITHUB_SHA", 100),
            PullRequestOfRef(environment.GetValueOrDefault("GITHUB_REF", ""))
                // A run for a closed or labelled pull request has the branch's ref; its event names the number.
                ?? GitHubEvent.Read(environment.GetValueOrDefault("GITHUB_EVENT_PATH")).PullRequest,
            CiText.WebAddress($"{Server(environment)}/{environment.GetValueOrDefault("GITHUB_REPOSITORY")}/actions/runs/{runId}"));
    }

    private static int? PullRequestOfRef(string gitRef) =>
        gitRef.Split('/') is ["refs", "pull", var number, ..] ? CiText.Number(number) : null;
}
