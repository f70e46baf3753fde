using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Ingest;

/// <summary>How a build ended, waiting for its commit. It counts in the hour and the day of its run.</summary>
internal sealed class PendingOutcome(Guid key, BuildOutcome outcome, DecisionResult decision, ReadOnlyMemory<byte> body)
    : PendingEntry(outcome.Repository, RowKeys.Outcome(key), body, AdditionsOf(key, outcome, decision))
{
    public override int RowBytes => 128;

    /// <summary>What an outcome adds to the repository's own rollups.</summary>
    public static IReadOnlyList<StoredRollup> AdditionsOf(Guid key, BuildOutcome outcome, DecisionResult decision)
    {
        var rollup = ProxyRollup.OfOutcome(outcome, decision);
        var time = RunKey.TimeOf(key);
        return [.. Enum.GetValues<BucketSize>().Select(size => new StoredRollup(TimeBucket.Of(size, time), "", rollup, null))];
    }

    public override Task<byte[]> WriteRowAsync(MergedRollups rollups) =>
        Task.FromResult(new StoredOutcome(Digest, outcome.Status, outcome.Cause, decision).Write());

    protected override bool HasOurDigest(byte[] row) => StoredOutcome.Read(row).Digest.AsSpan().SequenceEqual(Digest);
}
