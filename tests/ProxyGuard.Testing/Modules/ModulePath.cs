using System.Text;

namespace ProxyGuard.Testing.Modules;

/// <summary>The escaped form of module paths and versions: every upper-case letter becomes <c>!</c> and its lower case.</summary>
public static class ModulePath
{
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (char.IsAsciiLetterUpper(letter)) escaped.Append('!').Append(char.ToLowerInvariant(letter));
            else escaped.Append(letter);
        }
        return escaped.ToString();
    }

    /// <summary>The plain form, or null when the text is not an escaped one (an upper-case letter, a stray <c>!</c>).</summary>
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
