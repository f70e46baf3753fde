using System.Text.Json;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Guard;

/// <summary>A go.mod that asks for a newer <c>go</c> than 1.23: what the guard says of it, and what <c>go</c> 1.23 then does.</summary>
public sealed class ToolchainTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("go 1.27")]
    [InlineData("go 1.24\n\ntoolchain go1.27.4")]
    public async Task The_guard_asks_what_go_will_ask_and_says_beforehand_that_nobody_has_it(string lines)
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample());
        using var repository = Repository(hop, lines, "auto", "sum.golang.org");

        var decision = await DecideAsync(repository, hop);

        Assert.Contains("toolchain-lacking", Codes(decision.GetProperty("reasons")));
        var asked = Assert.Single(hop.Requests, IsToolchain).RawTarget;
        var build = await BuildAsync(repository, hop);
        Assert.False(build.Passed);
        Assert.Contains("toolchain not available", build.Error, StringComparison.Ordinal);
        Assert.Equal([asked, asked], hop.Requests.Where(IsToolchain).Select(request => request.RawTarget));
    }

    [Fact]
    public async Task Where_go_may_not_switch_it_refuses_as_the_warning_says()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample());
        using var repository = Repository(hop, "go 1.27", "local", "sum.golang.org");

        var decision = await DecideAsync(repository, hop);

        Assert.Contains("go-too-old", Warnings(decision));
        Assert.DoesNotContain(hop.Requests, IsToolchain);
        var build = await BuildAsync(repository, hop);
        Assert.False(build.Passed);
        Assert.Contains("requires go >= 1.27", build.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_checksum_database_go_takes_no_toolchain_as_the_warning_says()
    {
        var version = "v0.0.1-go1.27.0.linux-amd64";
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample().Add("golang.org/toolchain", version, ("bin/go", "#!/bin/sh\n")));
        using var repository = Repository(hop, "go 1.27", "auto", "off");

        var decision = await DecideAsync(repository, hop);

        Assert.Contains("toolchain-needs-database", Warnings(decision));
        Assert.DoesNotContain("toolchain-lacking", Codes(decision.GetProperty("reasons")));
        var build = await BuildAsync(repository, hop);
        Assert.False(build.Passed);
        Assert.Contains("checksum database", build.Error, StringComparison.Ordinal);
    }

    private static GuardedRepository Repository(LabHop hop, string lines, string toolchain, string sumDb)
    {
        var repository = new GuardedRepository().InForce(hop.Url);
        var file = Path.Combine(repository.Go.Project, "go.mod");
        File.WriteAllText(file, File.ReadAllText(file).Replace("go 1.18", lines, StringComparison.Ordinal));
        repository.Go.Environment = repository.Go.Environment.SetItem("GOTOOLCHAIN", toolchain).SetItem("GOSUMDB", sumDb);
        repository.Environment["GOTOOLCHAIN"] = toolchain;
        repository.Environment["GOSUMDB"] = sumDb;
        return repository;
    }

    private static Task<JsonElement> DecideAsync(GuardedRepository repository, LabHop hop) =>
        repository.DecideAsync("--proxies", hop.Url, "--go-version", "1.23.5", "--budget", "30s");

    private static Task<GoRun> BuildAsync(GuardedRepository repository, LabHop hop) =>
        RealGo.V123.RunAsync(repository.Go, hop.Url, Limit, "build", "-o", "app", ".");

    private static bool IsToolchain(LabRequest request) => request.Path.Contains("golang.org/toolchain", StringComparison.Ordinal);

    private static IEnumerable<string?> Codes(JsonElement reasons) => reasons.EnumerateArray().Select(reason => reason.GetString());

    private static IEnumerable<string?> Warnings(JsonElement decision) =>
        decision.GetProperty("report").GetProperty("warnings").EnumerateArray().Select(warning => warning.GetProperty("code").GetString());
}
