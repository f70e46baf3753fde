using System.Text.Json;

namespace ProxyGuard.Cli.Upload;

/// <summary>The share of judged runs, from 0 to 1, in which a proxy could be used.</summary>
internal readonly record struct Availability(double Value, long Of);

/// <summary>What the service answered: hostile until read here, field by field.</summary>
/// <param name="ReportUrl">The page of the repository: an http(s) address in safe characters, or null.</param>
/// <param name="Since">By proxy id, since when it is failing.</param>
/// <param name="Availability30d">By proxy id, its availability in the last 30 days.</param>
internal sealed record UploadAnswer(
    string? ReportUrl,
    IReadOnlyDictionary<string, DateTimeOffset> Since,
    IReadOnlyDictionary<string, Availability> Availability30d)
{
    public const int MostBytes = 64 * 1024;
    private const int LongestUrl = 1000;

    /// <summary>Reads what can be read; a field of another kind counts as absent.</summary>
    /// <returns>The answer, or null when it is no JSON object.</returns>
    public static UploadAnswer? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 8 });
            if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
            return new UploadAnswer(
                ReadUrl(document.RootElement),
                ReadMap(document.RootElement, "since", ReadInstant),
                ReadMap(document.RootElement, "availability30d", ReadAvailability));
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string? ReadUrl(JsonElement root)
    {
        if (!root.TryGetProperty("reportUrl", out var value) || value.ValueKind != JsonValueKind.String) return null;
        if (value.GetString() is not { Length: <= LongestUrl } text || !Uri.TryCreate(text, UriKind.Absolute, out var url)) return null;
        if (url.Scheme is not ("http" or "https") || url.UserInfo.Length > 0) return null;
        var isSafe = url.AbsoluteUri.All(letter => char.IsAsciiLetterOrDigit(letter) || "-._~:/?#@!$&+,;=%".Contains(letter));
        return isSafe && !url.AbsoluteUri.Contains("##", StringComparison.Ordinal) ? url.AbsoluteUri : null;
    }

    private static DateTimeOffset? ReadInstant(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.TryGetDateTimeOffset(out var at) ? at : null;

    private static Availability? ReadAvailability(JsonElement value) =>
        value.ValueKind == JsonValueKind.Object
        && value.TryGetProperty("value", out var share) && share.ValueKind == JsonValueKind.Number && share.TryGetDouble(out var part)
            && part is >= 0 and <= 1
        && value.TryGetProperty("of", out var of) && of.ValueKind == JsonValueKind.Number && of.TryGetInt64(out var runs) && runs > 0
            ? new Availability(part, runs)
            : null;

    private static Dictionary<string, T> ReadMap<T>(JsonElement root, string name, Func<JsonElement, T?> read) where T : struct
    {
        var map = new Dictionary<string, T>(StringComparer.Ordinal);
        if (!root.TryGetProperty(name, out var value) || value.ValueKind != JsonValueKind.Object) return map;
        foreach (var entry in value.EnumerateObject().Take(40))
        {
            if (read(entry.Value) is { } found) map[entry.Name] = found;
        }
        return map;
    }
}
