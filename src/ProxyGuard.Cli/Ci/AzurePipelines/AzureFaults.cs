using System.Globalization;
using System.Text;
using ProxyGuard.Cli.Comments;

namespace ProxyGuard.Cli.Ci.AzurePipelines;

/// <summary>What an answer of Azure DevOps that is no success means. None of its text is repeated: it could be anybody's.</summary>
internal static class AzureFaults
{
    public static readonly HostFault Unreadable = new(HostFaultKind.Passing, "the answer of Azure DevOps cannot be read");

    public static readonly HostFault Page = new(HostFaultKind.Final, "something between answers with a web page instead of Azure DevOps");

    public const string TokenMissing = "the step needs \"env: SYSTEM_ACCESSTOKEN: $(System.AccessToken)\"";

    private const string Right =
        "allow \"Contribute to pull requests\" for the build service identity (Project settings, Repositories, Security)";

    /// <param name="answer">The answer.</param>
    /// <param name="ofThread">Whether one thread was asked for by its id.</param>
    /// <param name="now">The time, to compare with that of a limit's end.</param>
    public static HostFault Of(RestAnswer answer, bool ofThread, DateTimeOffset now) => answer.Status switch
    {
        // A token that it does not know gets a page to sign in at, with one of these.
        203 or 302 or 401 => Final($"Azure DevOps does not accept the token ({answer.Status}): {TokenMissing}"),
        400 when Says(answer, "VssVersionOutOfRangeException") =>
            Final("this server does not speak REST 7.1: Azure DevOps Server 2022.1 or later does"),
        403 => Final($"the token may not do it (403): {Right}"),
        404 when ofThread => new HostFault(HostFaultKind.Gone, "the thread is gone (404)"),
        404 => Final($"Azure DevOps shows this token no such pull request (404): {Right}"),
        429 => Passing($"Azure DevOps wants fewer requests (429){For(After(answer, now))}", After(answer, now)),
        408 or >= 500 => Passing($"Azure DevOps is in trouble itself ({answer.Status})", After(answer, now)),
        var status => Final($"Azure DevOps answered with status {status}"),
    };

    /// <summary>Whether it is a page, as a gate between gives with any status.</summary>
    public static bool IsPage(RestAnswer answer) => answer.Body.AsSpan().TrimStart(" \r\n\t\uFEFF"u8) is [(byte)'<', ..];

    private static HostFault Final(string sentence) => new(HostFaultKind.Final, sentence);

    private static HostFault Passing(string sentence, TimeSpan? after) => new(HostFaultKind.Passing, sentence, after);

    private static string For(TimeSpan? after) => after is { } time ? $", and none for {Math.Ceiling(time.TotalSeconds):0} s" : "";

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
