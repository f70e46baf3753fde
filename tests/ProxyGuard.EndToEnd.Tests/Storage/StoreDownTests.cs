using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using ProxyGuard.Core.Reports;
using ProxyGuard.EndToEnd.Tests.Service;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Storage.AzureTables;
using ProxyGuard.Service.Trends;
using ProxyGuard.Testing.Azurite;

namespace ProxyGuard.EndToEnd.Tests.Storage;

/// <summary>The published service while its storage is late, goes away, is asked too much or loses its answers.</summary>
public sealed class StoreDownTests
{
    private const int MostTries = 60;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_service_starts_before_its_storage_and_takes_runs_when_it_comes()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var before = await ServiceProgram.StartAsync(Setting(azurite));
        await azurite.StopAsync();
        await using var service = await ServiceProgram.StartWithTokenAsync(before.Token, Setting(azurite));
        var report = Report();

        Assert.Equal("ok\n", await service.GetAsync("healthz"));
        using (var ready = await service.Client.GetAsync("readyz", Token)) await AssertUnavailableAsync(ready);
        using (var post = await PostAsync(service, report))
        {
            await AssertUnavailableAsync(post);
            Assert.True(post.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        }
        await azurite.StartAgainAsync();

        using (var post = await PostAsync(service, report)) Assert.Equal(HttpStatusCode.Created, post.StatusCode);
        Assert.Equal("ok\n", await service.GetAsync("readyz"));
        Assert.Equal(1, await CountRunsAsync(azurite));
        Assert.Contains("The store does not answer yet", service.Log);
    }

    [Fact]
    public async Task Runs_posted_while_the_storage_restarts_are_neither_lost_nor_doubled()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var service = await ServiceProgram.StartAsync(Setting(azurite));
        var posts = Enumerable.Range(0, 30).Select(_ => Report()).ToList();

        var first = Task.WhenAll(posts[..15].Select(report => PostUntilTakenAsync(service, report)));
        await azurite.StopAsync();
        using (var post = await PostAsync(service, posts[20])) await AssertUnavailableAsync(post);
        var second = Task.WhenAll(posts[15..].Select(report => PostUntilTakenAsync(service, report)));
        await azurite.StartAgainAsync();
        await Task.WhenAll(first, second);

        Assert.Equal(posts.Count, await CountRunsAsync(azurite));
        foreach (var report in posts.Take(3))
        {
            using var again = await PostAsync(service, report);
            Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        }
        Assert.Equal(posts.Count, await CountRunsAsync(azurite));
    }

    [Theory]
    [InlineData(FrontFault.ServerBusy)]
    [InlineData(FrontFault.Throttled)]
    [InlineData(FrontFault.CutBefore)]
    [InlineData(FrontFault.CutAfter)]
    [InlineData(FrontFault.ErrorAfter)]
    [InlineData(FrontFault.HalfAnswer)]
    public async Task A_run_whose_first_batch_fails_is_counted_once(FrontFault fault)
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var front = await TableFront.StartAsync(azurite);
        await using var service = await ServiceProgram.StartAsync(SettingAt(azurite.ConnectionStringAt(front.Endpoint)));
        var left = 2; // The catalogue's batch and the run's, or the run's two times.
        front.Fault = request => TableFront.IsBatch(request) && Interlocked.Decrement(ref left) >= 0 ? fault : FrontFault.None;

        await PostUntilTakenAsync(service, Report());

        Assert.Equal(1, await CountRunsAsync(azurite));
    }

    [Fact]
    public async Task Under_a_storage_that_fails_at_random_every_run_is_counted_once()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var front = await TableFront.StartAsync(azurite);
        await using var service = await ServiceProgram.StartAsync(SettingAt(azurite.ConnectionStringAt(front.Endpoint)));
        var random = new Random(3);
        FrontFault[] faults =
        [
            FrontFault.ServerBusy, FrontFault.Throttled, FrontFault.CutBefore,
            FrontFault.CutAfter, FrontFault.ErrorAfter, FrontFault.HalfAnswer,
        ];
        front.Fault = _ =>
        {
            lock (random) return random.Next(4) == 0 ? faults[random.Next(faults.Length)] : FrontFault.None;
        };
        var posts = Enumerable.Range(0, 60).Select(_ => Report()).ToList();

        await Task.WhenAll(posts.Select(report => PostUntilTakenAsync(service, report)));

        Assert.Equal(posts.Count, await CountRunsAsync(azurite));
    }

    [Fact]
    public async Task A_storage_that_says_nothing_is_not_waited_for_at_length()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var front = await TableFront.StartAsync(azurite);
        await using var service = await ServiceProgram.StartAsync(SettingAt(azurite.ConnectionStringAt(front.Endpoint)));
        front.Fault = _ => FrontFault.Silence;

        using var ready = await service.Client.GetAsync("readyz", Token);

        await AssertUnavailableAsync(ready);
        Assert.Contains("no answer within 5 s", service.Log);
    }

    private static string Setting(AzuriteProcess azurite) => SettingAt(azurite.ConnectionString);

    private static string SettingAt(string connectionString) => "--Storage:Azure:ConnectionString=" + connectionString;

    private static RunReport Report()
    {
        var now = TimeProvider.System.GetUtcNow();
        return ExampleReport.Make(now) with { Key = Guid.CreateVersion7(now) };
    }

    private static async Task<HttpResponseMessage> PostAsync(ServiceProgram service, RunReport report)
    {
        using var content = new ByteArrayContent(RunReportJson.Write(report));
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        return await service.Client.PostAsync("api/v1/runs", content, Token);
    }

    // As the guard's upload or a person does: the same body again, until it is taken.
    private static async Task PostUntilTakenAsync(ServiceProgram service, RunReport report)
    {
        for (var attempt = 1; ; attempt++)
        {
            using var response = await PostAsync(service, report);
            if (response.StatusCode is HttpStatusCode.Created or HttpStatusCode.OK) return;
            Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.True(attempt < MostTries, "a run is not taken");
        }
    }

    private static async Task AssertUnavailableAsync(HttpResponseMessage response)
    {
        Assert.Equal(HttpStatusCode.ServiceUnavailable, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        using var problem = JsonDocument.Parse(await response.Content.ReadAsStringAsync(Token));
        Assert.Equal(503, problem.RootElement.GetProperty("status").GetInt32());
    }

    private static async Task<long> CountRunsAsync(AzuriteProcess azurite)
    {
        var options = new AzureTableOptions { ConnectionString = azurite.ConnectionString };
        var store = new AzureTableStore(AzureTable.Of(options, TimeProvider.System));
        var partition = RowKeys.Partition("github.com/acme/widgets");
        var stored = await store.ReadAsync(partition, KeyRange.StartingWith(RowKeys.RunPrefix), int.MaxValue, Token);
        var now = TimeProvider.System.GetUtcNow();
        var days = await new RepositoryRows(store).ReadRollupsAsync(
            "github.com/acme/widgets", TimeBucket.Of(BucketSize.Day, now.AddDays(-1)), TimeBucket.Of(BucketSize.Day, now), Token);
        Assert.Equal(stored.Count, days.Where(day => day.Proxy.Length == 0).Sum(day => day.Rollup.Runs));
        return stored.Count;
    }
}
