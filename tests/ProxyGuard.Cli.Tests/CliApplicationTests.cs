using System.Text.Json;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.Cli.Tests;

public sealed class CliApplicationTests : IDisposable
{
    private readonly Runner _runner = new();

    public void Dispose() => _runner.Dispose();

    [Fact]
    public async Task Json_on_a_machine_without_ci_tells_the_exact_decision_and_nothing_else()
    {
        var code = await _runner.RunAsync(Situations.FirstBrokenDropped(), "guard", "--ci", "none", "--format", "json");

        using var json = JsonDocument.Parse(_runner.Output.ToString());
        Assert.Equal(0, code);
        Assert.Equal("https://mirror.example.net|direct", json.RootElement.GetProperty("goproxy").GetString());
        Assert.True(json.RootElement.GetProperty("changed").GetBoolean());
        Assert.Equal("chosen", json.RootElement.GetProperty("result").GetString());
        Assert.Equal("https://mirror.example.net|direct", json.RootElement.GetProperty("variables").GetProperty("GOPROXY").GetString());
        Assert.Equal(["down", "healthy"], json.RootElement.GetProperty("verdicts").EnumerateArray().Select(verdict =>
            verdict.GetProperty("health").GetString()));
        Assert.Equal("1.0", json.RootElement.GetProperty("report").GetProperty("schema").GetString());
        Assert.Contains("Down, so left out", _runner.Error.ToString());
    }

    [Fact]
    public async Task Nothing_to_fetch_is_fine_and_one_line()
    {
        Assert.Equal(0, await _runner.RunAsync(Situations.NothingToFetch(), "--ci", "none"));
        Assert.Equal("Nothing to fetch: this repository needs no module from a proxy.\n", _runner.Output.ToString());
        Assert.Equal("", _runner.Error.ToString());
    }

    [Fact]
    public async Task A_policy_that_fails_ends_with_1() =>
        Assert.Equal(1, await _runner.OnGitHub().RunAsync(Situations.All["none-fail"]()));

    [Fact]
    public async Task Bad_options_end_with_2_and_the_guard_does_not_run()
    {
        Assert.Equal(2, await _runner.RunAsync(Situations.AllHealthyKept(), "--ci", "none", "--budget", "soon", "--when-none", "kep"));
        Assert.Null(_runner.Options);
        Assert.Contains("--budget: \"soon\"", _runner.Error.ToString());
        Assert.Contains("(did you mean keep?)", _runner.Error.ToString());
    }

    [Fact]
    public async Task Malformed_files_end_with_2_and_name_file_and_line()
    {
        var code = await _runner.OnGitHub()
            .RunAsync(ResultBuilder.Refused(new SourceFault("sub/go.mod", 7, $"what is 50% of this"),
            new SourceFault("go.sum", 0, $"too large")));

        Assert.Equal(2, code);
        Assert.Contains("::error title=ProxyGuard,file=sub/go.mod,line=7::what is 50%25 of this\n", _runner.Output.ToString());
        Assert.Contains("::error title=ProxyGuard,file=go.sum::too large\n", _runner.Output.ToString());
        Assert.Equal("", File.ReadAllText(_runner.EnvFile));
    }

    [Fact]
    public async Task Cancellation_ends_with_3()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        var code = await _runner.RunAsync((_, token) => Task.FromCanceled<Core.GuardResult>(token), cancelled.Token, "--ci", "none");
        Assert.Equal(3, code);
    }

    [Fact]
    public async Task A_fault_of_our_own_ends_with_4_at_a_terminal() =>
        Assert.Equal(4, await _runner.RunAsync((_, _) =>
            throw new InvalidOperationException("oops"), CancellationToken.None, "--ci", "none"));

    [Theory]
    [InlineData("github")]
    [InlineData("azure")]
    public async Task A_fault_of_our_own_never_breaks_a_build(string ci)
    {
        _runner.OnGitHub().OnAzure();
        _runner.Environment["GOPROXY"] = "https://user:hunter22@proxy.example.com";

        var code = await _runner.RunAsync((_, _) =>
            throw new InvalidOperationException("at https://user:hunter22@proxy.example.com"), CancellationToken.None, "--ci", ci);

        Assert.Equal(0, code);
        Assert.Contains(ci == "github" ? "::error title=ProxyGuard::A fault of ProxyGuard's own"
            : "##vso[task.logissue type=error;]A fault", _runner.Output.ToString());
        Assert.Equal("", File.ReadAllText(_runner.EnvFile));
        Assert.DoesNotContain("hunter22", _runner.EverythingVisible);
        Assert.DoesNotContain("task.setvariable", _runner.Output.ToString());
    }

    [Fact]
    public async Task A_decision_that_go_could_not_read_is_our_own_fault_and_nothing_is_set()
    {
        var result = Situations.FirstBrokenDropped();
        var variables = new Dictionary<string, string> { ["GOPROXY"] = "x", ["GOSUMDB"] = "a\nb" };
        var bad = result with { Decision = result.Decision! with { Variables = variables } };

        Assert.Equal(0, await _runner.OnGitHub().RunAsync(bad));
        Assert.Equal("", File.ReadAllText(_runner.EnvFile));
        Assert.Contains("::error", _runner.Output.ToString());
    }

    [Theory]
    [InlineData("--version")]
    [InlineData("guard", "--version")]
    public async Task Version_is_one_line(params string[] args)
    {
        Assert.Equal(0, await _runner.RunAsync(Situations.AllHealthyKept(), args));
        Assert.Equal($"proxyguard {CliApplication.Version}\n", _runner.Output.ToString());
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        Assert.Equal(0, await _runner.RunAsync(Situations.AllHealthyKept(), "probe", "--help"));
        Assert.All(Cli.Options.OptionTable.All.Where(option => !option.IsCommand), option =>
            Assert.Contains($"  {option.Flag} ", _runner.Output.ToString()));
    }

    [Theory]
    [InlineData(true, 100)]
    [InlineData(false, 100, "NO_COLOR")]
    [InlineData(false, null)]
    [InlineData(false, 100, "GITHUB_ACTIONS")]
    [InlineData(false, 100, "PROXYGUARD_FORMAT")]
    public async Task Colour_is_only_for_a_terminal_that_may_have_it(bool isColoured, int? width, params string[] set)
    {
        foreach (var name in set) _runner.Environment[name] = name switch
        {
            "PROXYGUARD_FORMAT" => "json",
            "GITHUB_ACTIONS" => "true",
            _ => "1",
        };

        await _runner.RunAtTerminalAsync(Situations.FirstBrokenDropped(), width);

        Assert.Equal(isColoured, _runner.Output.ToString().Contains('\u001b'));
        Assert.DoesNotContain('\u001b', _runner.Error.ToString());
    }

    [Fact]
    public async Task The_guard_learns_which_run_this_is()
    {
        await _runner.OnGitHub().RunAsync(Situations.AllHealthyKept());

        Assert.Equal("github.com/acme/widgets", _runner.Context!.Identity.Repository);
        Assert.Equal(7, _runner.Context.Identity.Key.Version);
        Assert.Same(_runner.Environment, _runner.Context.Environment);
    }
}
