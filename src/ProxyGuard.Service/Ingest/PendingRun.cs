using System.Security.Cryptography;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Ingest;

/// <summary>How taking in a run ended.</summary>
internal enum IngestResult
{
    /// <summary>It is stored now.</summary>
    Stored,

    /// <summary>The same body was stored before.</summary>
    Known,

    /// <summary>Another body was stored under the same key.</summary>
    Contradicts,
}

internal sealed record IngestOutcome(IngestResult Result, RunAnswer? Answer);

/// <summary>A valid run that waits for its commit.</summary>
internal sealed class PendingRun(RunReport report, ReadOnlyMemory<byte> body)
{
    // Continuations run elsewhere, so that a waiting request never runs inside the writer's loop.
    private readonly TaskCompletionSource<IngestOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public RunReport Report => report;

    public ReadOnlyMemory<byte> Body => body;

    public byte[] Digest { get; } = SHA256.HashData(body.Span);

    public Task<IngestOutcome> Outcome => _outcome.Task;

    public void End(IngestOutcome outcome) => _outcome.TrySetResult(outcome);

    public void Fail(Exception fault) => _outcome.TrySetException(fault);

    public void EndAsRepetitionOf(StoredRun stored) =>
        End(stored.HasDigest(Digest) ? new(IngestResult.Known, stored.Answer) : new(IngestResult.Contradicts, null));

    /// <summary>What this run adds to each rollup: at most 2 × (40 proxies + the repository).</summary>
    public IEnumerable<StoredRollup> Additions()
    {
        foreach (var size in Enum.GetValues<BucketSize>())
        {
            var bucket = TimeBucket.Of(size, RunKey.TimeOf(report.Key));
            yield return new StoredRollup(bucket, "", ProxyRollup.OfRepository(report), null);
            foreach (var proxy in report.Proxies)
                yield return new StoredRollup(bucket, proxy.Id, ProxyRollup.OfProxy(report, proxy, bucket), null);
        }
    }
}
