using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Retention;

/// <summary>
/// How far the runs of a repository were looked at. Of the runs before <paramref name="Swept"/> only failures are left, so they are not
/// read again; a pass that is under way looks at those up to <paramref name="Until"/>, newest first, and has come to
/// <paramref name="Last"/>.
/// </summary>
internal sealed record SweepCursor(DateTimeOffset Swept, DateTimeOffset Until, string Last)
{
    public const string Key = "sweep";
    private const int Version = 1;
    private static readonly SweepCursor None = new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch, "");

    public bool IsUnderWay => Last.Length > 0;

    /// <summary>The pass that is under way, or the next one.</summary>
    public SweepCursor Begin(DateTimeOffset until) => IsUnderWay ? this : this with { Until = until };

    /// <summary>The cursor when the pass has come to its end.</summary>
    public SweepCursor End() => new(Until, Until, "");

    public byte[] Write() => new PackedWriter()
        .Number(Version).Number(Swept.ToUnixTimeMilliseconds()).Number(Until.ToUnixTimeMilliseconds()).Text(Last).ToArray();

    public static SweepCursor Read(TableRow? row)
    {
        if (row is null) return None;
        var reader = new PackedReader(row.Value);
        if (reader.Number() is var version && version != Version)
            throw new InvalidDataException($"a sweep's cursor has version {version}, this program knows up to {Version}: update it");
        return new(Time(reader.Number()), Time(reader.Number()), reader.Text());
    }

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
