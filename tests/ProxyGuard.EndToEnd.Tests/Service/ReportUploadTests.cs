using System.Globalization;
using System.Text.Json;
using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Service;

public sealed class ReportUploadTests
{
    private const string Page = "r/github.com~example~guarded";

    // What the upload may take, and what starting and telling take on a busy machine.
    private static readonly TimeSpan MostExtra = TimeSpan.FromSeconds(3) + TimeSpan.FromSeconds(3);

    [Fact]
    public async Task Runs_of_the_guard_are_counted_and_shown_by_the_service()
    {
        await using var service = await ServiceProgram.StartAsync();
        await using var broken = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("http-502"));
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample());
        using var repository = new GuardedRepository().OnGitHub().InForce($"{broken.Url},{healthy.Url}");
        string[] arguments = ["--proxies", $"{broken.Url},{healthy.Url}", "--report-url", service.Url, "--report-token", service.Token];

        var run = await repository.GuardAsync(arguments);
        var outputs = RunnerFileReader.Read(repository.OutputFile).ToDictionary();
        broken.Faults = HopFaults.None;
        await repository.GuardAsync(arguments);

        Assert.Contains($"Report: {service.Url}/{Page}", run.Output);
        Assert.Equal($"{service.Url}/{Page}", outputs["report-url"]);
        var page = await service.GetAsync(Page);
        Assert.Contains(new Uri(broken.Url).Authority, page);
        Assert.Contains("server error", page);
        var trend = JsonDocument.Parse(await service.GetAsync($"api/v1/{Page}")).RootElement;
        var totals = trend.GetProperty("totals");
        Assert.Equal((2, 1), (totals.GetProperty("runs").GetInt32(), totals.GetProperty("rescued").GetInt32()));
        var proxy = trend.GetProperty("proxies").EnumerateArray()
            .Single(one => one.GetProperty("id").GetString() == new Uri(broken.Url).Authority);
        Assert.Equal("""{"down":1,"healthy":1}""", Sorted(proxy.GetProperty("sums").GetProperty("verdicts")));
        Assert.Equal(0.5, proxy.GetProperty("sums").GetProperty("availability").GetProperty("value").GetDouble());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("github.com/example/other")]
    public async Task Without_a_right_token_a_run_costs_one_warning_and_no_build(string? pattern)
    {
        await using var service = await ServiceProgram.StartAsync();
        var token = pattern is null ? "pg_unknown" : await service.AddTokenAsync(pattern, "write");

        var output = await AssertHarmlessAsync(service.Url, "--report-token", token);

        Assert.Contains("is report-token right?", output);
        Assert.All(output.Split('\n').Where(line => line.Contains(token)), line => Assert.Equal("::add-mask::" + token, line));
    }

    [Theory]
    [InlineData("tcp-accept-stall")]
    [InlineData("tcp-accept-reset")]
    [InlineData("tcp-accept-close")]
    public async Task A_service_that_misbehaves_costs_one_warning_and_no_build(string fault)
    {
        await using var service = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All(fault));
        await AssertHarmlessAsync(service.Url);
    }

    [Fact]
    public Task A_service_that_is_down_costs_one_warning_and_no_build() =>
        AssertHarmlessAsync($"http://127.0.0.1:{LoopbackOnly.FreePort()}");

    [Fact]
    public async Task An_address_that_answers_with_a_web_page_costs_one_warning_and_no_build()
    {
        await using var service = await ServiceProgram.StartAsync();
        await AssertHarmlessAsync(service.Url + "/r");
    }

    private static async Task<string> AssertHarmlessAsync(string reportUrl, params string[] more)
    {
        await using var broken = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("http-502"));
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample());
        using var repository = new GuardedRepository().OnGitHub().InForce($"{broken.Url},{healthy.Url}");

        var run = await repository.GuardAsync(
            ["--proxies", $"{broken.Url},{healthy.Url}", "--report-url", reportUrl, "--report-file", repository.ReportFile, .. more]);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal(healthy.Url, RunnerFileReader.Read(repository.EnvFile).ToDictionary()["GOPROXY"]);
        Assert.Single(run.Output.Split('\n'), line => line.Contains("was not kept by the service", StringComparison.Ordinal));
        Assert.True(run.Elapsed - repository.GuardedFor() < MostExtra, run.ToString());
        return run.Output;
    }

    private static string Sorted(JsonElement counts) => "{" + string.Join(',', counts.EnumerateObject()
        .OrderBy(count => count.Name, StringComparer.Ordinal)
        .Select(count => string.Create(CultureInfo.InvariantCulture, $"\"{count.Name}\":{count.Value.GetInt64()}"))) + "}";
}
