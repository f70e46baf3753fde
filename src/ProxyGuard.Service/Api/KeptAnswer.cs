using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using ProxyGuard.Service.Security;

namespace ProxyGuard.Service.Api;

/// <summary>Answers that may be kept for a while, and asked for again by their tag: badges and feeds, which are polled.</summary>
internal static class KeptAnswer
{
    private const int TagDigits = 32;

    /// <summary>How long an answer may be taken for the newest, in seconds.</summary>
    public const int Seconds = 300;

    /// <summary>The answer; 304 where the request names what it would be.</summary>
    /// <param name="context">The request.</param>
    /// <param name="body">The answer's bytes, which give its tag.</param>
    /// <param name="type">Its media type.</param>
    /// <param name="changed">When it last said something else; null where nobody knows.</param>
    public static IResult Of(HttpContext context, byte[] body, string type, DateTimeOffset? changed = null)
    {
        // What a token was needed for is kept by nobody but who showed it.
        context.Response.Headers.CacheControl = $"{(context.Grant().Token.Length == 0 ? "public" : "private")}, max-age={Seconds}";
        // Weak, because the same bytes are sent packed in several ways.
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(body))[..TagDigits]}\"", isWeak: true);
        return TypedResults.Bytes(body, type, lastModified: changed, entityTag: tag);
    }
}
