using System.Text.RegularExpressions;

namespace ProxyGuard.Core.Diagnosing;

/// <summary>A log's line without credentials: <c>go</c> masks the password of a URL, but not a token that stands as its user.</summary>
internal static class MaskedText
{
    private static readonly Regex UserInfo = LogPattern.Of(@"(://)[^/\s@""']{1,2000}@");
    private static readonly Regex Query = LogPattern.Of(@"([?&][\w.-]{1,80}=)[^\s&""':]{2,}");
    private static readonly Regex Header = LogPattern.Of(
        @"(?i)((authorization|token|password|secret|api-?key)\S{0,3}[:=] ?(basic |bearer )?)[^\s""']{4,}");

    public static string Of(string text)
    {
        var masked = text.Contains("://", StringComparison.Ordinal) ? UserInfo.Replace(text, "$1***@") : text;
        return Header.Replace(Query.Replace(masked, "$1***"), "$1***");
    }
}
