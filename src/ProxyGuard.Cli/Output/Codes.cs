using System.Text.Json;

namespace ProxyGuard.Cli.Output;

/// <summary>An enum's value as the code that reports use: <c>NothingToFetch</c> as <c>nothing-to-fetch</c>.</summary>
internal static class Codes
{
    public static string Of<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
