using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace ProxyGuard.Service.Storage;

/// <summary>
/// A statement that is prepared once and run many times, straight on SQLite's own calls: the provider's commands cost more than most
/// statements of this table.
/// </summary>
internal sealed class SqliteStatement : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _statement;

    public SqliteStatement(SqliteConnection connection, string sql)
    {
        _database = connection.Handle!;
        Check(raw.sqlite3_prepare_v3(_database, sql, raw.SQLITE_PREPARE_PERSISTENT, out _statement));
    }

    // With its length, since a key range may end in NUL; but an empty span would be SQL's NULL.
    public SqliteStatement Bind(int index, string text) => Checked(text.Length == 0
        ? raw.sqlite3_bind_text(_statement, index, "")
        : raw.sqlite3_bind_text(_statement, index, Encoding.UTF8.GetBytes(text)));

    public SqliteStatement Bind(int index, long number) => Checked(raw.sqlite3_bind_int64(_statement, index, number));

    public SqliteStatement Bind(int index, byte[] bytes) =>
        Checked(bytes.Length == 0 ? raw.sqlite3_bind_zeroblob(_statement, index, 0) : raw.sqlite3_bind_blob(_statement, index, bytes));

    /// <summary>Runs what gives no rows and tells how many it changed.</summary>
    public int Execute()
    {
        var code = raw.sqlite3_step(_statement);
        raw.sqlite3_reset(_statement);
        if (code != raw.SQLITE_DONE) Check(code);
        return raw.sqlite3_changes(_database);
    }

    /// <summary>Runs it while its rows are taken.</summary>
    public IEnumerable<T> Query<T>(Func<SqliteStatement, T> read)
    {
        try
        {
            int code;
            while ((code = raw.sqlite3_step(_statement)) == raw.SQLITE_ROW) yield return read(this);
            if (code != raw.SQLITE_DONE) Check(code);
        }
        finally
        {
            raw.sqlite3_reset(_statement);
        }
    }

    public string Text(int column) => raw.sqlite3_column_text(_statement, column).utf8_to_string();

    public byte[] Bytes(int column) => raw.sqlite3_column_blob(_statement, column).ToArray();

    public long Number(int column) => raw.sqlite3_column_int64(_statement, column);

    public void Dispose() => _statement.Dispose();

    private SqliteStatement Checked(int code)
    {
        Check(code);
        return this;
    }

    private void Check(int code) => SqliteException.ThrowExceptionForRC(code, _database);
}
