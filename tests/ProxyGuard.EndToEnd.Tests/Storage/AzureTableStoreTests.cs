using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Storage.AzureTables;
using ProxyGuard.Service.Tests.Storage;
using ProxyGuard.Testing.Azurite;

namespace ProxyGuard.EndToEnd.Tests.Storage;

/// <summary>One Azurite for a class of tests.</summary>
public sealed class SharedAzurite : IAsyncLifetime
{
    public AzuriteProcess Process { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Process = await AzuriteProcess.StartAsync();

    public ValueTask DisposeAsync() => Process.DisposeAsync();

    /// <summary>A table of its own, with the account's key.</summary>
    internal async Task<ITableStore> OpenTableAsync()
    {
        var options = new AzureTableOptions { ConnectionString = Process.ConnectionString, Table = $"t{Guid.NewGuid():N}" };
        var store = new AzureTableStore(AzureTable.Of(options, TimeProvider.System));
        await store.PrepareAsync(TestContext.Current.CancellationToken);
        return store;
    }
}

/// <summary>The contract on a real Azurite, with the account's key.</summary>
public sealed class AzureTableStoreTests(SharedAzurite azurite) : TableStoreContract, IClassFixture<SharedAzurite>
{
    private protected override Task<ITableStore> OpenAsync() => azurite.OpenTableAsync();
}
