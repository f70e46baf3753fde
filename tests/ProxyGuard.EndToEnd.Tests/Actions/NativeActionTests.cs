using System.Text;
using ProxyGuard.Core.Probing;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;

namespace ProxyGuard.EndToEnd.Tests.Actions;

/// <summary>The action without containers: what it fetches, checks, and then runs or does not.</summary>
public sealed class NativeActionTests
{
    private const string Uses = "proxyguard/proxyguard/action/native@v1";
    private const string OneStep = $"- uses: {Uses}";

    private static readonly byte[] Harmless = Encoding.UTF8.GetBytes("#!/bin/sh\necho released, $PROXYGUARD_MODE\n");
    private static readonly byte[] Foreign = Encoding.UTF8.GetBytes("#!/bin/sh\necho EXECUTED\n");

    [Fact]
    public async Task The_published_program_guards_the_build_after_it_and_is_fetched_once()
    {
        var program = await File.ReadAllBytesAsync(PublishedProgram.Guard, TestContext.Current.CancellationToken);
        await using var native = await NativeAction.StartAsync(program);
        await using var guarded = await GuardedJob.StartAsync(HopFaults.At(Endpoint.Zip, "http-502"));
        guarded.Job.MapAction(Uses, native.Folder);

        var run = await guarded.Job.RunStepsAsync(guarded.Variables(), $$$"""
            - id: guard
              uses: {{{Uses}}}
              with:
                proxies: {{{guarded.Chain}}}
                when-none: fail
            - run: go build -o app . && test '${{ steps.guard.outputs.goproxy }}' = "$GOPROXY"
            - env: { PROXYGUARD_MODE: probe }
              uses: {{{Uses}}}
            """);

        Assert.True(run.Passed, run.ToString());
        Assert.Equal(guarded.Second.Url, run.Variables["GOPROXY"]);
        Assert.Equal(["/v9.9.9/proxyguard-linux-x64"], native.Requests);
        Assert.Contains("Set: nothing", run.Log[run.Log.LastIndexOf("##[group]Run", StringComparison.Ordinal)..]);
    }

    [Fact]
    public async Task Inputs_win_over_variables_and_an_empty_one_does_not()
    {
        await using var native = await NativeAction.StartAsync(Harmless);
        using var job = With(native);

        var run = await job.RunStepsAsync([new("PROXYGUARD_MODE", "probe")], $$"""
            - uses: {{Uses}}
              with: { mode: "" }
            - uses: {{Uses}}
              with: { mode: conclude }
            """);

        Assert.Contains("\nreleased, probe\n", run.Log);
        Assert.Contains("\nreleased, conclude\n", run.Log);
    }

    [Fact]
    public async Task Another_file_than_the_released_one_fails_the_step_and_is_never_run()
    {
        await using var native = await NativeAction.StartAsync(Harmless);
        native.Served = Foreign;
        using var job = With(native);

        var run = await job.RunStepsAsync([], OneStep + "\n- if: always()\n  run: find \"$RUNNER_TEMP\" -name 'proxyguard-linux*'\n");

        Assert.Equal(["failure", "success"], run.Outcomes);
        Assert.DoesNotContain("EXECUTED", run.Log);
        Assert.DoesNotContain("/proxyguard-linux", run.Log);
        Assert.Contains(run.Annotations, annotation =>
            annotation.Level == "error" && annotation.Message.Contains("is not the file that was released"));
    }

    [Fact]
    public async Task What_an_earlier_step_put_in_its_place_is_not_run()
    {
        await using var native = await NativeAction.StartAsync(Harmless);
        using var job = With(native);
        var program = $"\"$RUNNER_TEMP/proxyguard-{NativeAction.Version}/proxyguard-linux-x64\"";

        var run = await job.RunStepsAsync([], $"{OneStep}\n- run: printf '#!/bin/sh\\necho EXECUTED\\n' > {program}\n{OneStep}");

        Assert.True(run.Passed, run.ToString());
        Assert.DoesNotContain("\nEXECUTED", run.Log);
        Assert.Equal(2, native.Requests.Count);
    }

    [Theory]
    [InlineData("not there")]
    [InlineData("stalls")]
    [InlineData("refused")]
    public async Task Where_it_cannot_be_fetched_the_build_goes_on_with_a_warning(string why)
    {
        var native = await NativeAction.StartAsync(Harmless);
        using var job = With(native);
        if (why == "not there") native.Served = null;
        if (why == "stalls") native.Stall();
        // Nobody listens any more; the folder goes with the server, so the action stands elsewhere.
        await using var _ = why == "refused" ? null : native;
        if (why == "refused") await MoveAndStopAsync(native, job);

        var run = await job.RunStepsAsync([new("GOPROXY", "off")], OneStep);

        Assert.True(run.Passed, run.ToString());
        Assert.Equal([new("GOPROXY", "off")], run.Variables);
        var (level, message) = Assert.Single(run.Annotations);
        Assert.Equal("warning", level);
        Assert.StartsWith("The program could not be fetched, nothing was guarded and nothing was changed: curl: (", message);
    }

    [Fact]
    public async Task A_commit_that_is_no_release_says_so()
    {
        using var job = new RunnerJob();
        job.MapAction(Uses, SourceTree.PathOf("action", "native"));

        var run = await job.RunStepsAsync([], OneStep);

        Assert.False(run.Passed);
        Assert.Contains(run.Annotations, annotation => annotation.Message.StartsWith("This commit is no release"));
    }

    [Theory]
    [InlineData("Linux", "X64", "proxyguard-linux-x64")]
    [InlineData("Linux", "ARM64", "proxyguard-linux-arm64")]
    [InlineData("macOS", "X64", "proxyguard-osx-x64")]
    [InlineData("macOS", "ARM64", "proxyguard-osx-arm64")]
    [InlineData("Windows", "X64", "proxyguard-win-x64.exe")]
    [InlineData("Windows", "ARM64", "proxyguard-win-x64.exe")]
    [InlineData("Linux", "ARM", null)]
    [InlineData("Windows", "X86", null)]
    [InlineData("Plan9", "X64", null)]
    public async Task Each_runner_gets_its_program_or_is_told_that_there_is_none(string system, string processor, string? file)
    {
        await using var native = await NativeAction.StartAsync(Harmless);

        var run = await ScriptAsync(native, system, processor);

        Assert.Equal(file is null ? 2 : 0, run.ExitCode);
        Assert.Equal(file is null ? [] : [$"/v9.9.9/{file}"], native.Requests);
        Assert.StartsWith(file is null ? "::error title=ProxyGuard::There is no program for this runner" : "released,", run.Output);
    }

    [Fact]
    public async Task A_release_without_this_runners_program_says_so()
    {
        await using var native = await NativeAction.StartAsync(Harmless, "proxyguard-win-x64.exe");

        var run = await ScriptAsync(native, "Linux", "X64");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("::error title=ProxyGuard::The release v9.9.9 has no program for this runner", run.Output);
    }

    [Fact]
    public async Task Plain_http_is_refused_but_from_this_machine()
    {
        await using var native = await NativeAction.StartAsync(Harmless);

        var run = await ScriptAsync(native, "Linux", "X64", native.Url.Replace("127.0.0.1", "localhost"));

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("::warning title=ProxyGuard::The program could not be fetched", run.Output);
        Assert.Empty(native.Requests);
    }

    private static async Task MoveAndStopAsync(NativeAction native, RunnerJob job)
    {
        foreach (var file in Directory.GetFiles(native.Folder))
            job.Files.Write($"native/{Path.GetFileName(file)}", await File.ReadAllTextAsync(file));
        job.MapAction(Uses, job.Files.Folder("native"));
        await native.DisposeAsync();
    }

    private static RunnerJob With(NativeAction native)
    {
        var job = new RunnerJob();
        job.MapAction(Uses, native.Folder);
        return job;
    }

    private static async Task<ProgramRun> ScriptAsync(NativeAction native, string system, string processor, string? url = null)
    {
        using var files = new TempDirectory();
        var environment = new Dictionary<string, string>
        {
            ["PATH"] = "/usr/bin:/bin",
            ["RUNNER_OS"] = system,
            ["RUNNER_ARCH"] = processor,
            ["RUNNER_TEMP"] = files.Path,
        };
        var start = PublishedProgram.StartInfo("bash", [native.Script, url ?? native.Url], environment, files.Path);
        return await PublishedProgram.RunAsync(start, TimeSpan.FromSeconds(20));
    }
}
