using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace ProxyGuard.Service.Ingest;

/// <summary>Reads the JSON of a request: uncompressed, UTF-8, up to a limit.</summary>
internal static class RequestBody
{
    /// <summary>The body, or the answer that refuses it.</summary>
    public static async Task<(ReadOnlyMemory<byte> Body, IResult? Refusal)> ReadAsync(
        HttpRequest request, int mostBytes, CancellationToken cancellationToken)
    {
        if (!IsPlainJson(request))
        {
            return (
                default,
                Refused(StatusCodes.Status415UnsupportedMediaType, "The body must be application/json in UTF-8, not compressed."));
        }
        try
        {
            return await ReadAsync(request.Body, request.ContentLength, mostBytes, cancellationToken) is { } body
                ? (body, null)
                : (default, Refused(StatusCodes.Status413PayloadTooLarge, $"The body must have at most {mostBytes} bytes."));
        }
        catch (BadHttpRequestException fault)
        {
            return (default, Refused(fault.StatusCode, "The body does not arrive as its headers say: " + fault.Message));
        }
    }

    private static bool IsPlainJson(HttpRequest request) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
        && type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase))
        && request.Headers.ContentEncoding.Count == 0;

    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(
        Stream stream, long? announced, int mostBytes, CancellationToken cancellationToken)
    {
        if (announced > mostBytes) return null;
        var buffer = new byte[(int)(announced ?? mostBytes) + 1];
        var length = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length < buffer.Length ? buffer.AsMemory(0, length) : null;
    }

    private static ProblemHttpResult Refused(int status, string detail) => TypedResults.Problem(detail, statusCode: status);
}
