using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Ingest;

/// <summary>A valid run that waits for its commit. What its row and its rollups need is worked out before it stands in the queue.</summary>
internal sealed class PendingRun(RunReport report, ReadOnlyMemory<byte> body)
    : PendingEntry(report.Repository, RowKeys.Run(report.Key), body, AdditionsOf(report))
{
    // A proxy's part of the answer: twice its id, a time, a share, a count.
    private const int AnswerBytes = 1024;
    private readonly byte[] _body = StoredRun.Pack(body.Span);
    private readonly byte[] _summary = StoredRun.PackSummary(report, body.Span);

    public override int RowBytes => _body.Length + _summary.Length + AnswerBytes * (1 + report.Proxies.Count);

    /// <summary>What a run adds to each rollup: at most 2 × (40 proxies + the repository).</summary>
    public static IReadOnlyList<StoredRollup> AdditionsOf(RunReport report)
    {
        var at = RunKey.TimeOf(report.Key);
        var (hour, day) = (TimeBucket.Of(BucketSize.Hour, at), TimeBucket.Of(BucketSize.Day, at));
        var repository = ProxyRollup.OfRepository(report);
        List<StoredRollup> additions = [new(hour, "", repository, null), new(day, "", repository, null)];
        foreach (var proxy in report.Proxies)
        {
            // Only the slots differ; the histograms are most of the work.
            var ofHour = ProxyRollup.OfProxy(report, proxy, hour);
            additions.AddRange(new(hour, proxy.Id, ofHour, null), new(day, proxy.Id, ofHour.In(day, at), null));
        }
        return additions;
    }

    public override async Task<byte[]> WriteRowAsync(MergedRollups rollups) =>
        new StoredRun(Digest, await rollups.AnswerAsync(report), _body, _summary).Write();

    protected override bool HasOurDigest(byte[] row) => StoredRun.Read(row).HasDigest(Digest);
}
