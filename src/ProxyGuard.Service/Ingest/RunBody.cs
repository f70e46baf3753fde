using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Ingest;

/// <summary>Reads a request's body up to the limit of a run report.</summary>
internal static class RunBody
{
    /// <summary>The body, or null when it is too long.</summary>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > ReportLimits.Bytes) return null;
        var buffer = new byte[(int)(request.ContentLength ?? ReportLimits.Bytes) + 1];
        var length = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return length < buffer.Length ? buffer.AsMemory(0, length) : null;
    }
}
