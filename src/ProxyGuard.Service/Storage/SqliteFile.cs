using Microsoft.Data.Sqlite;

namespace ProxyGuard.Service.Storage;

/// <summary>The database file: how it is opened, made and recognised.</summary>
internal sealed class SqliteFile
{
    public const int SchemaVersion = 1;

    private const int ApplicationId = 0x50474431;
    private const int BusySeconds = 5;
    private readonly string _connectionString;

    public SqliteFile(string path)
    {
        SQLitePCL.Batteries_V2.Init();
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false }.ToString();
    }

    /// <summary>A connection that only reads what <see cref="OpenWriter"/> has made.</summary>
    public SqliteConnection OpenReader() => Open(_ => { });

    /// <summary>A connection to a file that is ours and has our table.</summary>
    public SqliteConnection OpenWriter() => Open(Make);

    private SqliteConnection Open(Action<SqliteConnection> prepare)
    {
        var connection = new SqliteConnection(_connectionString);
        try
        {
            connection.Open();
            Execute(connection, $"PRAGMA busy_timeout = {BusySeconds * 1000}");
            prepare(connection);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private static void Make(SqliteConnection connection)
    {
        CheckSchema(connection);
        // FULL: an acknowledged run outlives a power cut, not only a crash.
        Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY");
        Execute(connection, $"""
            BEGIN IMMEDIATE;
            CREATE TABLE IF NOT EXISTS rows (
                partition TEXT NOT NULL, key TEXT NOT NULL, etag INTEGER NOT NULL, value BLOB NOT NULL,
                PRIMARY KEY (partition, key)) WITHOUT ROWID;
            PRAGMA application_id = {ApplicationId};
            PRAGMA user_version = {SchemaVersion};
            COMMIT
            """);
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

    private static long Number(SqliteConnection connection, string sql)
    {
        using var statement = new SqliteStatement(connection, sql);
        return statement.Query(row => row.Number(0)).First();
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is this class's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
