namespace ProxyGuard.Cli.Options;

/// <summary>One thing wrong with the options: where it came from, and what is allowed there. Never holds a secret.</summary>
internal sealed record OptionFault(string Origin, string Message)
{
    private const int Shown = 80;

    /// <summary>A value for a message: cut, in quotes, and without anything that may be a credential or a query.</summary>
    public static string Quote(string value)
    {
        var text = value;
        if (text.LastIndexOf('@') is >= 0 and var at)
        {
            var scheme = text.IndexOf("://", StringComparison.Ordinal);
            text = (scheme >= 0 && scheme < at ? text[..(scheme + 3)] : "") + "***" + text[at..];
        }
        if (text.IndexOf('?') is >= 0 and var query) text = text[..query] + "?***";
        return text.Length > Shown ? $"\"{text[..Shown]}…\"" : $"\"{text}\"";
    }

    public override string ToString() => $"{Origin}: {Message}";
}
