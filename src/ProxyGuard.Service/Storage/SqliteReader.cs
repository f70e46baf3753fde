using System.Globalization;
using Microsoft.Data.Sqlite;

namespace ProxyGuard.Service.Storage;

/// <summary>One connection that reads key ranges; for one caller at a time.</summary>
internal sealed class SqliteReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _range;

    public SqliteReader(SqliteFile file)
    {
        _connection = file.OpenReader();
        try
        {
            _range = new(
                _connection,
                "SELECT key, value, etag FROM rows WHERE partition = ?1 AND key >= ?2 AND key < ?3 ORDER BY key LIMIT ?4");
        }
        catch
        {
            _connection.Dispose();
            throw;
        }
    }

    public IReadOnlyList<TableRow> Read(string partition, KeyRange range, int limit) =>
        [.. _range.Bind(1, partition).Bind(2, range.From).Bind(3, range.To).Bind(4, limit).Query(ToRow)];

    public void Dispose()
    {
        _range.Dispose();
        _connection.Dispose();
    }

    private static TableRow ToRow(SqliteStatement row) =>
        new(row.Text(0), row.Bytes(1), row.Number(2).ToString(CultureInfo.InvariantCulture));
}
