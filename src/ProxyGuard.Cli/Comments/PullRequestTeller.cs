using ProxyGuard.Cli.Ci;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Upload;
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
        if (CommentRenderer.Render(report, answer, host.Facts, time.GetUtcNow()) is not { } text) return null;
        var isTrouble = text.State != CommentState.Recovered;
        if (options.CommentToken is not { } token)
        {
            if (isTrouble) host.Annotate(Severity.Notice, $"The pull request was not commented on: {WithoutToken}.");
            return null;
        }
        var fault = await KeepAsync(host.FindCommentPlace(token, time), text, report.StartedAt, cancellationToken);
        if (fault is null) return null;
        var sentence = $"The pull request was not commented on: {fault}.";
        if (isTrouble) return sentence;
        // Without trouble there was most likely nothing to say: nobody is warned of that in every run.
        host.Say(sentence);
        return null;
    }

    // An agent gives a step its token only where that is asked for.
    private string WithoutToken => host.Kind == CiKind.Azure
        ? "the step needs \"env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)\""
        : "there is no comment-token";

    private async Task<string?> KeepAsync(
        HostAnswer<CommentPlace> found, CommentText text, DateTimeOffset began, CancellationToken cancellationToken)
    {
        if (found.Value is not { } place) return found.Fault?.Sentence;
        var mark = new CommentMark(place.Workflow, place.Run, place.Attempt, text.State);
        return await new CommentKeeper(place.Comments, time).KeepAsync(mark, text.Body, place.RunBegan ?? began, cancellationToken);
    }
}
