using ProxyGuard.Cli.Ci;
using ProxyGuard.Cli.Ci.GitHub;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Wording;
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
            Warn(Words.NoRunBegan);
        else if (!run.Event.StartsWith("pull_request", StringComparison.Ordinal))
            Notice(Words.NotAboutPullRequest);
        else if (options.CommentToken is not { } token)
            Warn(Words.NoToken);
        else if (Read(path, run) is { } text)
            await CommentAsync(run, GitHubPlace.Connect(environment, token), text, cancellationToken);
    }

    /// <summary>What the gravest of the reports has to say, or null.</summary>
    private CommentText? Read(string path, WorkflowRunEvent run)
    {
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Notice(Words.NothingLeft(OptionFault.Quote(path)));
            return null;
        }
        var (reports, faults) = ForeignFiles.Read(path, host.Repository, options.Language);
        foreach (var fault in faults) Warn(fault);
        var place = new CiFacts(CiKind.GitHub, Workflow: run.Name, RunUrl: RunUrl(run));
        var text = reports.Select(report => CommentRenderer.Render(report, null, place, time.GetUtcNow(), options.Language))
            .OfType<CommentText>().MaxBy(text => text.State);
        if (text is null && faults.Count == 0) host.Say(Words.NotCommented(Words.NothingToSay));
        return text;
    }

    private async Task CommentAsync(
        WorkflowRunEvent run, HostAnswer<GitHubConnection> connection, CommentText text, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(CommentKeeper.Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            if (connection.Value is not { } repository) Warn(connection.Fault!.Sentence(options.Language));
            else await CommentAsync(run, repository, text, both.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            Warn(Words.NotInTime($"{CommentKeeper.Limit.TotalSeconds:0}"));
        }
    }

    private async Task CommentAsync(
        WorkflowRunEvent run, GitHubConnection repository, CommentText text, CancellationToken cancellationToken)
    {
        var found = await new PullRequestFinder(repository.Api, repository.Repository, time).FindAsync(run, cancellationToken);
        if (found.Value is not { } pulls) Warn(found.Fault!.Sentence(options.Language));
        else if (pulls.Count != 1)
            Notice(pulls.Count == 0 ? Words.NoOpenPullRequest : Words.ManyOpenPullRequests(pulls.Count));
        else
        {
            var mark = new CommentMark(run.Workflow, run.Id, run.Attempt, text.State);
            var comments = repository.CommentsOf(pulls[0], options.CommentToken!, time);
            var fault = await new CommentKeeper(comments, time)
                .KeepAsync(mark, text.Body, run.Began ?? time.GetUtcNow(), cancellationToken);
            if (fault is not null) Warn(fault(options.Language));
        }
    }

    private PullRequestWording Words => options.Language.PullRequest;

    private string? RunUrl(WorkflowRunEvent run) => CiText.WebAddress(
        $"{environment.GetValueOrDefault("GITHUB_SERVER_URL", "https://github.com")}/{environment.GetValueOrDefault("GITHUB_REPOSITORY")}"
        + $"/actions/runs/{run.Id}/attempts/{run.Attempt}");

    private void Warn(string why) => host.Annotate(Severity.Warning, Words.NotCommented(why));

    private void Notice(string why) => host.Annotate(Severity.Notice, Words.NotCommented(why));
}
