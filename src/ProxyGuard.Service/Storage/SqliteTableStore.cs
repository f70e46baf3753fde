using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace ProxyGuard.Service.Storage;

/// <summary>The table in one SQLite file.</summary>
internal sealed class SqliteTableStore : ITableStore, IDisposable
{
    public const int SchemaVersion = 1;

    private const int ApplicationId = 0x50474431;
    private const int NotADatabase = 26;
    private readonly string _connectionString;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private SqliteConnection? _writer;

    public SqliteTableStore(IOptions<StorageOptions> options)
    {
        SQLitePCL.Batteries_V2.Init();
        _connectionString = new SqliteConnectionStringBuilder { DataSource = options.Value.Sqlite.Path, DefaultTimeout = 5 }.ToString();
    }

    public async Task PrepareAsync(CancellationToken cancellationToken) => await WriteAsync(_ => true, cancellationToken);

    public Task<IReadOnlyList<TableRow>> ReadAsync(string partition, KeyRange range, int limit, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(Guarded<IReadOnlyList<TableRow>>(() => Read(partition, range, limit)));
    }

    public Task<CommitResult> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken)
    {
        TableLimits.Check(partition, writes);
        return WriteAsync(connection => Commit(connection, partition, writes), cancellationToken);
    }

    public void Dispose()
    {
        _writer?.Dispose();
        _writing.Dispose();
        using var pooled = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(pooled);
    }

    private List<TableRow> Read(string partition, KeyRange range, int limit)
    {
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var command = Command(
            connection,
            "SELECT key, value, etag FROM rows WHERE partition = $partition AND key >= $from AND key < $to ORDER BY key LIMIT $limit",
            ("$partition", partition), ("$from", range.From), ("$to", range.To), ("$limit", limit));
        using var reader = command.ExecuteReader();
        var rows = new List<TableRow>();
        while (reader.Read()) rows.Add(new TableRow(reader.GetString(0), reader.GetFieldValue<byte[]>(1), Text(reader.GetInt64(2))));
        return rows;
    }

    private static CommitResult Commit(SqliteConnection connection, string partition, IReadOnlyList<RowWrite> writes)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var write in writes)
        {
            if (!Apply(connection, partition, write)) return CommitResult.Conflict;
        }
        transaction.Commit();
        return CommitResult.Committed;
    }

    private static bool Apply(SqliteConnection connection, string partition, RowWrite write)
    {
        const string key = "partition = $partition AND key = $key";
        var sql = (write.Value, write.Condition) switch
        {
            (null, null) => $"DELETE FROM rows WHERE {key}",
            (null, _) => $"DELETE FROM rows WHERE {key} AND etag = $condition",
            (_, RowWrite.Absent) => "INSERT INTO rows VALUES ($partition, $key, $etag, $value) ON CONFLICT DO NOTHING",
            (_, null) => "INSERT INTO rows VALUES ($partition, $key, $etag, $value) ON CONFLICT DO UPDATE SET etag = $etag, value = $value",
            _ => $"UPDATE rows SET etag = $etag, value = $value WHERE {key} AND etag = $condition",
        };
        using var command = Command(
            connection, sql, ("$partition", partition), ("$key", write.Key), ("$etag", Random.Shared.NextInt64()), ("$value", write.Value),
            ("$condition", long.TryParse(write.Condition, CultureInfo.InvariantCulture, out var etag) ? etag : -1));
        return command.ExecuteNonQuery() == 1;
    }

    // One writer at a time: SQLite has one, and waiting here is fair where its busy time-out is not.
    private async Task<T> WriteAsync<T>(Func<SqliteConnection, T> write, CancellationToken cancellationToken)
    {
        await _writing.WaitAsync(cancellationToken);
        try
        {
            return Guarded(() => write(_writer ??= OpenWriter()));
        }
        catch (StoreUnavailableException)
        {
            _writer?.Dispose();
            _writer = null;
            throw;
        }
        finally
        {
            _writing.Release();
        }
    }

    private SqliteConnection OpenWriter()
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            CheckSchema(connection);
            // FULL: an acknowledged run outlives a power cut, not only a crash.
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
            Execute(connection, $"""
                BEGIN IMMEDIATE;
                CREATE TABLE IF NOT EXISTS rows (
                    partition TEXT NOT NULL, key TEXT NOT NULL, etag INTEGER NOT NULL, value BLOB NOT NULL,
                    PRIMARY KEY (partition, key)) WITHOUT ROWID;
                PRAGMA application_id = {ApplicationId};
                PRAGMA user_version = {SchemaVersion};
                COMMIT
                """);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void CheckSchema(SqliteConnection connection)
    {
        var application = Number(connection, "PRAGMA application_id");
        var isEmpty = Number(connection, "SELECT count(*) FROM sqlite_master") == 0;
        if (application != ApplicationId && !isEmpty)
            throw new StoreRefusedException($"{connection.DataSource} is a database of another program");
        if (Number(connection, "PRAGMA user_version") is var version && version > SchemaVersion)
        {
            throw new StoreRefusedException(
                $"{connection.DataSource} has schema {version}, this program knows up to {SchemaVersion}: update it");
        }
    }

    private static T Guarded<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode == NotADatabase)
        {
            throw new StoreRefusedException("Storage:Sqlite:Path: " + fault.Message, fault);
        }
        catch (SqliteException fault)
        {
            throw new StoreUnavailableException($"SQLite error {fault.SqliteExtendedErrorCode}: {fault.Message}", fault);
        }
    }

    private static SqliteCommand Command(
        SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object? Value)> parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }

    private static long Number(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        command.ExecuteNonQuery();
    }

    private static string Text(long etag) => etag.ToString(CultureInfo.InvariantCulture);
}
