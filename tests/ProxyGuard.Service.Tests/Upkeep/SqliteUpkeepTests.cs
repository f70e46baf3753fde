using Microsoft.Extensions.Options;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Tests.Upkeep;

/// <summary>The work in the background on SQLite.</summary>
public sealed class SqliteUpkeepTests : UpkeepContract, IDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly SqliteTableStore _store;

    public SqliteUpkeepTests() =>
        _store = new(Options.Create(new StorageOptions { Sqlite = { Path = Path.Combine(_folder.Path, "store.db") } }));

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    private protected override async Task<ITableStore> OpenAsync()
    {
        await _store.PrepareAsync(TestContext.Current.CancellationToken);
        return _store;
    }
}
