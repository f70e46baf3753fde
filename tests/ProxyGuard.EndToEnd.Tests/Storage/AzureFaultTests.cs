using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Storage.AzureTables;
using ProxyGuard.Testing.Azurite;

namespace ProxyGuard.EndToEnd.Tests.Storage;

/// <summary>What the engine makes of a table service that fails: a batch goes out once, and its fate is unknown.</summary>
public sealed class AzureFaultTests(SharedAzurite azurite) : IClassFixture<SharedAzurite>
{
    private static readonly RowWrite[] Batch = [new("a", [1], RowWrite.Absent), new("b", [2], RowWrite.Absent)];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FrontFault.ServerBusy, 0)]
    [InlineData(FrontFault.ServerBusyForLong, 0)]
    [InlineData(FrontFault.Throttled, 0)]
    [InlineData(FrontFault.Page, 0)]
    [InlineData(FrontFault.CutBefore, 0)]
    [InlineData(FrontFault.CutAfter, 2)]
    [InlineData(FrontFault.ErrorAfter, 2)]
    [InlineData(FrontFault.HalfAnswer, 2)]
    public async Task A_batch_whose_fate_is_unknown_is_sent_once(FrontFault fault, int rows)
    {
        await using var front = await TableFront.StartAsync(azurite.Process);
        var store = await OpenAsync(front);
        // Connections are warm: a request on a fresh one would not be repeated by anybody.
        await store.ReadAsync("p", KeyRange.All, 1, Token);
        front.Fault = request => TableFront.IsBatch(request) ? fault : FrontFault.None;

        await Assert.ThrowsAnyAsync<StoreUnavailableException>(() => store.CommitAsync("p", Batch, Token));

        Assert.Single(front.Requests, TableFront.IsBatch);
        Assert.Equal(rows, (await store.ReadAsync("p", KeyRange.All, 10, Token)).Count);
    }

    [Theory]
    [InlineData(FrontFault.ServerBusy, 3)]
    [InlineData(FrontFault.ServerBusyForLong, 1)]
    [InlineData(FrontFault.Throttled, 3)]
    [InlineData(FrontFault.CutBefore, 3)]
    [InlineData(FrontFault.HalfAnswer, 3)]
    [InlineData(FrontFault.Page, 1)]
    public async Task A_read_is_tried_a_few_times(FrontFault fault, int tries)
    {
        await using var front = await TableFront.StartAsync(azurite.Process);
        var store = await OpenAsync(front);
        var before = front.Requests.Count;
        front.Fault = _ => fault;

        await Assert.ThrowsAnyAsync<StoreUnavailableException>(() => store.ReadAsync("p", KeyRange.All, 1, Token));

        Assert.Equal(tries, front.Requests.Count - before);
        var left = 1;
        front.Fault = _ => Interlocked.Decrement(ref left) >= 0 && tries > 1 ? fault : FrontFault.None;
        Assert.Empty(await store.ReadAsync("p", KeyRange.All, 1, Token));
    }

    [Fact]
    public async Task A_wrong_key_and_an_unknown_account_are_refused()
    {
        var text = azurite.Process.ConnectionString;
        var otherKey = text.Replace(azurite.Process.Key, Convert.ToBase64String(new byte[64]), StringComparison.Ordinal);
        var otherAccount = text.Replace(AzuriteProcess.Account, "somebodyelse", StringComparison.Ordinal);

        foreach (var wrong in (string[])[otherKey, otherAccount])
        {
            var fault = await Assert.ThrowsAsync<StoreRefusedException>(() => Open(wrong).PrepareAsync(Token));
            Assert.StartsWith("Azure Tables answered 40", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_table_that_somebody_removes_is_made_again()
    {
        await using var front = await TableFront.StartAsync(azurite.Process);
        var options = Options(azurite.Process.ConnectionStringAt(front.Endpoint));
        var store = new AzureTableStore(AzureTable.Of(options, TimeProvider.System));
        await store.CommitAsync("p", Batch, Token);
        await RemoveTableAsync(options);

        await Assert.ThrowsAsync<StoreUnavailableException>(() => store.CommitAsync("p", Batch, Token));
        Assert.Equal(CommitResult.Committed, await store.CommitAsync("p", Batch, Token));
    }

    private static async Task RemoveTableAsync(AzureTableOptions options)
    {
        var account = options.Account();
        var pipeline = TablePipeline.For(account, TimeProvider.System);
        var request = pipeline.CreateRequest();
        request.Method = Azure.Core.RequestMethod.Delete;
        request.Uri.Reset(new Uri($"{account.Endpoint}/Tables('{options.Table}')"));
        request.Headers.Add("x-ms-version", "2019-02-02");
        request.Headers.Add("Accept", AzureTable.Json);
        Assert.Equal(204, (await pipeline.SendRequestAsync(request, Token)).Status);
    }

    private async Task<AzureTableStore> OpenAsync(TableFront front)
    {
        var store = Open(azurite.Process.ConnectionStringAt(front.Endpoint));
        await store.PrepareAsync(Token);
        return store;
    }

    private static AzureTableStore Open(string connectionString) => new(AzureTable.Of(Options(connectionString), TimeProvider.System));

    private static AzureTableOptions Options(string connectionString) =>
        new() { ConnectionString = connectionString, Table = $"t{Guid.NewGuid():N}" };
}
