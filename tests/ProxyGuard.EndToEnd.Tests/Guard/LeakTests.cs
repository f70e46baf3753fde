using ProxyGuard.EndToEnd.Tests.Proxies;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Checksums;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Guard;

/// <summary>
/// Leaks in the user's own settings: each is shown by the requests of the real <c>go</c>, named by the guard with its fix, and gone with
/// that fix.
/// </summary>
public sealed class LeakTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    // P is the public proxy, O the organisation's own, D one of its own that is down; H the host of the private module.
    [Theory]
    [InlineData("git.acme.example", "GOPROXY=P,O", "GOPROXY=O,P", "put {O} first, with a comma after it")]
    [InlineData("git.acme.example", "GOPROXY=D|P", "GOPROXY=D,P", "write a comma after it")]
    [InlineData("git.acme.example", "GOPROXY=P GOPRIVATE=a.test,_H", "GOPROXY=P GOPRIVATE=a.test,H", "write GOPRIVATE with commas only")]
    [InlineData("git.acme.example", "GOPROXY=P GOPRIVATE=H~", "GOPROXY=P GOPRIVATE=H", "its file with LF line ends")]
    [InlineData("git.acme.example", "GOPROXY=P GOPRIVATE=https://H", "GOPROXY=P GOPRIVATE=H", "write the beginning of the module path")]
    [InlineData("git.acme.example", "GOPROXY=P GOPRIVATE=H:443/team", "GOPROXY=P GOPRIVATE=H", "write the beginning of the module path")]
    [InlineData("git.acme.example", "GOPROXY=P GOPRIVATE=[H", "GOPROXY=P GOPRIVATE=H", "or write the path itself")]
    [InlineData("git.acme.internal", "GOPROXY=P,direct", "GOPROXY=P,direct GOPRIVATE=H", "GOPRIVATE=git.acme.internal")]
    [InlineData("lab.test", "GOPROXY=P,direct", "GOPROXY=P,direct GOPRIVATE=H", "GOPRIVATE=lab.test")]
    public async Task A_leak_is_named_with_the_fix_that_ends_it(string host, string leaking, string mended, string fix)
    {
        var secret = $"{host}/team/secret";
        var tree = ModuleTree.Empty.Add(
            secret, "v1.0.0", ("go.mod", $"module {secret}\n\ngo 1.18\n"), ("secret.go", "package secret\n\nconst Text = \"\"\n"));
        await using var mirror = await LabHop.StartAsync(tree);
        await using var own = await LabHop.StartAsync(tree);
        await using var down = await LabHop.StartAsync(tree, HopFaults.All("http-503"));
        using var elsewhere = new WebProxyRecorder();
        using var repository = new GuardedRepository(tree).OnGitHub();

        Use(leaking);
        var run = await repository.GuardAsync("--proxies", mirror.Url);
        Assert.DoesNotContain(mirror.Requests, IsAboutSecret);
        await DownloadAsync(leaking);
        Assert.Contains(mirror.Requests, IsAboutSecret);
        var heard = mirror.Requests.Count(IsAboutSecret);
        await DownloadAsync(mended);

        Assert.Equal(heard, mirror.Requests.Count(IsAboutSecret));
        Assert.Contains("Fix", run.Log);
        Assert.Contains(fix.Replace("{O}", new Uri(own.Url).Authority, StringComparison.Ordinal), run.Log);
        Use(mended);
        var silent = await repository.GuardAsync("--proxies", mirror.Url);
        Assert.DoesNotContain(fix.Replace("{O}", new Uri(own.Url).Authority, StringComparison.Ordinal), silent.Log);

        async Task DownloadAsync(string settings)
        {
            foreach (var (name, value) in Read(settings)) repository.Go.Environment = repository.Go.Environment.SetItem(name, value);
            repository.Go.Environment = repository.Go.Environment.SetItem("HTTPS_PROXY", elsewhere.Address)
                .SetItem("GOMODCACHE", Directory.CreateTempSubdirectory("proxyguard-leak-").FullName);
            await new RealGo("1.27").RunAsync(repository.Go, repository.Go.Environment["GOPROXY"], Limit, "mod", "download", "-modcacherw");
            Directory.Delete(repository.Go.Environment["GOMODCACHE"], recursive: true);
        }

        void Use(string settings)
        {
            foreach (var (name, value) in Read(settings)) repository.Environment[name] = value;
        }

        IEnumerable<(string Name, string Value)> Read(string settings) =>
            from setting in settings.Split(' ')
            let parts = setting.Split('=', 2)
            let value = parts[1].Replace('_', ' ').Replace('~', '\r').Replace("H", host, StringComparison.Ordinal)
            select (parts[0], parts[0] == "GOPROXY" ? Chain(value) : value);

        string Chain(string value) => string.Concat(value.Select(letter => letter switch
        {
            'P' => mirror.Url,
            'O' => own.Url,
            'D' => down.Url,
            _ => letter.ToString(),
        }));
    }

    [Fact]
    public async Task GONOPROXY_alone_tells_the_checksum_database_and_GOPRIVATE_does_not()
    {
        var database = new ChecksumDatabase("sum.golang.org", GitForge.Tree);
        await using var mirror = await LabHop.StartAsync(GitForge.Tree, options: new() { Database = database });
        using var elsewhere = new WebProxyRecorder();
        using var repository = new GuardedRepository(GitForge.Tree).OnGitHub().InForce(mirror.Url);
        await GitForge.LayOutAsync(repository.Go, GitForge.Tree);
        File.Delete(Path.Combine(repository.Go.Project, "go.sum"));
        repository.Environment["HTTPS_PROXY"] = elsewhere.Address;
        repository.Environment["GONOPROXY"] = "github.com/acme";

        var run = await repository.GuardAsync("--proxies", mirror.Url);
        Assert.Contains("Fix: set GOPRIVATE to the same patterns", run.Log);
        Assert.DoesNotContain(mirror.Requests, IsAboutLib);
        await DownloadAsync("GOPRIVATE");
        Assert.DoesNotContain(mirror.Requests, IsAboutLib);
        await DownloadAsync("GONOPROXY");
        Assert.Contains(
            mirror.Requests, request => request.Path.StartsWith("/sumdb/sum.golang.org/lookup/" + GitForge.Lib, StringComparison.Ordinal));

        async Task DownloadAsync(string variable)
        {
            var plain = repository.Go.Environment;
            repository.Go.Environment = plain.SetItem(variable, "github.com/acme").SetItem("HTTPS_PROXY", elsewhere.Address)
                .SetItem("GOSUMDB", "sum.golang.org");
            await new RealGo("1.27").RunAsync(repository.Go, mirror.Url, Limit, "mod", "download");
            repository.Go.Environment = plain;
            new DirectoryInfo(repository.Go.ModuleCache).MoveTo(repository.Go.ModuleCache + "-" + variable);
        }

        static bool IsAboutLib(LabRequest request) => request.Path.Contains("acme/lib", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Direct_after_a_private_proxy_is_kept_as_it_is_with_a_warning_and_refused_when_asked_for()
    {
        const string host = "git.acme.example";
        var tree = ModuleTree.Empty.Add(
            $"{host}/secret", "v1.0.0", ("go.mod", $"module {host}/secret\n"), ("secret.go", "package secret\n\nconst Text = \"\"\n"));
        await using var own = await LabHop.StartAsync(ModuleTree.Sample());
        using var elsewhere = new WebProxyRecorder();
        using var repository = new GuardedRepository(tree).OnGitHub().InForce($"{own.Url},direct");

        var kept = await repository.GuardAsync();
        var refused = await repository.GuardAsync("--direct", "last");

        Assert.Equal((0, 0L), (kept.ExitCode, new FileInfo(repository.EnvFile).Length));
        Assert.Contains("Fix: set GOPRIVATE to the patterns of your modules, or end the list with off", kept.Log);
        Assert.True(refused.ExitCode == 2 && refused.Log.Contains("'direct: last' after the private proxy", StringComparison.Ordinal), refused.ToString());
        repository.Go.Environment = repository.Go.Environment.SetItem("HTTPS_PROXY", elsewhere.Address);
        await repository.DownloadAsync("1.27", $"{own.Url},off");
        Assert.Empty(elsewhere.Take());
        await repository.DownloadAsync("1.27", $"{own.Url},direct");
        Assert.Contains($"CONNECT {host}:443", elsewhere.Take());
    }

    [Theory]
    [InlineData("--proxies")]
    [InlineData("--private-proxies")]
    public async Task Candidates_against_GOPROXY_off_are_refused(string option)
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample());
        using var repository = new GuardedRepository().OnGitHub().InForce("off");

        var run = await repository.GuardAsync(option, hop.Url);

        Assert.True(run.ExitCode == 2 && run.Log.Contains($"'{option[2..]}' is given while GOPROXY=off", StringComparison.Ordinal), run.ToString());
        Assert.Empty(hop.Requests);
    }

    private static bool IsAboutSecret(LabRequest request) => request.Path.Contains("secret", StringComparison.Ordinal);
}
