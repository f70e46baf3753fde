using System.Net;
using System.Text.Json;
using ProxyGuard.Core.Reports;
using ProxyGuard.EndToEnd.Tests.Container;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Deploy;

/// <summary>docs/deploy/compose.yml, and the image that it starts (eng/container/build.sh service).</summary>
public sealed class ComposeTests
{
    private static readonly string File = DeployFile.PathOf("compose.yml");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_service_gets_healthy_takes_a_run_and_keeps_it_over_a_restart()
    {
        await using var service = await ComposedService.StartAsync(await ServiceAsync());
        await service.BecomesHealthyAsync();
        await AssertLockedUpAsync(service);
        var report = ExampleReport.Make(TimeProvider.System.GetUtcNow());
        using var client = new HttpClient(LoopbackOnly.Handler()) { BaseAddress = service.Url };
        var token = await service.CommandAsync("tokens", "add", "--repo", "*", "--can", "read,write");
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        using var body = new ByteArrayContent(RunReportJson.Write(report)) { Headers = { ContentType = new("application/json") } };
        using var answer = await client.PostAsync("api/v1/runs", body, Token);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);

        await service.StopAsync();
        Assert.Equal("0", await service.InspectAsync("{{.State.ExitCode}}"));
        await service.StartAgainAsync();
        await service.BecomesHealthyAsync();

        var run = await client.GetStringAsync($"api/v1/r/github.com~acme~widgets/runs/{report.Key}", Token);
        Assert.Contains($"{report.Key}", run, StringComparison.Ordinal);
        Assert.Contains("proxyguard.css", await client.GetStringAsync("r/github.com~acme~widgets", Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_image_alone_says_who_it_is_where_it_listens_and_how_it_is_asked()
    {
        var image = JsonDocument.Parse(await Podman.AskAsync("image", "inspect", "localhost/proxyguard-service")).RootElement[0];

        Assert.Equal("1654:1654", image.GetProperty("User").GetString());
        Assert.Contains("ASPNETCORE_URLS=http://0.0.0.0:8080", Texts(image.GetProperty("Config").GetProperty("Env")));
        Assert.Equal(["CMD", "/app/proxyguard-service", "health"], Texts(image.GetProperty("Healthcheck").GetProperty("Test")));
    }

    [Theory]
    [InlineData("read_only: true", "readonly: true")]
    [InlineData("cap_drop: [ALL]", "cap_drop: ALL")]
    [InlineData("name: proxyguard", "name: Proxy Guard")]
    public async Task A_file_of_another_form_is_found(string right, string wrong)
    {
        using var files = new TempDirectory();
        var text = await System.IO.File.ReadAllTextAsync(File, Token);
        Assert.Contains(right, text, StringComparison.Ordinal);

        Assert.NotEqual(0, (await DeployFile.CheckAsync("compose", files.Write("compose.yml", text.Replace(right, wrong)))).ExitCode);
    }

    [Fact]
    public async Task Only_this_machine_reaches_it_and_it_has_the_time_it_needs_to_stop()
    {
        var service = await ServiceAsync();

        Assert.All(Texts(service.GetProperty("ports")), port => Assert.StartsWith("127.0.0.1:", port, StringComparison.Ordinal));
        Assert.Equal("30s", service.GetProperty("stop_grace_period").GetString());
    }

    private static IEnumerable<string> Texts(JsonElement list) => list.EnumerateArray().Select(one => one.GetString()!);

    private static async Task<JsonElement> ServiceAsync() =>
        (await DeployFile.ReadAsync("compose", File)).GetProperty("services").GetProperty("service");

    // Not what the engine was told but what the kernel holds it to.
    private static async Task AssertLockedUpAsync(ComposedService service)
    {
        var status = await service.ProcessAsync("status");
        Assert.Contains("Uid:\t1654\t1654\t1654\t1654", status);
        Assert.Contains("NoNewPrivs:\t1", status);
        Assert.Contains($"CapEff:\t{new string('0', 16)}", status);
        var mounts = (await service.ProcessAsync("mountinfo")).Select(line => line.Split(' '));
        Assert.StartsWith("ro", Assert.Single(mounts, mount => mount[4] == "/")[5], StringComparison.Ordinal);
        Assert.NotEqual(0, (await service.TryAsync("/bin/sh")).ExitCode);
    }
}
