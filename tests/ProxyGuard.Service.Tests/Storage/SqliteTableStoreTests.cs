using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Tests.Storage;

/// <summary>The contract on SQLite, and what only a SQLite file can do.</summary>
public sealed class SqliteTableStoreTests : TableStoreContract, IDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly SqliteTableStore _store;

    public SqliteTableStoreTests() => _store = Open();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string DatabasePath => Path.Combine(_folder.Path, "store.db");

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task What_was_committed_is_there_after_opening_again()
    {
        await _store.CommitAsync("p", [new("row", [1], RowWrite.Absent)], Token);
        _store.Dispose();

        using var again = Open();

        Assert.Single(await again.ReadAsync("p", KeyRange.Only("row"), 1, Token));
    }

    [Fact]
    public async Task A_newer_schema_is_refused_with_both_versions()
    {
        await _store.PrepareAsync(Token);
        Execute("PRAGMA user_version = 2");
        using var again = Open();

        var fault = await Assert.ThrowsAsync<StoreRefusedException>(() => again.PrepareAsync(Token));

        Assert.EndsWith("has schema 2, this program knows up to 1: update it", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_of_another_program_is_left_alone()
    {
        Execute("CREATE TABLE theirs (x)");

        var fault = await Assert.ThrowsAsync<StoreRefusedException>(() => _store.PrepareAsync(Token));

        Assert.EndsWith("is a database of another program", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_refused()
    {
        await File.WriteAllTextAsync(DatabasePath, new string('x', 5000), Token);

        await Assert.ThrowsAsync<StoreRefusedException>(() => _store.PrepareAsync(Token));
    }

    private protected override async Task<ITableStore> OpenAsync()
    {
        await _store.PrepareAsync(Token);
        return _store;
    }

    private SqliteTableStore Open() => new(Options.Create(new StorageOptions { Sqlite = { Path = DatabasePath } }));

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
