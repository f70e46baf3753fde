using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Ingest;

/// <summary>A valid run that waits for its commit. What its row and its rollups need is worked out before it stands in the queue.</summary>
internal sealed class PendingRun(RunReport report, ReadOnlyMemory<byte> body)
    : PendingEntry(report.Repository, RowKeys.Run(report.Key), body, AdditionsOf(report))
{
    // A proxy's part of the answer: twice its id, a time, a share, a count.
    private const int AnswerBytes = 1024;
    private readonly byte[] _packed = StoredRun.Pack(body.Span);

    public override int RowBytes => _packed.Length + AnswerBytes * (1 + report.Proxies.Count);

    /// <summary>What a run adds to each rollup: at most 2 × (40 proxies + the repository).</summary>
    public static IReadOnlyList<StoredRollup> AdditionsOf(RunReport report) => [.. Enum.GetValues<BucketSize>().SelectMany(size =>
    {
        var bucket = TimeBucket.Of(size, RunKey.TimeOf(report.Key));
        var proxies = report.Proxies.Select(
            proxy => new StoredRollup(bucket, proxy.Id, ProxyRollup.OfProxy(report, proxy, bucket), null));
        return proxies.Prepend(new StoredRollup(bucket, "", ProxyRollup.OfRepository(report), null));
    })];

    public override async Task<byte[]> WriteRowAsync(MergedRollups rollups) =>
        new StoredRun(Digest, await rollups.AnswerAsync(report), _packed).Write();

    protected override bool HasOurDigest(byte[] row) => StoredRun.Read(row).HasDigest(Digest);
}
