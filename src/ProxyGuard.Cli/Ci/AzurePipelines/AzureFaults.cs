using System.Globalization;
using System.Text;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Ci.AzurePipelines;

/// <summary>What an answer of Azure DevOps that is no success means. None of its text is repeated: it could be anybody's.</summary>
internal static class AzureFaults
{
    public static readonly HostFault Unreadable = new(HostFaultKind.Passing, words => words.Hosts.AzureUnreadable);

    public static readonly HostFault Page = new(HostFaultKind.Final, words => words.Hosts.AzurePage);

    private const string Name = "Azure DevOps";

    /// <param name="answer">The answer.</param>
    /// <param name="ofThread">Whether one thread was asked for by its id.</param>
    /// <param name="now">The time, to compare with that of a limit's end.</param>
    public static HostFault Of(RestAnswer answer, bool ofThread, DateTimeOffset now) => answer.Status switch
    {
        // A token that it does not know gets a page to sign in at, with one of these.
        203 or 302 or 401 => Final(words => words.Hosts.AzureTokenNotAccepted(answer.Status)),
        400 when Says(answer, "VssVersionOutOfRangeException") =>
            Final(words => words.Hosts.AzureTooOld),
        403 => Final(words => words.Hosts.AzureForbids),
        404 when ofThread => new HostFault(HostFaultKind.Gone, words => words.Hosts.ThreadGone),
        404 => Final(words => words.Hosts.AzureHidesPullRequest),
        429 => TooMany(After(answer, now)),
        408 or >= 500 => Passing(words => words.Hosts.InTrouble(Name, answer.Status), After(answer, now)),
        var status => Final(words => words.Hosts.AnsweredWith(Name, status)),
    };

    /// <summary>Whether it is a page, as a gate between gives with any status.</summary>
    public static bool IsPage(RestAnswer answer) => answer.Body.AsSpan().TrimStart(" \r\n\t\uFEFF"u8) is [(byte)'<', ..];

    private static HostFault Final(Sentence sentence) => new(HostFaultKind.Final, sentence);

    private static HostFault Passing(Sentence sentence, TimeSpan? after) => new(HostFaultKind.Passing, sentence, after);

    private static HostFault TooMany(TimeSpan? after) => Passing(
        words => words.Hosts.FewerRequests(Name, 429, after is { } time ? $"{Math.Ceiling(time.TotalSeconds):0}" : null), after);

    // The delay counts seconds with up to three decimals.
    private static TimeSpan? After(RestAnswer answer, DateTimeOffset now) =>
        answer.RetryAfter(now)
        ?? (answer.Headers.TryGetValues("X-RateLimit-Delay", out var values)
            && double.TryParse(values.First(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && seconds < TimeSpan.FromDays(1).TotalSeconds
            ? TimeSpan.FromSeconds(seconds)
            : null);

    private static bool Says(RestAnswer answer, string word) => answer.Body.AsSpan().IndexOf(Encoding.ASCII.GetBytes(word)) >= 0;
}
