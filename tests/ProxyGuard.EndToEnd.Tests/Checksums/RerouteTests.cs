using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Checksums;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Checksums;

/// <summary>A first proxy that breaks the checksum database, no go.sum: what the real <c>go</c> does before and after the guard.</summary>
public sealed class RerouteTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("http-503@sumdb-lookup", "1.23", Route.Direct)]
    [InlineData("http-503@sumdb-lookup", "1.27", Route.Direct)]
    [InlineData("http-404@sumdb-lookup", "1.27", Route.Direct)]
    [InlineData("html-200@sumdb-lookup", "1.27", Route.Direct)]
    [InlineData("sumdb-other-key@sumdb-lookup", "1.27", Route.Direct)]
    [InlineData("sumdb-other-tile@sumdb-tile", "1.27", Route.Direct)]
    [InlineData("http-503@sumdb-lookup", "1.23", Route.OtherHop)]
    [InlineData("http-503@sumdb-lookup", "1.27", Route.OtherHop)]
    [InlineData("sumdb-other-hash@sumdb-lookup", "1.27", Route.OtherHop)]
    public async Task The_build_passes_with_verification_on_after_the_guard(string faults, string release, Route route)
    {
        var tree = ModuleTree.Sample();
        await using var server = await LabHop.StartAsync(tree, options: new() { Tls = true, Name = "database" });
        // A name that does not resolve: only a hop that carries it can answer for it.
        var database = new ChecksumDatabase(route == Route.Direct ? new Uri(server.Url).Authority : "sum.lab.invalid", tree);
        server.Database = database;
        await using var broken = await LabHop.StartAsync(tree, HopFaults.Parse(faults), new() { Name = "broken", Database = database });
        var carried = route == Route.OtherHop ? database : null;
        // A fault of its own, and answers that are not quicker, keep it behind the broken one: in front it would carry the database without
        // being named.
        var (odd, latency) = route == Route.OtherHop
            ? (HopFaults.At(Endpoint.Absent, "http-403"), TimeSpan.FromMilliseconds(100))
            : (HopFaults.None, TimeSpan.Zero);
        await using var healthy = await LabHop.StartAsync(tree, odd, new() { Name = "healthy", Database = carried, Latency = latency });
        var chain = $"{broken.Url}|{healthy.Url}";

        using var before = Sandbox(tree, server.CaFile, database);
        var former = await new RealGo(release).RunAsync(before, chain, Limit, "mod", "download");
        Assert.False(former.Passed, former.ToString());
        Assert.False(former.TimedOut);

        using var after = Sandbox(tree, server.CaFile, database);
        var result = await GuardAsync(after, chain, broken, healthy);
        var decision = result.Decision!;
        var address = route == Route.Direct ? server.Url : $"{healthy.Url}/sumdb/{database.Name}";
        Assert.Equal($"{database.VerifierKey} {address}", decision.Variables["GOSUMDB"]);
        Assert.Contains(DecisionReason.ChecksumDatabaseRerouted, decision.Reasons);
        Assert.Equal((false, true), (decision.FormerChainPasses, decision.Rescued));
        Assert.Contains(result.Verdicts[0].Reasons, reason => reason.Code == ReasonCode.ChecksumDatabase);
        after.Environment = after.Environment.SetItem("GOSUMDB", decision.Variables["GOSUMDB"]);

        var run = await new RealGo(release).RunAsync(after, decision.After.Reveal(), Limit, "mod", "download");

        Assert.True(run.Passed, run.ToString());
        var witness = route == Route.Direct ? server : healthy;
        Assert.Contains(witness.Requests, request => request.Target?.Endpoint == Endpoint.SumDbLookup && IsOfGo(request));
        Assert.All(new[] { broken, healthy }, hop => Assert.InRange(hop.Requests.Count(request => IsOfGuard(request)), 1, 12));
        Assert.InRange(server.Requests.Count(IsOfGuard), route == Route.Direct ? 2 : 0, 12);
    }

    [Fact]
    public async Task Nothing_is_set_where_the_first_hop_carries_it_well()
    {
        var tree = ModuleTree.Sample();
        var database = new ChecksumDatabase("sum.lab.invalid", tree);
        await using var one = await LabHop.StartAsync(tree, options: new() { Database = database });
        await using var two = await LabHop.StartAsync(tree);
        using var sandbox = Sandbox(tree, one.CaFile, database);

        var result = await GuardAsync(sandbox, $"{one.Url}|{two.Url}", one, two);

        Assert.All(result.Verdicts, verdict => Assert.Equal(Health.Healthy, verdict.Health));
        Assert.DoesNotContain("GOSUMDB", result.Decision!.Variables.Keys);
    }

    [Fact]
    public async Task A_private_module_is_looked_up_nowhere()
    {
        var tree = ModuleTree.Sample();
        await using var server = await LabHop.StartAsync(tree, options: new() { Tls = true });
        server.Database = new ChecksumDatabase(new Uri(server.Url).Authority, tree);
        await using var broken = await LabHop.StartAsync(
            tree, HopFaults.At(Endpoint.SumDbLookup, "http-503"), new() { Database = server.Database });
        await using var healthy = await LabHop.StartAsync(tree);
        using var sandbox = Sandbox(tree, server.CaFile, server.Database);
        sandbox.Environment = sandbox.Environment.SetItem("GONOSUMDB", "example.com/[^o]*");

        await GuardAsync(sandbox, $"{broken.Url}|{healthy.Url}", broken, healthy);

        var asked = server.Requests.Concat(broken.Requests).Where(request => request.Target?.Endpoint == Endpoint.SumDbLookup).ToList();
        Assert.NotEmpty(asked);
        Assert.All(asked, request => Assert.StartsWith("example.com/o", request.Target!.Module));
    }

    private static GoSandbox Sandbox(ModuleTree tree, string caFile, ChecksumDatabase database)
    {
        var sandbox = new GoSandbox(caFile);
        LabRepository.Write(sandbox.Project, tree);
        File.Delete(Path.Combine(sandbox.Project, "go.sum"));
        sandbox.Environment = sandbox.Environment.SetItem("GOSUMDB", database.VerifierKey);
        return sandbox;
    }

    private static Task<GuardResult> GuardAsync(GoSandbox sandbox, string chain, params LabHop[] hops)
    {
        var options = new GuardOptions { Directories = [sandbox.Project], Proxies = [.. hops.Select(Url)] };
        var identity = new RunIdentity(Guid.CreateVersion7(), "example.org/acme/app", "0.0.0", null);
        var context = new RunContext(sandbox.Environment.SetItem("GOPROXY", chain), TimeProvider.System, identity);
        return GuardRun.RunAsync(options, context, TestContext.Current.CancellationToken);
    }

    private static ProxyUrl Url(LabHop hop) =>
        ProxyUrl.TryParse(hop.Url, out var url, out var fault) ? url : throw new InvalidOperationException($"{fault}");

    private static bool IsOfGuard(LabRequest request) =>
        request.Header("User-Agent")!.StartsWith("ProxyGuard/", StringComparison.Ordinal);

    private static bool IsOfGo(LabRequest request) => !IsOfGuard(request);

    public enum Route
    {
        Direct,
        OtherHop,
    }
}
