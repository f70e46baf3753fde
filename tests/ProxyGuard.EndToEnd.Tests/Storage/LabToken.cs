using System.Buffers.Text;
using System.Text;

namespace ProxyGuard.EndToEnd.Tests.Storage;

/// <summary>A bearer token with the claims that Azurite checks.</summary>
internal static class LabToken
{
    public static string Write(string audience)
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = $$"""
            {"aud":"{{audience}}","iss":"https://sts.windows.net/lab/","iat":{{now.ToUnixTimeSeconds()}},
            "nbf":{{now.AddMinutes(-1).ToUnixTimeSeconds()}},"exp":{{now.AddHours(1).ToUnixTimeSeconds()}}}
            """;
        return $"{Encode("""{"alg":"none","typ":"JWT"}""")}.{Encode(claims)}.{Encode("unsigned")}";
    }

    private static string Encode(string text) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text));
}
