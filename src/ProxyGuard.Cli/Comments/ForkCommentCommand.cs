using ProxyGuard.Cli.Ci;
using ProxyGuard.Cli.Ci.GitHub;
using ProxyGuard.Cli.Options;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Comments;

/// <summary>
/// <c>proxyguard comment</c>: in a workflow that begins when another has ended, comments on the pull request of that run, which had no
/// right to do so because it came from a fork. Where and which run is GitHub's word; what the run left behind is a stranger's. Nothing
/// here fails anything: at worst there is a warning.
/// </summary>
internal sealed class ForkCommentCommand(
    CliOptions options, ICiHost host, IReadOnlyDictionary<string, string> environment, TimeProvider time)
{
    /// <param name="path">What the other run left behind.</param>
    /// <param name="cancellationToken">Ctrl+C or SIGTERM.</param>
    public async Task RunAsync(string path, CancellationToken cancellationToken)
    {
        if (!options.MayComment) return;
        if (WorkflowRunEvent.Read(environment.GetValueOrDefault("GITHUB_EVENT_PATH")) is not { } run)
            Warn("no run began this workflow (its event must be workflow_run)");
        else if (!run.Event.StartsWith("pull_request", StringComparison.Ordinal))
            Notice("the run was not about a pull request");
        else if (options.CommentToken is not { } token)
            Warn("there is no comment-token");
        else if (Read(path, run) is { } text)
            await CommentAsync(run, GitHubPlace.Connect(environment, token), text, cancellationToken);
    }

    /// <summary>What the gravest of the reports has to say, or null.</summary>
    private CommentText? Read(string path, WorkflowRunEvent run)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Notice($"the run left nothing at {OptionFault.Quote(path)}");
            return null;
        }
        var (reports, faults) = ForeignFiles.Read(path, host.Repository);
        foreach (var fault in faults) Warn(fault);
        var place = new CiFacts(CiKind.GitHub, Workflow: run.Name, RunUrl: RunUrl(run));
        var text = reports.Select(report => CommentRenderer.Render(report, null, place, time.GetUtcNow())).OfType<CommentText>()
            .MaxBy(text => text.State);
        if (text is null && faults.Count == 0) host.Say("The pull request was not commented on: there is nothing to say.");
        return text;
    }

    private async Task CommentAsync(
        WorkflowRunEvent run, HostAnswer<GitHubConnection> connection, CommentText text, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(CommentKeeper.Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            if (connection.Value is not { } repository) Warn(connection.Fault!.Sentence);
            else await CommentAsync(run, repository, text, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Warn($"it was not done within {CommentKeeper.Limit.TotalSeconds:0} s");
        }
    }

    private async Task CommentAsync(
        WorkflowRunEvent run, GitHubConnection repository, CommentText text, CancellationToken cancellationToken)
    {
        var found = await new PullRequestFinder(repository.Api, repository.Repository, time).FindAsync(run, cancellationToken);
        if (found.Value is not { } pulls) Warn(found.Fault!.Sentence);
        else if (pulls.Count != 1)
            Notice(pulls.Count == 0
                ? "no open pull request has the run's commit as its newest"
                : $"{pulls.Count} open pull requests have the run's commit as their newest");
        else
        {
            var mark = new CommentMark(run.Workflow, run.Id, run.Attempt, text.State);
            var comments = repository.CommentsOf(pulls[0], options.CommentToken!, time);
            var fault = await new CommentKeeper(comments, time).KeepAsync(mark, text.Body, run.Began ?? time.GetUtcNow(), cancellationToken);
            if (fault is not null) Warn(fault);
        }
    }

    private string? RunUrl(WorkflowRunEvent run) => CiText.WebAddress(
        $"{environment.GetValueOrDefault("GITHUB_SERVER_URL", "https://github.com")}/{environment.GetValueOrDefault("GITHUB_REPOSITORY")}"
        + $"/actions/runs/{run.Id}/attempts/{run.Attempt}");

    private void Warn(string why) => host.Annotate(Severity.Warning, $"The pull request was not commented on: {why}.");

    private void Notice(string why) => host.Annotate(Severity.Notice, $"The pull request was not commented on: {why}.");
}
