namespace ProxyGuard.Core.Reports;

/// <summary>A run's key: a UUIDv7, whose first 48 bits are its time. Source: RFC 9562, section 5.7.</summary>
public static class RunKey
{
    /// <summary>Whether this is a UUIDv7 with a time that a calendar can hold.</summary>
    public static bool IsValid(Guid key) =>
        key.Version == 7 && key.Variant is >= 8 and <= 11 && Milliseconds(key) <= DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>What a key must look like, for messages.</summary>
    public static FormattableString Form { get; } = $"must be a UUIDv7, such as 019aa2f0-6c00-7000-8000-000000000001";

    /// <summary>The time inside a key, UTC, to the millisecond.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The key is not <see cref="IsValid"/>.</exception>
    public static DateTimeOffset TimeOf(Guid key) => DateTimeOffset.FromUnixTimeMilliseconds(Milliseconds(key));

    private static long Milliseconds(Guid key)
    {
        Span<byte> bytes = stackalloc byte[16];
        key.TryWriteBytes(bytes, bigEndian: true, out _);
        var milliseconds = 0L;
        foreach (var part in bytes[..6]) milliseconds = milliseconds << 8 | part;
        return milliseconds;
    }
}
