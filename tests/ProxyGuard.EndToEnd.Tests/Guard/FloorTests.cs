using System.Text.Json;
using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.EndToEnd.Tests.Proxies;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Guard;

/// <summary>With no proxy left: where a floor is written the real <c>go</c> builds on it, and where it could not none is written.</summary>
public sealed class FloorTests
{
    private static readonly ModuleTree Tree = ModuleTree.Synthetic(4);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData("1.23", "download")]
    [InlineData("1.27", "download")]
    [InlineData("1.23", "build")]
    [InlineData("1.27", "build")]
    public async Task A_complete_module_cache_serves_the_build_and_a_fresh_cache_too(string release, string warmedBy)
    {
        await using var healthy = await LabHop.StartAsync(Tree);
        await using var broken = await LabHop.StartAsync(Tree, HopFaults.All("http-503"));
        using var repository = new GuardedRepository(Tree).OnGitHub().InForce(broken.Url);
        repository.Environment["GOMODCACHE"] = repository.Go.ModuleCache;
        var warm = warmedBy == "build"
            ? await repository.BuildAsync(release, healthy.Url)
            : await repository.DownloadAsync(release, healthy.Url);
        Assert.True(warm.Passed, warm.ToString());

        var run = await repository.GuardAsync("--proxies", broken.Url, "--when-none", "cache");

        var variables = RunnerFileReader.Read(repository.EnvFile).ToDictionary();
        Assert.True(variables.ContainsKey("GOPROXY"), run.ToString());
        Assert.Matches("^file:///.*/cache/download,off$", variables["GOPROXY"]);
        var build = await repository.BuildAsync(release, variables["GOPROXY"]);
        Assert.True(build.Passed, build.ToString());
        repository.Go.Environment = repository.Go.Environment.SetItem("GOMODCACHE", Path.Combine(repository.Go.Project, "..", "fresh"));
        var fresh = await repository.BuildAsync(release, variables["GOPROXY"]);
        Assert.True(fresh.Passed, fresh.ToString());
        var download = await repository.DownloadAsync(release, variables["GOPROXY"]);
        Assert.True(download.Passed, download.ToString());
    }

    [Theory]
    [InlineData(".mod", true)]
    [InlineData(".zip", false)]
    [InlineData(".info", false)]
    public async Task A_module_cache_that_lacks_a_file_or_holds_other_bytes_is_no_floor(string file, bool isPoisoned)
    {
        await using var broken = await LabHop.StartAsync(Tree, HopFaults.All("http-503"));
        using var repository = new GuardedRepository(Tree).OnGitHub().InForce(broken.Url);
        repository.Environment["GOMODCACHE"] = repository.Go.ModuleCache;
        var download = Path.Combine(repository.Go.ModuleCache, "cache", "download");
        Tree.Write(download);
        var place = Path.Combine(download, "example.com/synthetic/m002/@v/v1.0.0" + file);
        if (isPoisoned) await File.WriteAllTextAsync(place, "<html>", TestContext.Current.CancellationToken);
        else File.Delete(place);

        var run = await repository.GuardAsync("--proxies", broken.Url, "--when-none", "cache", "--report-file", repository.ReportFile);

        Assert.Empty(RunnerFileReader.Read(repository.EnvFile));
        Assert.Contains(isPoisoned ? "cache-poisoned" : "cache-incomplete", Decision(repository).GetRawText());
        Assert.Contains("The module cache cannot serve the build", run.Output);
    }

    [Theory]
    [InlineData("1.23")]
    [InlineData("1.27")]
    public async Task A_consistent_vendor_directory_serves_the_build(string release)
    {
        await using var healthy = await LabHop.StartAsync(Tree);
        await using var broken = await LabHop.StartAsync(Tree, HopFaults.All("http-503"));
        using var repository = new GuardedRepository(Tree).OnGitHub().InForce(broken.Url);
        repository.Environment["GOFLAGS"] = "-mod=mod";
        var vendor = await new RealGo(release).RunAsync(repository.Go, healthy.Url, Limit, "mod", "vendor");
        Assert.True(vendor.Passed, vendor.ToString());

        var run = await repository.GuardAsync("--proxies", broken.Url, "--when-none", "vendor");

        var variables = RunnerFileReader.Read(repository.EnvFile).ToDictionary();
        Assert.True(variables.ContainsKey("GOFLAGS"), run.ToString());
        repository.Go.Environment = repository.Go.Environment
            .SetItem("GOFLAGS", variables["GOFLAGS"])
            .SetItem("GOMODCACHE", Path.Combine(repository.Go.Project, "..", "fresh"));
        var before = broken.Requests.Count;
        var build = await repository.BuildAsync(release, broken.Url);
        Assert.True(build.Passed, build.ToString());
        Assert.Equal(before, broken.Requests.Count);

        await File.AppendAllTextAsync(
            Path.Combine(repository.Go.Project, "go.mod"), "\nrequire example.com/new v1.0.0\n", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(repository.EnvFile, "", TestContext.Current.CancellationToken);
        var inconsistent = await repository.GuardAsync("--proxies", broken.Url, "--when-none", "vendor");
        Assert.Empty(RunnerFileReader.Read(repository.EnvFile));
        Assert.Contains("The vendor directory cannot serve the build", inconsistent.Output);
        Assert.False((await repository.BuildAsync(release, broken.Url)).Passed);
    }

    [Theory]
    [InlineData("1.23", "", null)]
    [InlineData("1.27", "", null)]
    [InlineData("1.27", "no-git", "direct-needs-git")]
    [InlineData("1.27", "GOVCS=public:off", "direct-forbidden")]
    [InlineData("1.27", "GOVCS=public", "direct-forbidden")]
    [InlineData("1.27", "no-origin", "direct-unreachable")]
    public async Task Direct_is_written_when_go_can_build_from_the_origins_and_only_then(string release, string obstacle, string? reason)
    {
        using var certificates = new LabCertificates(hosts: "github.com");
        var tree = GitForge.Tree;
        await using var origin = await LabHop.StartAsync(
            ModuleTree.Empty, options: new LabOptions { Tls = true, Certificates = certificates });
        using var tunnel = new WebProxyTunnel(new Uri(origin.Url));
        await using var broken = await LabHop.StartAsync(tree, HopFaults.All("http-503"));
        using var repository = new GuardedRepository(tree).OnGitHub().InForce(broken.Url);
        await GitForge.LayOutAsync(repository.Go, tree);
        repository.Environment["SSL_CERT_FILE"] = certificates.CaFile;
        if (obstacle != "no-origin") repository.Environment["HTTPS_PROXY"] = tunnel.Address;
        else repository.Environment["HTTPS_PROXY"] = "http://127.0.0.1:1";
        if (obstacle == "no-git") repository.Environment["PATH"] = "/nowhere";
        if (obstacle.Split('=') is [var name, var value]) repository.Environment[name] = value;

        var run = await repository.GuardAsync("--proxies", broken.Url, "--when-none", "direct", "--report-file", repository.ReportFile);

        var variables = RunnerFileReader.Read(repository.EnvFile).ToDictionary();
        Assert.True(reason is null == variables.ContainsKey("GOPROXY"), run.ToString());
        var set = obstacle.Split('=') is [var variable, var text] ? repository.Go.Environment.SetItem(variable, text) : repository.Go.Environment;
        repository.Go.Environment = obstacle == "no-git" ? set.SetItem("PATH", "/nowhere") : set;
        var build = await repository.BuildAsync(release, "direct");
        if (reason is null)
        {
            Assert.Equal("direct", variables["GOPROXY"]);
            Assert.True(build.Passed, build.ToString());
            Assert.Contains(origin.Requests, request => request.RawTarget == "/acme/lib?go-get=1");
            return;
        }
        Assert.Contains(reason, Decision(repository).GetProperty("reasons").EnumerateArray().Select(code => code.GetString()));
        // The origin that does not answer us is, in this lab, reached by go's git through a file.
        if (obstacle != "no-origin") Assert.False(build.Passed, build.ToString());
    }

    private static JsonElement Decision(GuardedRepository repository) =>
        JsonDocument.Parse(File.ReadAllBytes(repository.ReportFile)).RootElement.GetProperty("decision");
}
