using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>
/// How far the rollups of the fleet are. Every write to them is over the state that was read before the repositories were: of two workers
/// that believe to be the only one, the one that read first cannot write over what the other wrote.
/// </summary>
/// <param name="AsOf">Up to when the last hours have every run.</param>
/// <param name="Last">The start of the hour, of those that only a late run can change, that was looked at last.</param>
/// <param name="Sealed">The start of the first hour that is not yet closed to every run.</param>
/// <param name="Row">The row it was read from.</param>
internal sealed record FleetState(DateTimeOffset AsOf, DateTimeOffset Last, DateTimeOffset Sealed, TableRow? Row)
{
    private const string Key = "state";
    private const int Version = 1;

    /// <summary>The same for people; null before the first round.</summary>
    public DateTimeOffset? Known => AsOf == DateTimeOffset.UnixEpoch ? null : AsOf;

    /// <summary>The write that holds only if nobody wrote since.</summary>
    public RowWrite Write() => RowWrite.Over(Row, Key, new PackedWriter()
        .Number(Version).Number(AsOf.ToUnixTimeMilliseconds())
        .Number(Last.ToUnixTimeMilliseconds()).Number(Sealed.ToUnixTimeMilliseconds()).ToArray());

    public static async Task<FleetState> ReadAsync(ITableStore store, CancellationToken cancellationToken)
    {
        var never = DateTimeOffset.UnixEpoch;
        if (await store.ReadAsync(FleetRows.Partition, KeyRange.Only(Key), 1, cancellationToken) is not [var row])
            return new(never, never, never, null);
        var reader = new PackedReader(row.Value);
        if (reader.Number() is var version && version != Version)
            throw new InvalidDataException($"the state of the fleet has version {version}, this program knows up to {Version}: update it");
        return new(Time(reader.Number()), Time(reader.Number()), Time(reader.Number()), row);
    }

    public bool IsSealed(TimeBucket bucket) => bucket.Start < Sealed;

    /// <summary>Closes a day and all before it; what is closed stays closed.</summary>
    public FleetState Seal(TimeBucket day) => this with { Sealed = day.End > Sealed ? day.End : Sealed };

    private static DateTimeOffset Time(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);
}
