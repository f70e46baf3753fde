using System.Diagnostics;
using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.Cli.Tests.Upload;
using ProxyGuard.Core;

namespace ProxyGuard.Cli.Tests.Conclude;

public sealed class ConcludeTests : IDisposable
{
    private const string Key = "019b76da-0000-7000-8000-000000000001";
    private const string ProxyFailed =
        "go: example.com/a@v1.0.0: reading https://goproxy.example/example.com/a/@v/v1.0.0.zip: 502 Bad Gateway\nexit status 1\n";

    private readonly Runner _runner = new Runner { Input = ProxyFailed }.OnGitHub();

    public void Dispose() => _runner.Dispose();

    private Task<int> ConcludeAsync(Uri? service, params string[] more)
    {
        _runner.Environment["PROXYGUARD_RUN_KEY"] = Key;
        if (service is not null) _runner.Environment["PROXYGUARD_REPORT_URL"] = service.ToString();
        return _runner.RunAsync((_, _) => throw new InvalidOperationException("conclude probes nobody"), CancellationToken.None,
            ["conclude", .. more]);
    }

    [Theory]
    [InlineData("success", "success")]
    [InlineData("failure", "failure")]
    [InlineData("cancelled", "cancelled")]
    [InlineData("Succeeded", "success")]
    [InlineData("SucceededWithIssues", "success")]
    [InlineData("Failed", "failure")]
    [InlineData("Canceled", "cancelled")]
    [InlineData("CANCELED", "cancelled")]
    [InlineData("UNSTABLE", "failure")]
    [InlineData("ABORTED", "cancelled")]
    [InlineData("NOT_BUILT", "cancelled")]
    public async Task The_outcome_is_posted_once(string said, string posted)
    {
        await using var service = FakeService.Answering("{}");

        var code = await ConcludeAsync(new Uri(service.Url, "/base/"), "--job-status", said, "--report-token", "t0ken-123");

        Assert.Equal(0, code);
        var request = Assert.Single(service.Requests);
        Assert.StartsWith($"POST /base/api/v1/runs/{Key}/outcome HTTP/1.1\r\n", request);
        Assert.Contains("\r\nAuthorization: Bearer t0ken-123\r\n", request);
        Assert.EndsWith($$"""{"schema":"1.0","repository":"github.com/acme/widgets","status":"{{posted}}"}""", request);
        Assert.DoesNotContain("t0ken-123", _runner.EverythingVisible);
        Assert.Equal("", File.ReadAllText(_runner.EnvFile));
    }

    [Theory]
    [InlineData("AGENT_JOBSTATUS", "Failed")]
    [InlineData("CI_JOB_STATUS", "failed")]
    public async Task A_system_that_says_it_by_itself_is_believed(string variable, string status)
    {
        await using var service = FakeService.Answering("{}");
        _runner.Environment[variable] = status;

        Assert.Equal(0, await ConcludeAsync(service.Url));

        Assert.EndsWith("\"status\":\"failure\"}", Assert.Single(service.Requests));
    }

    [Theory]
    [InlineData("-", true)]
    [InlineData("-", false)]
    [InlineData("build.log", true)]
    public async Task The_log_of_a_failed_build_is_read(string log, bool isRed)
    {
        await using var service = FakeService.Answering("{}");
        var path = log == "-" ? log : _runner.Files.Write(log, ProxyFailed);

        Assert.Equal(0, await ConcludeAsync(service.Url, "--job-status", isRed ? "failure" : "success", "--log", path));

        Assert.EndsWith(isRed ? "\"status\":\"failure\",\"cause\":\"proxy\"}" : "\"status\":\"success\"}", Assert.Single(service.Requests));
    }

    [Fact]
    public async Task A_log_that_is_not_there_leaves_the_cause_open()
    {
        await using var service = FakeService.Answering("{}");

        Assert.Equal(0, await ConcludeAsync(service.Url, "--job-status", "failure", "--log", "/nowhere/build.log"));

        Assert.EndsWith("\"status\":\"failure\"}", Assert.Single(service.Requests));
        Assert.Contains("cannot be read: the cause is left open", _runner.Output.ToString());
    }

    [Theory]
    [InlineData(401, "is report-token right?")]
    [InlineData(404, "has no such run of this repository")]
    [InlineData(409, "another outcome of this build")]
    [InlineData(302, "redirects are not followed")]
    [InlineData(503, "status 503")]
    public async Task A_refusal_is_one_line_and_fails_nothing(int status, string words)
    {
        await using var service = FakeService.Answering("{}", status);

        Assert.Equal(0, await ConcludeAsync(service.Url, "--job-status", "failure"));

        var line = Assert.Single(_runner.Output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.StartsWith("::warning title=ProxyGuard::The build's outcome was not kept by the service: ", line);
        Assert.Contains(words, line);
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task A_service_that_is_not_there_fails_nothing()
    {
        Assert.Equal(0, await ConcludeAsync(new Uri("http://127.0.0.1:1"), "--job-status", "failure"));
        Assert.Contains("no connection", _runner.Output.ToString());
    }

    [Fact]
    public async Task A_silent_service_costs_three_seconds_and_no_more()
    {
        await using var service = new FakeService(answer: null);
        var start = Stopwatch.GetTimestamp();

        Assert.Equal(0, await ConcludeAsync(service.Url, "--job-status", "failure"));

        Assert.InRange(Stopwatch.GetElapsedTime(start).TotalSeconds, 2.5, 8);
        Assert.Contains("no answer within 3 s", _runner.Output.ToString());
    }

    [Fact]
    public async Task Without_a_service_or_a_key_nothing_is_posted()
    {
        await using var service = FakeService.Answering("{}");

        Assert.Equal(0, await ConcludeAsync(null, "--job-status", "failure"));
        Assert.Contains("was not posted: report-url is not set.", _runner.Output.ToString());

        _runner.Environment["PROXYGUARD_RUN_KEY"] = "";
        Assert.Equal(0, await _runner.RunAsync(Situations.AllHealthyKept(), "conclude", "--job-status", "failure", "--report-url",
            service.Url.ToString()));
        Assert.Contains("was not posted: there is no run key, which guard leaves in PROXYGUARD_RUN_KEY", _runner.Output.ToString());
        Assert.Empty(service.Requests);
    }

    [Theory]
    [InlineData("--job-status", "green", "\"green\" is not allowed; allowed: success, failure, cancelled; failed, canceled; Succeeded")]
    [InlineData("--log", "x", "job-status: is missing; allowed: success, failure, cancelled")]
    [InlineData("--run-key", "42", "--run-key: \"42\" is no run key; allowed: a UUID of version 7")]
    public async Task A_bad_option_ends_with_2_and_names_what_is_allowed(string option, string value, string words)
    {
        Assert.Equal(2, await ConcludeAsync(null, option, value));
        Assert.Contains(words, _runner.Output.ToString());
    }

    [Theory]
    [InlineData("--job-status", "success")]
    [InlineData("--log", "x")]
    public async Task The_guard_takes_no_option_of_conclude(string option, string value)
    {
        Assert.Equal(2, await _runner.RunAsync(Situations.AllHealthyKept(), "guard", option, value));
        Assert.Contains($"{option}: is for conclude ", _runner.Output.ToString());
    }

    [Fact]
    public async Task The_action_can_be_told_to_conclude()
    {
        await using var service = FakeService.Answering("{}");
        _runner.Environment["INPUT_MODE"] = "conclude";
        _runner.Environment["INPUT_JOB-STATUS"] = "success";
        _runner.Environment["INPUT_REPORT-URL"] = service.Url.ToString();
        _runner.Environment["PROXYGUARD_RUN_KEY"] = Key;

        Assert.Equal(0, await _runner.RunAsync(Situations.AllHealthyKept()));

        Assert.Null(_runner.Options);
        Assert.Contains("\nThe service knows how this build ended: it succeeded.\n", "\n" + _runner.Output);
        Assert.Single(service.Requests);
    }

    public static TheoryData<string, bool, bool> Passing => new()
    {
        { "first-broken", true, true },
        { "all-healthy", true, true },
        { "nothing-to-fetch", true, false },
        { "first-broken", false, false },
    };

    private static GuardResult ResultOf(string situation) => situation switch
    {
        "first-broken" => Situations.FirstBrokenDropped(),
        "all-healthy" => Situations.AllHealthyKept(),
        _ => Situations.NothingToFetch(),
    };

    [Theory]
    [MemberData(nameof(Passing))]
    public async Task The_guard_passes_its_key_on_only_where_a_service_hears_of_the_run(string situation, bool hasService, bool isPassed)
    {
        await using var service = FakeService.Answering("{}");
        var result = ResultOf(situation);

        Assert.Equal(0, await _runner.RunAsync(result, hasService ? ["--report-url", service.Url.ToString()] : []));

        var passed = RunnerFileReader.Read(_runner.EnvFile).Where(pair => pair.Key == "PROXYGUARD_RUN_KEY").Select(pair => pair.Value);
        Assert.Equal(isPassed ? [result.Report!.Key.ToString()] : [], passed);
        Assert.Contains(new("changed", situation == "first-broken" ? "true" : "false"), RunnerFileReader.Read(_runner.OutputFile));
    }

    [Theory]
    [InlineData("dotenv", "PROXYGUARD_RUN_KEY=" + Key + "\n")]
    [InlineData("shell", "export PROXYGUARD_RUN_KEY='" + Key + "'\n")]
    [InlineData("json", "\"PROXYGUARD_RUN_KEY\":\"" + Key + "\"")]
    public async Task The_formats_for_programs_have_the_key_too(string format, string words)
    {
        await using var service = FakeService.Answering("{}");
        await _runner.RunAsync(Situations.AllHealthyKept(), "--ci", "none", "--format", format, "--report-url", service.Url.ToString());
        Assert.Contains(words, _runner.Output.ToString());
    }

    [Fact]
    public async Task A_probe_passes_no_key_on()
    {
        await using var service = FakeService.Answering("{}");
        await _runner.RunAsync(Situations.FirstBrokenDropped(), "probe", "--report-url", service.Url.ToString());
        Assert.Equal("", File.ReadAllText(_runner.EnvFile));
        Assert.Single(service.Requests);
    }

    [Fact]
    public async Task In_azure_pipelines_the_key_is_a_variable()
    {
        await using var service = FakeService.Answering("{}");
        using var runner = new Runner().OnAzure();
        await runner.RunAsync(Situations.AllHealthyKept(), "--report-url", service.Url.ToString());
        Assert.Contains($"##vso[task.setvariable variable=PROXYGUARD_RUN_KEY]{Key}\n", runner.Output.ToString());
    }
}
