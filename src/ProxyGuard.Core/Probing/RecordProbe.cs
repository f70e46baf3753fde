using ProxyGuard.Core.Checksums;

namespace ProxyGuard.Core.Probing;

/// <summary>Asks a checksum database for one record as <c>go</c> does: the lookup, then at once the tiles that its proof needs.</summary>
/// <param name="question">What to ask.</param>
/// <param name="ask">Makes one request.</param>
/// <param name="onSeen">Told of what <c>go</c> would have gone on with.</param>
internal sealed class RecordProbe(RecordQuestion question, Func<ProbeTarget, Task<Observation>> ask, Action<Observation> onSeen)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<HashTile, byte[]> _tiles = [];
    private ChecksumRecord? _record;
    private int _spares = question.Spares;

    public async Task<IReadOnlyList<Observation>> RunAsync()
    {
        var lookup = await ask(question.Lookup(ReadRecord));
        onSeen(lookup);
        if (_record is not { } record) return [lookup];
        return [lookup, .. await Task.WhenAll(RecordProof.Tiles(record).Take(question.MostTiles).Select(tile => AskAsync(record, tile)))];
    }

    private async Task<Observation> AskAsync(ChecksumRecord record, HashTile tile)
    {
        var seen = await ask(question.Tile(tile, body => ReadTile(record, tile, tile.Length, body)));
        // A server of plain files has no partial tile any more once it was completed: go then asks for the full one.
        if (tile.IsPartial && seen.Status is not (null or 200) && Interlocked.Decrement(ref _spares) >= 0)
            seen = await ask(question.Tile(tile.Full, body => ReadTile(record, tile, tile.Full.Length, body)));
        onSeen(seen);
        return seen;
    }

    private BodyCheck ReadRecord(byte[] body)
    {
        if (!ChecksumRecord.TryRead(body, question.Key, question.Need.Module, out var record, out var fault)) return NotBelieved(fault);
        _record = record;
        return new BodyCheck(ProbeOutcome.Ok);
    }

    private BodyCheck ReadTile(ChecksumRecord record, HashTile tile, int length, byte[] body)
    {
        if (body.Length != length) return NotBelieved(ChecksumFault.WrongTileLength);
        lock (_lock)
        {
            _tiles[tile] = body[..tile.Length];
            if (RecordProof.Check(record, _tiles) is { } fault) return NotBelieved(fault);
            // Before the record is proved it says nothing about go.sum.
            var contradicts = RecordProof.Tiles(record).All(_tiles.ContainsKey) && record.Contradicts(question.Need);
            return contradicts
                ? new BodyCheck(ProbeOutcome.ChecksumMismatch, Detail: "a proved record whose hashes are not go.sum's")
                : new BodyCheck(ProbeOutcome.Ok);
        }
    }

    private static BodyCheck NotBelieved(ChecksumFault fault) =>
        new(ProbeOutcome.WrongMetadata, Detail: $"an answer of the checksum database that go does not believe ({fault})");
}
