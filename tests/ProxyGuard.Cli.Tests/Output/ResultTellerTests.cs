using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;

namespace ProxyGuard.Cli.Tests.Output;

public sealed class ResultTellerTests : IDisposable
{
    private readonly Runner _runner = new();

    public void Dispose() => _runner.Dispose();

    private Dictionary<string, string> OutputsOfStep => RunnerFileReader.Read(_runner.OutputFile).ToDictionary();

    [Fact]
    public async Task A_decision_reaches_the_later_steps()
    {
        Assert.Equal(0, await _runner.OnGitHub().RunAsync(Situations.PoisonedDropped()));

        Assert.Equal(
            [new("GOPROXY", "https://mirror.example.net"), new("GOSUMDB", "sum.golang.org https://sum.example.org")],
            RunnerFileReader.Read(_runner.EnvFile));
        var outputs = OutputsOfStep;
        Assert.Equal(("https://mirror.example.net", "sum.golang.org https://sum.example.org", "true"),
            (outputs["goproxy"], outputs["gosumdb"], outputs["changed"]));
        Assert.Equal(("mirror.example.net", "", "", "proxy.example.com"),
            (outputs["healthy"], outputs["degraded"], outputs["down"], outputs["poisoned"]));
        Assert.Equal(("", ""), (outputs["report-file"], outputs["report-url"]));
    }

    [Fact]
    public async Task A_probe_tells_the_same_and_sets_nothing()
    {
        var report = Path.Combine(_runner.Files.Path, "run.json");
        Assert.Equal(0, await _runner.OnGitHub().RunAsync(Situations.FirstBrokenDropped(), "probe", "--report-file", report));

        Assert.Equal("", File.ReadAllText(_runner.EnvFile));
        Assert.Equal(("https://mirror.example.net|direct", "false"), (OutputsOfStep["goproxy"], OutputsOfStep["changed"]));
        Assert.Contains("Set: nothing, because this was a probe.", _runner.Output.ToString());
        Assert.Contains("Set: nothing, because this was a probe.", File.ReadAllText(_runner.SummaryFile));
        Assert.Contains("\"changed\":false,", File.ReadAllText(report));
        Assert.Contains("\"rescued\":false,", File.ReadAllText(report));
    }

    [Fact]
    public async Task What_stays_is_not_written()
    {
        await _runner.OnGitHub().RunAsync(Situations.AllHealthyKept());
        Assert.Equal("", File.ReadAllText(_runner.EnvFile));
        Assert.Equal("false", OutputsOfStep["changed"]);
        Assert.DoesNotContain("::", _runner.Output.ToString());
    }

    [Fact]
    public async Task A_missing_environment_file_is_said_and_breaks_nothing()
    {
        _runner.OnGitHub().Environment.Remove("GITHUB_ENV");

        Assert.Equal(0, await _runner.RunAsync(Situations.FirstBrokenDropped()));

        Assert.Contains("::error title=ProxyGuard::GOPROXY was not set: GITHUB_ENV is not set.", _runner.Output.ToString());
        Assert.Equal("false", OutputsOfStep["changed"]);
    }

    [Theory]
    [InlineData("GITHUB_OUTPUT")]
    [InlineData("GITHUB_STEP_SUMMARY")]
    public async Task Whatever_else_cannot_be_written_is_a_warning_after_the_variables(string variable)
    {
        _runner.OnGitHub().Environment[variable] = "/nowhere/at/all";

        Assert.Equal(0, await _runner.RunAsync(Situations.FirstBrokenDropped()));

        Assert.Equal([new("GOPROXY", "https://mirror.example.net|direct")], RunnerFileReader.Read(_runner.EnvFile));
        Assert.Contains($"the file {variable} names cannot be written", _runner.Output.ToString());
    }

    [Fact]
    public async Task The_report_s_file_is_whole_and_alone()
    {
        var path = _runner.Files.Write("reports/run.json", "an old one");

        Assert.Equal(0, await _runner.OnGitHub().RunAsync(Situations.FirstBrokenDropped(), "--report-file", path));

        Assert.Equal(Core.Reports.RunReportJson.Write(Situations.FirstBrokenDropped().Report!), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(Path.GetDirectoryName(path)!));
        Assert.Equal(path, OutputsOfStep["report-file"]);
    }

    [Fact]
    public async Task A_runner_is_not_flooded_with_annotations()
    {
        var builder = new ResultBuilder().Proxy(Situations.Broken, Health.Healthy).Decide(DecisionResult.Kept, Situations.Broken, true);
        for (var i = 0; i < 50; i++) builder.Warn("later-code", $"{i}");

        await _runner.OnGitHub().RunAsync(builder.Build());

        Assert.Equal(10, _runner.Output.ToString().Split("::warning").Length - 1);
        Assert.Contains("::warning title=ProxyGuard::41 more of these are in the log of this step.", _runner.Output.ToString());
        Assert.Contains("\nwarning: later-code: 49", _runner.Output.ToString());
    }

    [Theory]
    [InlineData(9)]
    [InlineData(10)]
    public async Task As_many_annotations_as_a_runner_shows_are_all_shown(int count)
    {
        var builder = new ResultBuilder().Proxy(Situations.Broken, Health.Healthy).Decide(DecisionResult.Kept, Situations.Broken, true);
        for (var i = 0; i < count; i++) builder.Warn("later-code", $"{i}");

        await _runner.OnGitHub().RunAsync(builder.Build());

        Assert.Equal(
            Enumerable.Range(0, count).Select(i => $"::warning title=ProxyGuard::later-code: {i}"),
            _runner.Output.ToString().Split('\n').Where(line => line.StartsWith("::warning", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_terminal_shows_every_warning()
    {
        var builder = new ResultBuilder().Proxy(Situations.Broken, Health.Healthy).Decide(DecisionResult.Kept, Situations.Broken, true);
        for (var i = 0; i < 50; i++) builder.Warn("later-code", $"{i}");

        await _runner.RunAsync(builder.Build(), "--ci", "none");

        Assert.Equal(50, _runner.Error.ToString().Split("later-code").Length - 1);
    }

    [Fact]
    public async Task A_module_that_nobody_serves_is_shown_at_its_line_of_go_mod()
    {
        await _runner.OnGitHub().RunAsync(Situations.All["covered-in-part"]());

        Assert.Contains(
            "::warning title=ProxyGuard,file=go.mod,line=7::No proxy of the chain serves github.com/some/module@v1.2.3: a build that needs "
            + "it fails.\n",
            _runner.Output.ToString());
        Assert.DoesNotContain("corp.example", File.ReadAllText(_runner.SummaryFile));
    }

    [Fact]
    public async Task Outputs_never_carry_credentials_and_say_so()
    {
        const string chain = "https://user:hunter2@athens.corp.example,https://mirror.example.net";
        var result = new ResultBuilder().Before(chain).Proxy(Situations.Broken, Health.Down)
            .Decide(DecisionResult.Chosen, chain, false, DecisionReason.DroppedDown)
            .Set("GOPROXY", "https://athens.corp.example,https://mirror.example.net").Build();

        await _runner.OnGitHub().RunAsync(result);

        var outputs = RunnerFileReader.Read(_runner.OutputFile).ToDictionary();
        Assert.Equal("https://athens.corp.example,https://mirror.example.net", outputs["goproxy"]);
        Assert.Equal("GOPROXY=https://athens.corp.example,https://mirror.example.net", outputs["docker-build-args"]);
        Assert.Contains("The outputs have the chain without its credentials.", _runner.Output.ToString());
        Assert.DoesNotContain("hunter2", _runner.EverythingVisible);
        Assert.Contains("hunter2", File.ReadAllText(_runner.EnvFile));
    }

    [Fact]
    public async Task What_is_handed_to_an_image_is_all_that_was_set_one_a_line()
    {
        await _runner.OnGitHub().RunAsync(Situations.PoisonedDropped());

        Assert.Equal(
            "GOPROXY=https://mirror.example.net\nGOSUMDB=sum.golang.org https://sum.example.org",
            RunnerFileReader.Read(_runner.OutputFile).ToDictionary()["docker-build-args"]);
    }

    [Fact]
    public async Task A_folder_of_this_machine_is_not_handed_to_an_image()
    {
        await _runner.OnGitHub().RunAsync(Situations.All["none-cache"]());

        Assert.Equal("", RunnerFileReader.Read(_runner.OutputFile).ToDictionary()["docker-build-args"]);
    }

    [Fact]
    public async Task Warnings_of_a_terminal_go_to_standard_error()
    {
        await _runner.RunAsync(Situations.All["degraded-and-warnings"](), "--ci", "none");
        Assert.Contains("proxyguard: warning: GOPRIVATE: pattern 2", _runner.Error.ToString());
        Assert.DoesNotContain("warning", _runner.Output.ToString());
    }

    [Fact]
    public async Task A_private_path_in_a_warning_stays_in_the_log()
    {
        var result = Situations.AllHealthyKept();
        await _runner.OnGitHub().RunAsync(result with { Warnings = [new("go-sum-missing", ["corp.example/secret-project"])] });

        Assert.Contains("corp.example/secret-project", _runner.Output.ToString());
        Assert.DoesNotContain("corp.example/secret-project", File.ReadAllText(_runner.SummaryFile));
    }
}
