using System.Text.RegularExpressions;

namespace ProxyGuard.Core.Diagnosing;

/// <summary>Patterns for hostile text: the time they take is in proportion to its length.</summary>
internal static class LogPattern
{
    public static Regex Of(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
