using System.Text;
using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Container;

/// <summary>What may be wrong around the container: it says so in clear words, and later steps never read a broken file.</summary>
public sealed class BadSurroundingsTests : IDisposable
{
    private static readonly ModuleTree Tree = ModuleTree.Sample();
    private readonly ContainerStep _step = new();

    public void Dispose() => _step.Dispose();

    [Fact]
    public async Task Without_a_network_the_environment_stays_as_it_is()
    {
        _step.Options = ["--network", "none"];
        _step.Environment["GOPROXY"] = "https://one.example,https://two.example";

        var run = await _step.RunAsync("guard", "--proxies", "https://one.example,https://two.example");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal("", await ReadEnvAsync());
        Assert.Contains("points to this machine's own network", Assert.Single(Annotations(run)));
    }

    [Fact]
    public async Task A_read_only_root_and_workspace_are_enough()
    {
        await using var world = await World.StartAsync();

        var run = await GuardAsync(world);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal(world.Healthy.Url, RunnerFileReader.Read(_step.EnvFile).ToDictionary()["GOPROXY"]);
    }

    [Theory]
    [InlineData(null, "GITHUB_ENV is not set")]
    [InlineData("", "GITHUB_ENV is not set")]
    [InlineData("/github/file_commands/missing", "(FileNotFoundException)")]
    [InlineData("/github/file_commands", "(UnauthorizedAccessException)")]
    [InlineData("/github/workspace/go.mod", "(IOException)")]
    public async Task Where_the_environment_cannot_be_written_an_error_says_so_and_the_build_goes_on(string? path, string why)
    {
        await using var world = await World.StartAsync();
        if (path is null) _step.Environment.Remove("GITHUB_ENV");
        else _step.Environment["GITHUB_ENV"] = path;

        var run = await GuardAsync(world);

        Assert.True(run.ExitCode == 0, run.ToString());
        var error = Assert.Single(Annotations(run), line => line.StartsWith("::error", StringComparison.Ordinal));
        Assert.Contains("GOPROXY was not set", error);
        Assert.Contains(why, error);
        Assert.Contains("The build goes on with the environment as it was.", error);
        Assert.False(File.Exists(Path.Combine(Path.GetDirectoryName(_step.EnvFile)!, "missing")));
    }

    [Fact]
    public async Task A_huge_environment_file_only_grows()
    {
        var huge = "BIG=" + new string('x', 48 * 1024 * 1024);
        await File.WriteAllTextAsync(_step.EnvFile, huge, TestContext.Current.CancellationToken);
        await using var world = await World.StartAsync();

        var run = await GuardAsync(world);

        Assert.True(run.ExitCode == 0, run.ToString());
        var values = RunnerFileReader.Read(_step.EnvFile).ToDictionary();
        Assert.True(huge["BIG=".Length..] == values["BIG"], "the earlier variable is another now");
        Assert.Equal(world.Healthy.Url, values["GOPROXY"]);
    }

    // The limit lets the first bytes through and refuses the rest, as a disk does that becomes full. Memory that the runtime maps twice is
    // a file to the kernel, so it must do without.
    [Fact]
    public async Task A_file_that_cannot_grow_enough_stays_as_it_was()
    {
        const int most = 64 * 1024;
        var before = "EARLIER=1\n" + new string('\n', most - 40);
        await File.WriteAllTextAsync(_step.EnvFile, before, TestContext.Current.CancellationToken);
        // One limit takes the place of all that are configured.
        string[] limits = [$"fsize={most}:{most}", "nofile=4096:4096", "nproc=4096:4096"];
        _step.Options = _step.Options.AddRange(limits.SelectMany(limit => new[] { "--ulimit", limit }));
        _step.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        await using var world = await World.StartAsync();

        var run = await GuardAsync(world);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal(before.Length, (await ReadEnvAsync()).Length);
        Assert.Contains(Annotations(run), line => line.Contains("GOPROXY was not set", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Where_no_certificate_is_believed_one_warning_names_the_ways_out()
    {
        using var certificates = new LabCertificates(null, ContainerStep.HopHost);
        var options = ContainerStep.HopOptions with { Tls = true, Certificates = certificates };
        await using var one = await LabHop.StartAsync(Tree, options: options);
        await using var two = await LabHop.StartAsync(Tree, options: options);
        _step.Environment["GOPROXY"] = $"{one.Url},{two.Url}";

        var run = await _step.RunAsync("guard", "--proxies", $"{one.Url},{two.Url}");

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Equal("", await ReadEnvAsync());
        var warning = Assert.Single(Annotations(run));
        Assert.StartsWith("::warning", warning);
        Assert.Contains("ca-file", warning);
        Assert.Contains("action/native", warning);
    }

    [Theory]
    [InlineData("/github/workspace")]
    [InlineData(null)]
    public async Task Loopback_is_not_the_build_s_and_is_not_asked(string? workspace)
    {
        await using var hop = await LabHop.StartAsync(Tree);
        if (workspace is null) _step.Environment.Remove("GITHUB_WORKSPACE");
        _step.Environment["GOPROXY"] = hop.Url;

        var run = await _step.RunAsync("guard", "--proxies", hop.Url);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Empty(hop.Requests);
        Assert.Equal("", await ReadEnvAsync());
        Assert.Contains("loopback in this container is not the build's loopback", run.Output);
    }

    [Fact]
    public async Task Where_nothing_is_mounted_and_no_runner_is_there_it_says_what_it_misses()
    {
        var run = await Podman.RunAsync("run", "--rm", "--network", "none", "localhost/proxyguard");
        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains("no go.mod here", run.Error);
    }

    private static IEnumerable<string> Annotations(ProgramRun run) =>
        run.Output.Split('\n').Where(line => line.StartsWith("::warning", StringComparison.Ordinal)
            || line.StartsWith("::error", StringComparison.Ordinal));

    private Task<string> ReadEnvAsync() => File.ReadAllTextAsync(_step.EnvFile, Encoding.UTF8, TestContext.Current.CancellationToken);

    private Task<ProgramRun> GuardAsync(World world)
    {
        _step.Environment["GOPROXY"] = $"{world.Broken.Url},{world.Healthy.Url}";
        return _step.RunAsync("guard", "--proxies", $"{world.Broken.Url},{world.Healthy.Url}", "--direct", "never");
    }

    /// <summary>A chain whose first hop is broken.</summary>
    private sealed record World(LabHop Broken, LabHop Healthy) : IAsyncDisposable
    {
        public static async Task<World> StartAsync() => new(
            await LabHop.StartAsync(Tree, HopFaults.None.And("http-503"), ContainerStep.HopOptions),
            await LabHop.StartAsync(Tree, options: ContainerStep.HopOptions));

        public async ValueTask DisposeAsync()
        {
            await Broken.DisposeAsync();
            await Healthy.DisposeAsync();
        }
    }
}
