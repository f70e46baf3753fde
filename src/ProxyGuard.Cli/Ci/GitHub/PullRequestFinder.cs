using ProxyGuard.Cli.Comments;

namespace ProxyGuard.Cli.Ci.GitHub;

/// <summary>
/// Finds the pull request that a run was about. The event of a fork's run does not name it, and what the run left behind may name any:
/// only GitHub's own word on the commit counts.
/// </summary>
/// <param name="api">The interface.</param>
/// <param name="repository">Whose pull request it must be, as <c>owner/name</c>.</param>
/// <param name="time">The clock.</param>
internal sealed class PullRequestFinder(RestApi api, string repository, TimeProvider time)
{
    /// <summary>Every open pull request into this repository whose newest commit is the run's.</summary>
    public async Task<HostAnswer<IReadOnlyList<int>>> FindAsync(WorkflowRunEvent run, CancellationToken cancellationToken)
    {
        if (run is { HeadOwner: { } owner, HeadBranch: { } branch })
        {
            var head = Uri.EscapeDataString($"{owner}:{branch}");
            var found = await AskAsync($"/pulls?state=open&head={head}&per_page=100", run.HeadSha, cancellationToken);
            if (found.Fault is not null || found.Value is { Count: > 0 }) return found;
        }
        return await AskAsync($"/commits/{run.HeadSha}/pulls?per_page=100", run.HeadSha, cancellationToken);
    }

    private async Task<HostAnswer<IReadOnlyList<int>>> AskAsync(string path, string sha, CancellationToken cancellationToken)
    {
        var answer = await api.SendAsync(HttpMethod.Get, api.At($"/repos/{repository}{path}"), null, cancellationToken);
        if (answer.Value is not { } read) return answer.Fault!;
        // A commit that only a fork has is none of this repository's.
        if (read.Status is 404 or 422) return HostAnswer.Of<IReadOnlyList<int>>([]);
        if (!read.IsSuccess) return GitHubFaults.Of(read, ofComment: false, time.GetUtcNow());
        if (read.Read(GitHubJson.Default.GitHubPullArray) is not { } pulls)
            return new HostFault(HostFaultKind.Passing, words => words.Hosts.GitHubUnreadable);
        return HostAnswer.Of<IReadOnlyList<int>>(
            [.. pulls.Where(pull => IsOf(pull, sha)).Select(pull => pull.Number).OfType<int>().Distinct().Order()]);
    }

    private bool IsOf(GitHubPull pull, string sha) =>
        pull is { State: "open", Number: > 0 }
        && pull.Head?.Sha == sha
        && string.Equals(pull.Base?.Repo?.FullName, repository, StringComparison.OrdinalIgnoreCase);
}
