using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Reports;

/// <summary>What the pages over all repositories read, in calls of the store, which are the same on every machine.</summary>
public sealed class PageReadsTests : IDisposable
{
    private const int Repositories = 500;
    private readonly ServiceFixture _service = new();
    private CountingTableStore? _store;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_page_reads_as_often_whatever_the_number_of_repositories()
    {
        _service.Replace<ITableStore>(services => _store = new CountingTableStore(
            new SqliteTableStore(services.GetRequiredService<IOptions<StorageOptions>>())));
        using var client = _service.CreateClient();
        await client.MainAsync("/");
        await new FleetSeed(_store!, _service.Clock.Now).FillAsync(Repositories, Repositories, TestContext.Current.CancellationToken);
        var scene = new FleetScene(_service);
        for (var run = 0; run < 3; run++) await scene.PostAsync(FleetSeed.Name(1), 0, ("down.example", Health.Down, Trust.Public));
        await scene.WorkAsync();
        var incident = (await client.MainAsync("/incidents")).Split("href=\"/incidents/")[1].Split('"')[0];

        Assert.Equal(7, await ReadsAsync(client, "/"));
        Assert.Equal(2, await ReadsAsync(client, "/?q=service"));
        Assert.Equal(2, await ReadsAsync(client, "/proxies"));
        Assert.Equal(6, await ReadsAsync(client, "/proxies/goproxy.example"));
        Assert.Equal(9, await ReadsAsync(client, $"/proxies/goproxy.example?repository={FleetSeed.Name(1)}"));
        Assert.Equal(3, await ReadsAsync(client, "/incidents"));
        Assert.InRange(await ReadsAsync(client, $"/incidents/{incident}"), 2, 6);
    }

    private async Task<int> ReadsAsync(HttpClient client, string path)
    {
        await client.MainAsync(path);
        _store!.Take();
        await client.MainAsync(path);
        return _store.Take().Reads;
    }
}
