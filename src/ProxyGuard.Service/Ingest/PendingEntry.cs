using System.Security.Cryptography;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Ingest;

/// <summary>How taking something in ended.</summary>
internal enum IngestResult
{
    /// <summary>It is stored now.</summary>
    Stored,

    /// <summary>The same body was stored before.</summary>
    Known,

    /// <summary>Another body was stored under the same key.</summary>
    Contradicts,
}

/// <param name="Result">How it ended.</param>
/// <param name="Row">The row as it is stored, whoever stored it.</param>
internal sealed record IngestOutcome(IngestResult Result, byte[] Row);

/// <summary>
/// Something valid that waits for its commit: one row of its own, whose insert is the duplicate check, and what it adds to rollups.
/// </summary>
internal abstract class PendingEntry(string repository, string rowKey, ReadOnlyMemory<byte> body, IReadOnlyList<StoredRollup> additions)
{
    // Continuations run elsewhere, so that a waiting request never runs inside the writer's loop.
    private readonly TaskCompletionSource<IngestOutcome> _outcome = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Repository => repository;

    public string RowKey => rowKey;

    public IReadOnlyList<StoredRollup> Additions => additions;

    /// <summary>At most so many bytes will its row have.</summary>
    public abstract int RowBytes { get; }

    public Task<IngestOutcome> Outcome => _outcome.Task;

    protected byte[] Digest { get; } = SHA256.HashData(body.Span);

    /// <summary>Its row, for the state of the rollups after its group.</summary>
    public abstract Task<byte[]> WriteRowAsync(MergedRollups rollups);

    public void EndAsStored(byte[] row) => _outcome.TrySetResult(new IngestOutcome(IngestResult.Stored, row));

    public void EndAsRepetitionOf(byte[] row) =>
        _outcome.TrySetResult(new IngestOutcome(HasOurDigest(row) ? IngestResult.Known : IngestResult.Contradicts, row));

    public void Fail(Exception fault) => _outcome.TrySetException(fault);

    protected abstract bool HasOurDigest(byte[] row);
}
