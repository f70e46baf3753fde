using System.Globalization;
using System.Text;

namespace ProxyGuard.Core.Reports;

/// <summary>The grammar of ids: lower case, short enough (also as a key of a store), nothing that hides or breaks lines.</summary>
public static class ReportIds
{
    private const string Forbidden = "\\\"<>|?#`";

    /// <summary>What a repository's id must look like, for messages.</summary>
    public static FormattableString RepositoryForm { get; } =
        $"must be lower-case host/path, such as github.com/acme/widgets, at most {ReportLimits.IdBytes} bytes";

    /// <summary>What a proxy's id must look like, for messages.</summary>
    public static FormattableString ProxyForm { get; } =
        $"must be lower-case host[:port]/path without credentials, or file:/path, at most {ReportLimits.IdBytes} bytes";

    /// <summary>Whether this is a repository's id: a host and at least one segment of path.</summary>
    public static bool IsRepository(string id) => IsText(id) && IsHost(id[..PathStart(id)]) && id.Contains('/') && HasWholeSegments(id);

    /// <summary>Whether this is a proxy's id, as <see cref="Proxies.ProxyUrl.Id"/> makes it.</summary>
    public static bool IsProxy(string id) =>
        IsText(id) && (id.StartsWith("file:", StringComparison.Ordinal) || IsHost(id[..PathStart(id)]));

    private static int PathStart(string id) => id.IndexOf('/') is var slash and >= 0 ? slash : id.Length;

    private static bool IsText(string id) =>
        id.Length is > 0 and <= ReportLimits.IdBytes
        && Encoding.UTF8.GetByteCount(id) <= ReportLimits.IdBytes
        && IdEncoding.Encode(id).Length <= ReportLimits.EncodedId
        && id[0] != ' ' && id[^1] != ' '
        && id.EnumerateRunes().All(IsAllowed);

    private static bool IsAllowed(Rune rune) =>
        rune.Value == ' ' || Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.SpaceSeparator or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator => false,
            _ => rune.Value != 0xFFFD && Rune.ToLowerInvariant(rune) == rune && (!rune.IsAscii || !Forbidden.Contains((char)rune.Value)),
        };

    private static bool IsHost(string host) =>
        host.Length > 0 && !host.Contains('@') && !host.Contains(' ') && (host[0] == '[' || char.IsLetterOrDigit(host[0]));

    private static bool HasWholeSegments(string id) => id.Split('/').All(segment => segment is not ("" or "." or ".."));
}
