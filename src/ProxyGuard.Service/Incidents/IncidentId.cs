using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ProxyGuard.Service.Incidents;

/// <summary>
/// Ids of incidents: the minute in which one opened when it was first found, and ten digits that stand for whose it is. They sort by time.
/// </summary>
internal static class IncidentId
{
    private const string Minute = "yyyyMMdd'T'HHmm";
    private const int Digits = 10;
    private const int Length = 13 + 1 + Digits;

    public static string Make(string repository, string proxy, DateTimeOffset opened)
    {
        var whose = SHA256.HashData(Encoding.UTF8.GetBytes($"{repository}\n{proxy}"));
        return $"{opened.ToString(Minute, CultureInfo.InvariantCulture)}-{Convert.ToHexStringLower(whose)[..Digits]}";
    }

    /// <summary>The time inside an id; null when it is none.</summary>
    public static DateTimeOffset? TimeOf(string id) =>
        id.Length == Length && id[^(Digits + 1)] == '-' && id[^Digits..].All(char.IsAsciiHexDigitLower)
        && DateTimeOffset.TryParseExact(
            id[..^(Digits + 1)], Minute, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time
            : null;
}
