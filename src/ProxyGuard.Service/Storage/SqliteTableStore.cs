using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ProxyGuard.Service.Storage;

/// <summary>The table in one SQLite file.</summary>
internal sealed class SqliteTableStore(IOptions<StorageOptions> options) : ITableStore, IDisposable
{
    private const int ReadOnly = 8;
    private const int CannotOpen = 14;
    private const int NotADatabase = 26;
    private readonly SqliteFile _file = new(options.Value.Sqlite.Path);
    private readonly ConcurrentBag<SqliteReader> _readers = [];
    private readonly Lock _queue = new();
    private List<Batch> _waiting = [];
    private Task _writing = Task.CompletedTask;
    private bool _isWriting;
    private SqliteWriter? _writer;

    public Task PrepareAsync(CancellationToken cancellationToken) => AddAsync(new Batch("", []), cancellationToken);

    public Task<IReadOnlyList<TableRow>> ReadAsync(string partition, KeyRange range, int limit, CancellationToken cancellationToken)
    {
        // Away from the caller, so that what is asked for together is read together: SQLite itself knows no waiting.
        return Task.Run(() => Guarded(() => Read(partition, range, limit)), cancellationToken);
    }

    public Task<CommitResult> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        TableLimits.Check(partition, writes);
        return AddAsync(new Batch(partition, writes), cancellationToken);
    }

    public void Dispose()
    {
        _writing.Wait();
        _writer?.Dispose();
        _writer = null;
        while (_readers.TryTake(out var reader)) reader.Dispose();
    }

    private IReadOnlyList<TableRow> Read(string partition, KeyRange range, int limit)
    {
        var reader = _readers.TryTake(out var idle) ? idle : new SqliteReader(_file);
        try
        {
            var rows = reader.Read(partition, range, limit);
            _readers.Add(reader);
            return rows;
        }
        catch
        {
            reader.Dispose();
            throw;
        }
    }

    private Task<CommitResult> AddAsync(Batch batch, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (_queue)
        {
            _waiting.Add(batch);
            if (!_isWriting) _writing = Task.Run(WriteAll, CancellationToken.None);
            _isWriting = true;
        }
        return batch.Result.Task.WaitAsync(cancellationToken);
    }

    private void WriteAll()
    {
        while (TakeAll() is { Count: > 0 } batches)
        {
            try
            {
                var results = Guarded(() => (_writer ??= new SqliteWriter(_file)).Commit(batches.Select(batch => (batch.Partition, batch.Writes))));
                foreach (var (batch, result) in batches.Zip(results)) batch.Result.SetResult(result);
            }
            catch (Exception fault)
            {
                // Closing takes back whatever the transaction wrote.
                _writer?.Dispose();
                _writer = null;
                foreach (var batch in batches) batch.Result.SetException(fault);
            }
        }
    }

    private List<Batch> TakeAll()
    {
        lock (_queue)
        {
            var all = _waiting;
            _waiting = [];
            _isWriting = all.Count > 0;
            return all;
        }
    }

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is NotADatabase or CannotOpen or ReadOnly)
        {
            throw new StoreRefusedException("Storage:Sqlite:Path: " + fault.Message, fault);
        }
        catch (SqliteException fault)
        {
            throw new StoreUnavailableException($"SQLite error {fault.SqliteExtendedErrorCode}: {fault.Message}", fault);
        }
    }

    private sealed record Batch(string Partition, IReadOnlyList<RowWrite> Writes)
    {
        // Continuations run elsewhere, so that none holds up the writer.
        public TaskCompletionSource<CommitResult> Result { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
