using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ProxyGuard.Core.Reports;
using ProxyGuard.EndToEnd.Tests.Service;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Deploy;

/// <summary>What SIGTERM, the word to stop of every container engine, does to the published service.</summary>
public sealed class GracefulStopTests : IDisposable
{
    private const string Stopping = "Application is shutting down";
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);
    private readonly TempDirectory _files = new();
    private readonly RunReport _report = ExampleReport.Make(TimeProvider.System.GetUtcNow());

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Database => $"--Storage:Sqlite:Path={_files["kept.db"]}";

    public void Dispose() => _files.Dispose();

    [Fact]
    public async Task A_post_in_flight_is_answered_and_kept_and_no_other_is_taken()
    {
        await using (var service = await ServiceProgram.StartAsync(Database))
        {
            using var post = await HalfPost.StartAsync(service, RunReportJson.Write(_report));
            service.Terminate();
            await service.SaysAsync(Stopping);
            await RefusesAsync(new Uri(service.Url));

            Assert.StartsWith("HTTP/1.1 201 ", await post.FinishAsync(), StringComparison.Ordinal);
            Assert.Equal(0, await service.ExitAsync(Long));
        }
        await using var next = await ServiceProgram.StartAsync(Database);
        var run = await next.GetAsync($"api/v1/r/github.com~acme~widgets/runs/{_report.Key}");
        Assert.Contains($"{_report.Key}", run, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stuck_client_holds_it_no_longer_than_the_bound()
    {
        var variables = new Dictionary<string, string> { ["ASPNETCORE_SHUTDOWNTIMEOUTSECONDS"] = "2" };
        await using var service = await ServiceProgram.StartAsync(variables);
        using var post = await HalfPost.StartAsync(service, new byte[60_000]);
        var dribble = post.DribbleAsync();
        var start = Stopwatch.GetTimestamp();
        service.Terminate();

        Assert.Equal(0, await service.ExitAsync(Long));

        // Unbound, the client would take a minute more, and the default bound is 25 s.
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.FromSeconds(1.9), TimeSpan.FromSeconds(20));
        await dribble;
    }

    [Fact]
    public async Task Told_to_stop_it_is_not_ready_at_once_and_still_takes_what_comes_before_the_gateway_knows()
    {
        await using var service = await ServiceProgram.StartAsync("--Stopping:Notice=00:00:10");
        var ready = await service.CommandAsync("health", "--urls", service.Url);
        service.Terminate();
        await service.SaysAsync(Stopping);

        using var readiness = await service.Client.GetAsync("readyz", Token);
        using var liveness = await service.Client.GetAsync("healthz", Token);
        using var body = new ByteArrayContent(RunReportJson.Write(_report)) { Headers = { ContentType = new("application/json") } };
        using var taken = await service.Client.PostAsync("api/v1/runs", body, Token);
        var notReady = await service.CommandAsync("health", "--urls", service.Url);

        Assert.Equal(
            [HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.Created],
            new[] { readiness.StatusCode, liveness.StatusCode, taken.StatusCode });
        Assert.True((ready.ExitCode, notReady.ExitCode) == (0, 1), $"{ready}{notReady}");
        Assert.Contains("/readyz answers 503", notReady.Error, StringComparison.Ordinal);
        Assert.Equal(0, await service.ExitAsync(Long));
    }

    private static async Task RefusesAsync(Uri address)
    {
        while (true)
        {
            using var client = new TcpClient();
            try
            {
                await client.ConnectAsync(address.Host, address.Port, Token).AsTask().WaitAsync(Long, Token);
            }
            catch (SocketException)
            {
                return;
            }
        }
    }
}
