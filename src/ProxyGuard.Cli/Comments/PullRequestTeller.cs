using ProxyGuard.Cli.Ci;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Comments;

/// <summary>Tells trouble, and its end, on the pull request. Nothing that goes wrong here is more than a sentence.</summary>
internal sealed class PullRequestTeller(CliOptions options, ICiHost host, TimeProvider time)
{
    /// <returns>A warning, or null.</returns>
    public async Task<string?> TellAsync(RunReport report, UploadAnswer? answer, CancellationToken cancellationToken)
    {
        // A probe sets nothing: what it sees is no news to the author of a pull request.
        if (options is not { MayComment: true, ProbeOnly: false } || host.Facts?.PullRequest is null) return null;
        if (CommentRenderer.Render(report, answer, host.Facts, time.GetUtcNow(), options.Language) is not { } text) return null;
        var isTrouble = text.State != CommentState.Recovered;
        var found = host.FindCommentPlace(options.CommentToken, time);
        if (found.Value is not { } place)
        {
            if (isTrouble && found.Fault is { } why) host.Annotate(Severity.Notice, NotCommented(why.Sentence));
            return null;
        }
        var fault = await KeepAsync(place, text, report.StartedAt, cancellationToken);
        if (fault is null || isTrouble) return fault is null ? null : NotCommented(fault);
        // Without trouble there was most likely nothing to say: nobody is warned of that in every run.
        host.Say(NotCommented(fault));
        return null;
    }

    private string NotCommented(Sentence why) => options.Language.PullRequest.NotCommented(why(options.Language));

    private async Task<Sentence?> KeepAsync(
        CommentPlace place, CommentText text, DateTimeOffset began, CancellationToken cancellationToken)
    {
        var mark = new CommentMark(place.Workflow, place.Run, place.Attempt, text.State);
        return await new CommentKeeper(place.Comments, time).KeepAsync(mark, text.Body, place.RunBegan ?? began, cancellationToken);
    }
}
