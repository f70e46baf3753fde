using System.Text.Json;

namespace ProxyGuard.Cli.Ci.GitHub;

/// <summary>The file in which GitHub tells what began a run (GITHUB_EVENT_PATH).</summary>
internal static class EventFile
{
    private const int MostBytes = 4 * 1024 * 1024;

    /// <summary>What is read from its root; null when there is no such file, or it does not have what is looked for.</summary>
    public static T? Read<T>(string? path, Func<JsonElement, T?> read) where T : class
    {
        try
        {
            if (path is null || new FileInfo(path) is not { Exists: true, Length: < MostBytes }) return null;
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return read(document.RootElement);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException
            or KeyNotFoundException or ArgumentException or FormatException)
        {
            return null;
        }
    }
}
