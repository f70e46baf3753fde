using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Wording;

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
        401 => Final(words => words.Hosts.GitHubTokenNotKnown),
        403 or 429 when LimitEnds(answer, now) is { } after => new(
            HostFaultKind.Passing,
            words => words.Hosts.FewerRequests("GitHub", answer.Status, $"{Math.Ceiling(after.TotalSeconds):0}"),
            after),
        403 when Says(answer, "locked") => Final(words => words.Hosts.PullRequestLocked),
        403 => Final(words => words.Hosts.GitHubForbids),
        404 or 410 when ofComment => new HostFault(HostFaultKind.Gone, words => words.Hosts.CommentGone(answer.Status)),
        404 or 410 => Final(words => words.Hosts.GitHubHidesPullRequest(answer.Status)),
        422 => Final(words => words.Hosts.CommentNotTaken),
        >= 500 => new HostFault(HostFaultKind.Passing, words => words.Hosts.InTrouble("GitHub", answer.Status)),
        >= 300 and < 400 => Final(words => words.Hosts.LeadsElsewhere(answer.Status)),
        var status => Final(words => words.Hosts.AnsweredWith("GitHub", status)),
    };

    private static HostFault Final(Sentence sentence) => new(HostFaultKind.Final, sentence);

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
