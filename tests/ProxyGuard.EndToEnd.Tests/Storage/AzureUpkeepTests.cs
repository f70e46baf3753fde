using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Upkeep;

namespace ProxyGuard.EndToEnd.Tests.Storage;

/// <summary>The work in the background on a real Azurite.</summary>
public sealed class AzureUpkeepTests(SharedAzurite azurite) : UpkeepContract, IClassFixture<SharedAzurite>
{
    private protected override Task<ITableStore> OpenAsync() => azurite.OpenTableAsync();
}
