
namespace ProxyGuard.Core.Probing;

/// <summary>Reads one body up to a limit and knows when its last byte came.</summary>
/// <param name="time">The clock.</param>
/// <param name="most">The most bytes to keep.</param>
internal sealed class BodyReader(TimeProvider time, int most)
{
    private const int Start = 512;

    private long _lastByte = time.GetTimestamp();

    /// <summary>Bytes read so far.</summary>
    public long Count { get; private set; }

    public TimeSpan SinceLastByte => time.GetElapsedTime(_lastByte);

    /// <summary>The whole body, or its start when it is larger than the limit.</summary>
    public async Task<(byte[] Bytes, bool IsWhole)> ReadAsync(HttpContent content, CancellationToken isOver)
    {
        // Of a body that announces itself as too large only the start is of use.
        var wanted = content.Headers.ContentLength > most ? Math.Min(Start, most) : most;
        await using var stream = await content.ReadAsStreamAsync(isOver);
        using var kept = new MemoryStream();
        var buffer = new byte[16 << 10];
        while (await stream.ReadAsync(buffer, isOver) is > 0 and var read)
        {
            _lastByte = time.GetTimestamp();
            Count += read;
            kept.Write(buffer, 0, read);
            if (Count > wanted) return (kept.ToArray(), false);
        }
        return (kept.ToArray(), true);
    }
}
