using ProxyGuard.Cli.Comments;

namespace ProxyGuard.Cli.Ci.GitHub;

/// <summary>What an answer of GitHub's that is no success means. None of its text is repeated: it could be anybody's.</summary>
internal static class GitHubFaults
{
    // GitHub's rule for secondary limits that come without a time: wait at least a minute.
    private static readonly TimeSpan SecondaryLimit = TimeSpan.FromMinutes(1);

    /// <param name="answer">The answer.</param>
    /// <param name="ofComment">Whether one comment was asked for by its id.</param>
    /// <param name="now">The time, to compare with that of a limit's end.</param>
    public static HostFault Of(RestAnswer answer, bool ofComment, DateTimeOffset now) => answer.Status switch
    {
        401 => Final("GitHub does not know the token (401): is comment-token right, and not expired?"),
        403 or 429 when LimitEnds(answer, now) is { } after => new(
            HostFaultKind.Passing, $"GitHub wants fewer requests ({answer.Status}), and none for {Math.Ceiling(after.TotalSeconds):0} s", after),
        403 when Says(answer, "locked") => Final("the pull request is locked (403)"),
        403 => Final($"the token may not do it (403): {Permission}"),
        404 or 410 when ofComment => new HostFault(HostFaultKind.Gone, $"the comment is gone ({answer.Status})"),
        404 or 410 => Final($"GitHub shows this token no such pull request ({answer.Status}): {Permission}"),
        422 => Final("GitHub does not take the comment (422)"),
        >= 500 => new HostFault(HostFaultKind.Passing, $"GitHub is in trouble itself ({answer.Status})"),
        >= 300 and < 400 => Final($"GitHub's answer leads elsewhere ({answer.Status}), and redirects are not followed"),
        var status => Final($"GitHub answered with status {status}"),
    };

    private const string Permission =
        "the job needs \"permissions: pull-requests: write\". "
        + "A fork's pull request never has it: action/examples/comment-from-fork.yml shows the way";

    private static HostFault Final(string sentence) => new(HostFaultKind.Final, sentence);

    private static TimeSpan? LimitEnds(RestAnswer answer, DateTimeOffset now)
    {
        if (answer.RetryAfter(now) is { } after) return after;
        if (answer.Number("x-ratelimit-remaining") == 0 && answer.Number("x-ratelimit-reset") is { } reset and > 0 and < 1L << 36)
            return RestAnswer.AtLeastZero(DateTimeOffset.FromUnixTimeSeconds(reset) - now);
        return answer.Status == 429 || Says(answer, "rate limit") ? SecondaryLimit : null;
    }

    private static bool Says(RestAnswer answer, string word) =>
        answer.Read(GitHubJson.Default.GitHubError)?.Message?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}
