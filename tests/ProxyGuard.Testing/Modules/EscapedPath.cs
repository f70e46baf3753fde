using System.Text;

namespace ProxyGuard.Testing.Modules;

/// <summary>The way back from <see cref="Core.Modules.ModulePath.Escape"/>, which only a proxy goes.</summary>
public static class EscapedPath
{
    /// <summary>The plain path or version, or null when the text is not an escaped one (an upper-case letter, a stray <c>!</c>).</summary>
    public static string? Unescape(string escaped)
    {
        var text = new StringBuilder(escaped.Length);
        for (var at = 0; at < escaped.Length; at++)
        {
            if (char.IsAsciiLetterUpper(escaped[at])) return null;
            if (escaped[at] != '!') text.Append(escaped[at]);
            else if (++at < escaped.Length && char.IsAsciiLetterLower(escaped[at])) text.Append(char.ToUpperInvariant(escaped[at]));
            else return null;
        }
        return text.ToString();
    }
}
