using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Trends;

/// <summary>
/// Decodes a range of rollups. Keys repeat their bucket row by row and their proxies bucket by bucket: each is parsed once.
/// </summary>
internal static class RollupDecoding
{
    public static IReadOnlyList<StoredRollup> Decode(
        IReadOnlyList<TableRow> rows, IReadOnlySet<string> proxies, Func<byte[], ProxyRollup> decode) =>
        Decode(rows, proxies, (bucket, proxy, row) => new StoredRollup(bucket, proxy, decode(row.Value), row));

    public static IReadOnlyList<T> Decode<T>(
        IReadOnlyList<TableRow> rows, IReadOnlySet<string> proxies, Func<TimeBucket, string, TableRow, T> make)
    {
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        var idOf = ids.GetAlternateLookup<ReadOnlySpan<char>>();
        var decoded = new List<T>(rows.Count);
        var (prefix, bucket) = ("", default(TimeBucket));
        foreach (var row in rows)
        {
            var bar = row.Key.LastIndexOf('|') + 1;
            if (prefix.Length != bar || !row.Key.StartsWith(prefix, StringComparison.Ordinal))
                (prefix, bucket) = (row.Key[..bar], RowKeys.ParseRollup(row.Key).Bucket);
            if (!idOf.TryGetValue(row.Key.AsSpan(bar), out var id)) idOf[row.Key.AsSpan(bar)] = id = RowKeys.ParseRollup(row.Key).Proxy;
            if (id.Length == 0 || proxies.Count == 0 || proxies.Contains(id))
                decoded.Add(make(bucket, id, row));
        }
        return decoded;
    }
}
