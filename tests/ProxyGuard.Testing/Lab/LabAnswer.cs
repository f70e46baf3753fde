using System.Collections.Immutable;
using System.IO.Compression;
using System.Text;

namespace ProxyGuard.Testing.Lab;

/// <summary>How the bytes of an answer go out.</summary>
internal enum Delivery
{
    Whole,
    SlowFirstByte,
    DripBody,
    CloseBeforeResponse,
    ResetBeforeResponse,
    Malformed,
    StallBeforeResponse,
    StallMidHeader,
    StallMidBody,
    TruncatedBody,
    TruncatedChunked,
    TruncatedSilent,
    EndlessBody,
    TenGigabytes,
    EndlessHeaders,
    StreamReset,
    GoAway,
    GracefulGoAway,
}

/// <summary>An answer before it is sent; a fault turns the healthy one into another.</summary>
internal sealed record LabAnswer(int Status, string ContentType, byte[] Body)
{
    public string? Reason { get; init; }

    public Delivery Delivery { get; init; }

    public ImmutableList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>Whether a client sees the status at all.</summary>
    public bool ShowsStatus => Delivery is not (Delivery.CloseBeforeResponse or Delivery.ResetBeforeResponse or Delivery.Malformed
        or Delivery.StallBeforeResponse or Delivery.StallMidHeader or Delivery.EndlessHeaders);

    public static LabAnswer NotFound(string why) => new(404, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes($"not found: {why}\n"));

    public LabAnswer With(string name, string value) => this with { Headers = Headers.Add((name, value)) };

    public LabAnswer WithManyHeaders(int count) =>
        this with { Headers = Headers.AddRange(Enumerable.Range(0, count).Select(number => ($"X-{number}", "1"))) };

    public static LabAnswer Refused(int status) =>
        new(status, "text/plain; charset=utf-8", status is 204 or 304 ? [] : Encoding.UTF8.GetBytes($"the lab answers {status}\n"));

    public static LabAnswer Redirected(string location) =>
        new LabAnswer(302, "text/plain; charset=utf-8", "moved\n"u8.ToArray()).With("Location", location);

    public static LabAnswer Html() => new(200, "text/html; charset=utf-8",
        """
        <!DOCTYPE html>
        <html><head><title>Sign in</title></head>
        <body><form><input name="user"><input type="password"></form></body></html>

        """u8.ToArray());

    public LabAnswer Ok(ReadOnlySpan<byte> body) => this with { Status = 200, Body = body.ToArray() };

    public LabAnswer CrLf() => Ok(Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(Body).Replace("\n", "\r\n")));

    public LabAnswer Gzip()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true)) gzip.Write(Body);
        return (this with { Body = packed.ToArray() }).With("Content-Encoding", "gzip");
    }
}
