using System.Globalization;
using ProxyGuard.Cli.Output;

namespace ProxyGuard.Cli.Ci;

/// <summary>Facts from a CI system's variables, made plain and short enough for a run report.</summary>
internal static class CiText
{
    /// <summary>A variable's value in at most so many characters; null when it is unset or empty.</summary>
    public static string? Fact(this IReadOnlyDictionary<string, string> environment, string name, int longest = 200)
    {
        if (!environment.TryGetValue(name, out var value) || string.IsNullOrWhiteSpace(value)) return null;
        var plain = PlainText.Clean(value.Trim());
        return plain.Length > longest ? plain[..longest] : plain;
    }

    /// <summary>A positive number, or null.</summary>
    public static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : null;

    /// <summary>An http(s) address without credentials, or null.</summary>
    public static string? WebAddress(string text) =>
        text.Length <= 1000 && Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https"
            && url.UserInfo.Length == 0
            ? url.AbsoluteUri
            : null;
}
