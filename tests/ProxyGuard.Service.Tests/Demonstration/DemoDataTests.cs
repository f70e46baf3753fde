using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProxyGuard.Service.Commands;
using ProxyGuard.Service.Demonstration;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Demonstration;

public sealed class DemoDataTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Database => _folder["demo.db"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_history_is_counted_as_if_the_service_had_run_all_the_while()
    {
        Assert.Equal(0, (await RunAsync("demo-data", "--days", "12")).Exit);
        using var service = Service();

        var incidents = await ListAsync(service, "/api/v1/incidents", "incidents");
        Assert.Contains(incidents, one => (string?)one!["proxy"] == "cn.goproxy.example" && one["closed"] is null);
        var outage = Assert.Single(incidents, one => (string?)one!["proxy"] == "goproxy.example");
        Assert.Equal("stalled", (string?)outage!["cause"]);
        Assert.True(DateTimeOffset.Parse((string)outage["closed"]!) - DateTimeOffset.Parse((string)outage["opened"]!) > TimeSpan.FromHours(4));
        Assert.Equal(12, (await ListAsync(service, "/api/v1/repositories", "repositories")).Count);
        Assert.Equal(4, (await ListAsync(service, "/api/v1/proxies", "proxies")).Count);
        foreach (var page in new[] { "/", "/r/github.com~acme~widgets", "/accounting", "/nothing" })
            Assert.Contains("class=\"demonstration\"", await service.GetTextAsync(page), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("repositories")]
    [InlineData("tokens")]
    [InlineData("worker")]
    [InlineData("store")]
    public async Task A_store_that_has_anything_is_left_as_it_is(string partition)
    {
        using (var store = new SqliteTableStore(Options.Create(new StorageOptions { Sqlite = { Path = Database } })))
        {
            await store.PrepareAsync(Token);
            await store.CommitAsync(partition, [new RowWrite("x", [1], null)], Token);
        }
        var (exit, error) = await RunAsync("demo-data");

        Assert.Equal(2, exit);
        Assert.Contains("the store has something already", error, StringComparison.Ordinal);
        using var after = new SqliteTableStore(Options.Create(new StorageOptions { Sqlite = { Path = Database } }));
        foreach (var other in new[] { "store", "repositories", "worker", "fleet" })
            Assert.Equal(other == partition ? 1 : 0, (await after.ReadAsync(other, KeyRange.All, 9, Token)).Count);
    }

    [Fact]
    public async Task A_store_of_ones_own_is_not_called_a_demonstration()
    {
        using var service = new ServiceFixture();

        Assert.DoesNotContain("class=\"demonstration\"", await service.GetTextAsync("/"), StringComparison.Ordinal);
        Assert.False(service.Services.GetRequiredService<StoreMark>().IsDemonstration);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("366")]
    [InlineData("x")]
    public async Task Days_out_of_reason_are_refused(string days) => Assert.Equal(2, (await RunAsync("demo-data", "--days", days)).Exit);

    private ServiceFixture Service()
    {
        var service = new ServiceFixture { Settings = { ["Storage:Sqlite:Path"] = Database } };
        service.Clock.Now = TimeProvider.System.GetUtcNow();
        return service;
    }

    private static async Task<JsonArray> ListAsync(ServiceFixture service, string path, string name) =>
        JsonNode.Parse(await service.GetTextAsync(path))![name]!.AsArray();

    private async Task<(int Exit, string Error)> RunAsync(params string[] words)
    {
        await using var error = new StringWriter();
        var commands = new ServiceCommands([$"--Storage:Sqlite:Path={Database}"], TextWriter.Null, error);
        return (await commands.RunAsync(words, Token), error.ToString());
    }
}
