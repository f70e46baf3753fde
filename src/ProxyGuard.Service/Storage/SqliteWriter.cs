using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ProxyGuard.Service.Storage;

/// <summary>The connection that writes. Batches that wait at the same time share one transaction, and so one flush to the disk.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private const string Row = "partition = ?1 AND key = ?2";
    private readonly SqliteConnection _connection;
    private readonly List<SqliteStatement> _statements = [];
    private readonly SqliteStatement _begin, _mark, _undo, _keep, _commit;
    private readonly SqliteStatement _insert, _put, _replace, _delete, _deleteIf;

    public SqliteWriter(SqliteFile file)
    {
        _connection = file.OpenWriter();
        _begin = Prepare("BEGIN IMMEDIATE");
        _mark = Prepare("SAVEPOINT batch");
        _undo = Prepare("ROLLBACK TO batch");
        _keep = Prepare("RELEASE batch");
        _commit = Prepare("COMMIT");
        _insert = Prepare("INSERT INTO rows VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO NOTHING");
        _put = Prepare("INSERT INTO rows VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET etag = ?3, value = ?4");
        _replace = Prepare($"UPDATE rows SET etag = ?3, value = ?4 WHERE {Row} AND etag = ?5");
        _delete = Prepare($"DELETE FROM rows WHERE {Row}");
        _deleteIf = Prepare($"DELETE FROM rows WHERE {Row} AND etag = ?3");
    }

    /// <summary>Writes each batch as a whole or not at all, and all that are written at once.</summary>
    public IReadOnlyList<CommitResult> Commit(IEnumerable<(string Partition, IReadOnlyList<RowWrite> Writes)> batches)
    {
        _begin.Execute();
        var results = batches.Select(batch => Apply(batch.Partition, batch.Writes)).ToList();
        _commit.Execute();
        return results;
    }

    public void Dispose()
    {
        foreach (var statement in _statements) statement.Dispose();
        _connection.Dispose();
    }

    private CommitResult Apply(string partition, IReadOnlyList<RowWrite> writes)
    {
        _mark.Execute();
        var isWritten = writes.All(write => Apply(partition, write));
        if (!isWritten) _undo.Execute();
        _keep.Execute();
        return isWritten ? CommitResult.Committed : CommitResult.Conflict;
    }

    private bool Apply(string partition, RowWrite write)
    {
        var statement = (write.Value, write.Condition) switch
        {
            (null, null) => _delete,
            (null, var condition) => _deleteIf.Bind(3, ETag(condition)),
            (var value, RowWrite.Absent) => _insert.Bind(3, NewETag()).Bind(4, value),
            (var value, null) => _put.Bind(3, NewETag()).Bind(4, value),
            var (value, condition) => _replace.Bind(3, NewETag()).Bind(4, value).Bind(5, ETag(condition)),
        };
        return statement.Bind(1, partition).Bind(2, write.Key).Execute() == 1;
    }

    private static long NewETag() => Random.Shared.NextInt64();

    private static long ETag(string text) => long.TryParse(text, CultureInfo.InvariantCulture, out var etag) ? etag : -1;

    private SqliteStatement Prepare(string sql)
    {
        var statement = new SqliteStatement(_connection, sql);
        _statements.Add(statement);
        return statement;
    }
}
