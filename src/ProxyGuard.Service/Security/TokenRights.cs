using System.Diagnostics.CodeAnalysis;

namespace ProxyGuard.Service.Security;

/// <summary>What a token may do. The numbers are stored.</summary>
[Flags]
[SuppressMessage("Naming", "CA1711", Justification = "Rights are what they are called.")]
internal enum TokenRights
{
    None = 0,
    Read = 1,
    Write = 2,
}

/// <summary>Rights as people write them.</summary>
internal static class TokenRightsText
{
    public const string Form = "must be read, write or both: --can read,write";

    public static string Write(this TokenRights rights) =>
        rights.ToString().ToLowerInvariant().Replace(", ", ",", StringComparison.Ordinal);

    /// <summary>The sum of all words; nothing when one of them is no right.</summary>
    public static TokenRights Parse(IEnumerable<string> words)
    {
        var rights = TokenRights.None;
        foreach (var word in words.SelectMany(text => text.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (word is not ("read" or "write")) return TokenRights.None;
            rights |= word == "read" ? TokenRights.Read : TokenRights.Write;
        }
        return rights;
    }
}
