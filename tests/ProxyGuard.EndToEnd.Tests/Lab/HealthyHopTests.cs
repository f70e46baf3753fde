using ProxyGuard.Core.Probing;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Lab;

public sealed class HealthyHopTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    public static TheoryData<string, bool, bool> Doors => new()
    {
        { "1.23", false, false },
        { "1.27", false, false },
        { "1.27", true, false },
        { "1.27", true, true },
        { "1.23", true, true },
    };

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task The_real_go_downloads_every_sample_module_and_its_hash_is_ours(string release, bool tls, bool http2)
    {
        var options = new LabOptions { Tls = tls, Http2 = http2, BasePath = "/goproxy/main" };
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), options: options);
        using var sandbox = new GoSandbox(tls ? hop.CaFile : null);
        LabRepository.Write(sandbox.Project, ModuleTree.Sample());

        var run = await new RealGo(release).RunAsync(sandbox, hop.Url, Limit, "mod", "download");

        Assert.True(run.Passed, run.ToString());
        Assert.All(hop.Requests, request => Assert.Equal((200, http2 ? "HTTP/2" : "HTTP/1.1"), (request.Status, request.Protocol)));
        Assert.Contains(hop.Requests, request => request.RawTarget == "/goproxy/main/example.com/%21azure/widgets/@v/v1.0.1-%21r%21c1.zip");
        Assert.Superset(
            ModuleTree.Sample().Newest.Select(module => module.Id.ToString()).ToHashSet(),
            ZipsAskedOf(hop).ToHashSet());
    }

    [Theory]
    [InlineData("1.23")]
    [InlineData("1.27")]
    public async Task The_sample_repository_builds_against_a_healthy_hop(string release)
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample());
        using var sandbox = new GoSandbox();
        LabRepository.Write(sandbox.Project, ModuleTree.Sample());

        var run = await new RealGo(release).RunAsync(sandbox, hop.Url, TimeSpan.FromMinutes(3), "build", "-o", "app", ".");

        Assert.True(run.Passed, run.ToString());
        Assert.True(File.Exists(Path.Combine(sandbox.Project, "app")));
    }

    [Fact]
    public async Task A_written_tree_is_a_file_proxy_and_reads_back_the_same()
    {
        using var sandbox = new GoSandbox();
        using var folder = new TempDirectory();
        ModuleTree.Sample().Write(folder.Path);
        LabRepository.Write(sandbox.Project, ModuleTree.Read(folder.Path));

        var run = await RealGo.V127.RunAsync(sandbox, $"file://{folder.Path}", Limit, "mod", "download");

        Assert.True(run.Passed, run.ToString());
        Assert.Equal(
            ModuleTree.Sample().Modules.Select(module => module.GoSumLines),
            ModuleTree.Read(folder.Path).Modules.Select(module => module.GoSumLines));
    }

    private static IEnumerable<string> ZipsAskedOf(LabHop hop) =>
        from target in hop.Requests.Select(request => request.Target)
        where target?.Endpoint == Endpoint.Zip
        select $"{target.Module}@{target.Version}";
}
