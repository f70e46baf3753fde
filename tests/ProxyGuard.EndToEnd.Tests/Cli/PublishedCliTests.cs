using System.Diagnostics;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Cli;

/// <summary>The executable that is shipped, as a process: what only a process can show.</summary>
public sealed class PublishedCliTests : IDisposable
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);
    private readonly TempDirectory _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private Dictionary<string, string> Environment => new()
    {
        ["PATH"] = "/usr/bin:/bin",
        ["HOME"] = _folder.Folder("home"),
        ["GOENV"] = "off",
        ["GOSUMDB"] = PublishedProgram.NoDatabase,
    };

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task A_signal_during_a_run_ends_it_at_once_with_3(string signal)
    {
        var tree = ModuleTree.Sample();
        var project = _folder.Folder("project");
        LabRepository.Write(project, tree);
        await using var hop = await LabHop.StartAsync(tree, HopFaults.None.And("stall-before-response"));
        using var guard = PublishedCli.Start(
            Environment, "guard", "--directory", project, "--proxies", hop.Url, "--direct", "never", "--ci", "none", "--budget", "30s");
        var end = guard.EndAsync();
        if (await Task.WhenAny(hop.Asked, end) == end) Assert.Fail($"it ended before it asked the proxy: {await end}");

        var start = Stopwatch.GetTimestamp();
        await guard.SignalAsync(signal);
        var run = await end;

        Assert.True(run.ExitCode == 3, run.ToString());
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, Soon);
        Assert.DoesNotContain("GOPROXY=", run.Output);
    }

    [Theory]
    [InlineData("--version", "proxyguard ")]
    [InlineData("--help", "--when-none")]
    public async Task What_only_informs_ends_with_0(string argument, string words)
    {
        var run = await RunAsync(argument);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains(words, run.Output);
    }

    [Theory]
    [InlineData("zh_CN.UTF-8", "没有这个选项", "--nonsense")]
    [InlineData("zh_CN.GB18030", "没有这个选项", "--nonsense")]
    [InlineData("C", "没有这个选项", "--nonsense", "--lang", "zh")]
    [InlineData("zh_CN.UTF-8", "there is no such option", "--nonsense", "--lang", "en")]
    [InlineData("zh_CN.UTF-8", "用法：proxyguard", "--help")]
    public async Task It_speaks_the_language_of_the_locale_or_of_the_option_and_always_in_utf_8(
        string locale, string words, params string[] arguments)
    {
        using var program = PublishedCli.Start(new Dictionary<string, string>(Environment) { ["LANG"] = locale }, arguments);
        var run = await program.EndAsync().WaitAsync(TimeSpan.FromSeconds(30), Token);

        Assert.Contains(words, run.Output + run.Error);
    }

    [Fact]
    public async Task A_whole_run_is_told_in_Chinese()
    {
        var tree = ModuleTree.Sample();
        var project = _folder.Folder("project");
        LabRepository.Write(project, tree);
        await using var hop = await LabHop.StartAsync(tree, HopFaults.None);

        var run = await RunAsync("guard", "--directory", project, "--proxies", hop.Url, "--direct", "never", "--ci", "none", "--lang", "zh");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("  健康        127.0.0.1:", run.Output);
        Assert.Contains("选定      " + hop.Url, run.Output);
    }

    [Fact]
    public async Task An_unknown_option_ends_with_2_and_the_nearest_is_named()
    {
        var run = await RunAsync("guard", "--proxie", "https://a.example");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--proxie: there is no such option (did you mean --proxies?)", run.Output + run.Error);
    }

    [Fact]
    public async Task A_malformed_module_file_ends_with_2_and_names_the_line()
    {
        _folder.Write("project/go.mod", "module example.com/app\n\nrequre example.com/x v1.0.0\n");

        var run = await RunAsync("guard", "--directory", _folder.Folder("project"), "--ci", "none");

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("go.mod:3", run.Output + run.Error);
    }

    private async Task<CliRun> RunAsync(params string[] arguments)
    {
        using var program = PublishedCli.Start(Environment, arguments);
        return await program.EndAsync().WaitAsync(TimeSpan.FromSeconds(30), Token);
    }
}
