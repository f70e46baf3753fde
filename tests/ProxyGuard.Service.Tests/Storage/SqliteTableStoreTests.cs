using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Tests.Storage;

public sealed class SqliteTableStoreTests : IDisposable
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
    public async Task Rows_of_a_range_come_in_order_and_up_to_a_limit()
    {
        await CommitAsync("p", Insert("b"), Insert("a!2F"), Insert("a|2"), Insert("a"), Insert("c"));
        await CommitAsync("other", Insert("a|1"));

        Assert.Equal(["a", "a!2F", "a|2", "b"], await KeysAsync("p", new KeyRange("a", "c")));
        Assert.Equal(["a|2"], await KeysAsync("p", KeyRange.StartingWith("a|")));
        Assert.Equal(["a"], await KeysAsync("p", KeyRange.Only("a")));
        Assert.Equal(["a", "a!2F"], await KeysAsync("p", new KeyRange("a", "c"), 2));
        Assert.Empty(await KeysAsync("none", new KeyRange("a", "c")));
    }

    [Fact]
    public async Task A_batch_whose_condition_fails_writes_nothing()
    {
        await CommitAsync("p", Insert("old"));
        RowWrite[][] batches = [
            [Insert("new"), Insert("old")],
            [Insert("new"), new RowWrite("old", [2], "17")],
            [Insert("new"), new RowWrite("old", null, "17")],
            [Insert("new"), new RowWrite("missing", [2], "17")]];

        foreach (var batch in batches) Assert.Equal(CommitResult.Conflict, await CommitAsync("p", batch));

        Assert.Equal(["old"], await KeysAsync("p", new KeyRange("a", "z")));
    }

    [Fact]
    public async Task An_etag_lets_one_of_two_writers_through_and_changes_with_every_write()
    {
        await CommitAsync("p", Insert("row"));
        var read = await RowAsync();

        Assert.Equal(CommitResult.Committed, await CommitAsync("p", RowWrite.Over(read, "row", [2])));
        Assert.Equal(CommitResult.Conflict, await CommitAsync("p", RowWrite.Over(read, "row", [3])));

        var after = await RowAsync();
        Assert.Equal(2, after.Value[0]);
        Assert.NotEqual(read.ETag, after.ETag);
    }

    [Fact]
    public async Task Writes_without_condition_insert_replace_and_delete()
    {
        await CommitAsync("p", new RowWrite("row", [1], null));
        await CommitAsync("p", new RowWrite("row", [2], null));
        Assert.Equal(2, (await RowAsync()).Value[0]);

        Assert.Equal(CommitResult.Conflict, await CommitAsync("p", new("row", null, null), new("never there", null, null)));
        Assert.Equal(CommitResult.Committed, await CommitAsync("p", new RowWrite("row", null, null)));
        Assert.Empty(await KeysAsync("p", new KeyRange("a", "z")));
    }

    [Fact]
    public async Task Concurrent_increments_lose_nothing()
    {
        await CommitAsync("p", new RowWrite("row", [0], null));

        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(IncrementAsync, Token)));

        Assert.Equal(50, (await RowAsync()).Value[0]);
    }

    [Fact]
    public async Task A_batch_that_conflicts_harms_none_that_waits_beside_it()
    {
        await CommitAsync("p", Insert("taken"));

        var results = await Task.WhenAll(Enumerable.Range(0, 40).Select(index =>
            CommitAsync("p", Insert($"new{index:D2}"), Insert(index % 2 == 0 ? $"other{index:D2}" : "taken"))));

        Assert.All(results.Index(), one => Assert.Equal(one.Index % 2 == 0, one.Item == CommitResult.Committed));
        Assert.Equal(
            Enumerable.Range(0, 20).Select(index => $"new{index * 2:D2}"), await KeysAsync("p", KeyRange.StartingWith("new")));
    }

    [Fact]
    public async Task What_was_committed_is_there_after_opening_again()
    {
        await CommitAsync("p", Insert("row"));
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

    private SqliteTableStore Open() => new(Options.Create(new StorageOptions { Sqlite = { Path = DatabasePath } }));

    private static RowWrite Insert(string key) => new(key, [1], RowWrite.Absent);

    private Task<CommitResult> CommitAsync(string partition, params RowWrite[] writes) => _store.CommitAsync(partition, writes, Token);

    private async Task<IEnumerable<string>> KeysAsync(string partition, KeyRange range, int limit = 100) =>
        (await _store.ReadAsync(partition, range, limit, Token)).Select(row => row.Key);

    private async Task<TableRow> RowAsync() => Assert.Single(await _store.ReadAsync("p", KeyRange.Only("row"), 1, Token));

    private async Task IncrementAsync()
    {
        CommitResult result;
        do
        {
            var read = await RowAsync();
            result = await CommitAsync("p", RowWrite.Over(read, "row", [(byte)(read.Value[0] + 1)]));
        }
        while (result == CommitResult.Conflict);
    }

    private void Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={DatabasePath};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The text is this test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
