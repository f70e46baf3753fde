using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>The sum of one proxy's rollups over all repositories in one bucket.</summary>
/// <param name="Rollup">The sum.</param>
/// <param name="Repositories">From how many repositories.</param>
/// <param name="AsOf">When it was made; it is made anew only when it changed.</param>
internal sealed record FleetRollup(ProxyRollup Rollup, long Repositories, DateTimeOffset AsOf)
{
    private const int Version = 1;

    public byte[] Write() => new PackedWriter()
        .Number(Version).Number(Repositories).Number(AsOf.ToUnixTimeMilliseconds()).Block(RollupEncoding.Write(Rollup)).ToArray();

    public static FleetRollup Read(ReadOnlySpan<byte> bytes) => Read(bytes, block => RollupEncoding.Read(block));

    /// <summary>The same without latencies, at a tenth of the work.</summary>
    public static FleetRollup ReadCounts(ReadOnlySpan<byte> bytes) => Read(bytes, block => RollupEncoding.ReadCounts(block));

    private static FleetRollup Read(ReadOnlySpan<byte> bytes, Func<ReadOnlySpan<byte>, ProxyRollup> decode)
    {
        var reader = new PackedReader(bytes);
        if (reader.Number() is var version && version != Version)
            throw new InvalidDataException($"a rollup of the fleet has version {version}, this program knows up to {Version}: update it");
        var repositories = reader.Number();
        var asOf = DateTimeOffset.FromUnixTimeMilliseconds(reader.Number());
        return new(decode(reader.Block()), repositories, asOf);
    }

    /// <summary>Whether both say the same, whenever they were made.</summary>
    public bool IsSameAs(FleetRollup other) =>
        Repositories == other.Repositories && RollupEncoding.Write(Rollup).AsSpan().SequenceEqual(RollupEncoding.Write(other.Rollup));
}

/// <summary>One sum as it is stored.</summary>
internal sealed record StoredFleetRollup(TimeBucket Bucket, string Proxy, FleetRollup Sum, TableRow Row);

/// <summary>The rows of the fleet as values; their keys are those of a repository's rollups.</summary>
internal sealed class FleetRows(ITableStore store)
{
    public const string Partition = "fleet";

    private static readonly HashSet<string> AllProxies = [];

    /// <summary>The sums from one bucket to another of the same size, by time and then by proxy.</summary>
    public Task<IReadOnlyList<StoredFleetRollup>> ReadAsync(TimeBucket first, TimeBucket last, CancellationToken cancellationToken) =>
        ReadAsync(first, last, AllProxies, cancellationToken);

    /// <summary>The same of some proxies; of all when none is named. The others are read and not decoded.</summary>
    public async Task<IReadOnlyList<StoredFleetRollup>> ReadAsync(
        TimeBucket first, TimeBucket last, IReadOnlySet<string> proxies, CancellationToken cancellationToken) =>
        [.. (await ReadRowsAsync(first, last, cancellationToken)).Select(row => Parse(row, proxies)).OfType<StoredFleetRollup>()];

    /// <summary>The rollups of all sums, without latencies.</summary>
    public Task<IReadOnlyList<StoredRollup>> ReadCountsAsync(TimeBucket first, TimeBucket last, CancellationToken cancellationToken) =>
        ReadCountsAsync(first, last, AllProxies, cancellationToken);

    /// <summary>The same of some proxies.</summary>
    public async Task<IReadOnlyList<StoredRollup>> ReadCountsAsync(
        TimeBucket first, TimeBucket last, IReadOnlySet<string> proxies, CancellationToken cancellationToken) =>
        RollupDecoding.Decode(
            await ReadRowsAsync(first, last, cancellationToken), proxies, value => FleetRollup.ReadCounts(value).Rollup);

    private Task<IReadOnlyList<TableRow>> ReadRowsAsync(TimeBucket first, TimeBucket last, CancellationToken cancellationToken) =>
        store.ReadAsync(Partition, RowKeys.Range(first, last), int.MaxValue, cancellationToken);

    private static StoredFleetRollup? Parse(TableRow row, IReadOnlySet<string> proxies)
    {
        var (bucket, proxy) = RowKeys.ParseRollup(row.Key);
        return proxies.Count == 0 || proxies.Contains(proxy) ? new(bucket, proxy, FleetRollup.Read(row.Value), row) : null;
    }
}
