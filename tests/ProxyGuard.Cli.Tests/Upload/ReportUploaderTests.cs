using System.Diagnostics;
using System.Text;
using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.Cli.Tests.Output;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Tests.Upload;

public sealed class ReportUploaderTests : IDisposable
{
    private readonly Runner _runner = new Runner().OnGitHub();

    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, HostileText.All.Count)];

    public void Dispose() => _runner.Dispose();

    private Task<int> GuardAsync(Uri service, params string[] more) =>
        _runner.RunAsync(Situations.FirstBrokenDropped(), ["--report-url", service.ToString(), .. more]);

    private void AssertDecided(int code)
    {
        Assert.Equal(0, code);
        Assert.Equal(
            [new("GOPROXY", "https://mirror.example.net|direct"), new("PROXYGUARD_RUN_KEY", "019b76da-0000-7000-8000-000000000001")],
            RunnerFileReader.Read(_runner.EnvFile));
        Assert.Equal(Outputs.Meanings.Count, RunnerFileReader.Read(_runner.OutputFile).Count);
        Assert.Contains("mirror.example.net", File.ReadAllText(_runner.SummaryFile));
    }

    [Fact]
    public async Task The_report_is_posted_with_the_token_and_the_answer_is_told()
    {
        await using var service = FakeService.Answering("""
            {"reportUrl":"https://reports.example.org/r/github.com~acme~widgets","since":{"proxy.example.com":"2026-01-01T00:00:00Z"},"availability30d":{"proxy.example.com":{"value":0.934,"of":120}}}
            """);

        AssertDecided(await GuardAsync(new Uri(service.Url, "/base/"), "--report-token", "t0ken-123"));

        var request = Assert.Single(service.Requests);
        Assert.StartsWith("POST /base/api/v1/runs HTTP/1.1\r\n", request);
        Assert.Contains("\r\nAuthorization: Bearer t0ken-123\r\n", request);
        Assert.Contains("\r\nUser-Agent: ProxyGuard/0.1.0\r\n", request);
        Assert.Contains("\r\nContent-Type: application/json\r\n", request);
        Assert.EndsWith(Encoding.UTF8.GetString(RunReportJson.Write(Situations.FirstBrokenDropped().Report!)), request);
        Assert.Contains("\nproxy.example.com has been failing since 2026-01-01 00:00 UTC (", _runner.Output.ToString());
        Assert.Contains(" Available in the last 30 days: 93.4 % of 120 judged runs.\n", _runner.Output.ToString());
        Assert.Contains("\nReport: https://reports.example.org/r/github.com~acme~widgets\n", _runner.Output.ToString());
        Assert.Contains("[Report and trend](<https://reports.example.org/r/github.com~acme~widgets>)",
            File.ReadAllText(_runner.SummaryFile));
        Assert.Contains(new("report-url", "https://reports.example.org/r/github.com~acme~widgets"),
            RunnerFileReader.Read(_runner.OutputFile));
        Assert.DoesNotContain("t0ken-123", _runner.EverythingVisible);
    }

    [Theory]
    [InlineData(400, "status 400")]
    [InlineData(401, "is report-token right?")]
    [InlineData(404, "is report-url the address")]
    [InlineData(409, "same run key")]
    [InlineData(302, "redirects are not followed")]
    [InlineData(500, "status 500")]
    public async Task A_refusal_is_a_warning(int status, string words)
    {
        await using var other = FakeService.Answering("{}");
        await using var service = FakeService.Answering("{}", status, $"Location: {other.Url}\r\n");

        AssertDecided(await GuardAsync(service.Url, "--report-token", "t0ken-123"));

        Assert.Contains("::warning title=ProxyGuard::The report was not kept by the service: ", _runner.Output.ToString());
        Assert.Contains(words, _runner.Output.ToString());
        Assert.Empty(other.Requests);
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")]
    [InlineData("SSH-2.0-OpenSSH\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n[]")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n<html")]
    public async Task An_answer_that_is_none_is_a_warning(string bytes)
    {
        await using var service = new FakeService(Encoding.UTF8.GetBytes(bytes));

        AssertDecided(await GuardAsync(service.Url));

        Assert.Contains("::warning title=ProxyGuard::The report was not kept by the service: ", _runner.Output.ToString());
    }

    [Fact]
    public async Task An_answer_or_header_without_end_is_given_up()
    {
        await using var body = FakeService.Answering("{\"x\":\"" + new string('x', UploadAnswer.MostBytes) + "\"}");
        await using var header = FakeService.Answering("{}", 200, "X: " + new string('x', 1024 * 1024) + "\r\n");

        AssertDecided(await GuardAsync(body.Url));
        var result = await new ReportUploader(new ServicePost(TimeProvider.System))
            .PostAsync(header.Url, null, [], TestContext.Current.CancellationToken);

        Assert.Contains("its answer could not be read", _runner.Output.ToString());
        Assert.NotNull(result.Fault);
    }

    [Fact]
    public async Task A_service_that_is_not_there_is_a_warning()
    {
        AssertDecided(await GuardAsync(new Uri("http://127.0.0.1:1")));
        Assert.Contains("The report was not kept by the service: no connection.", _runner.Output.ToString());
    }

    [Fact]
    public async Task A_service_that_is_silent_costs_three_seconds_and_no_more()
    {
        await using var service = new FakeService(null);
        var clock = Stopwatch.StartNew();

        AssertDecided(await GuardAsync(service.Url));

        Assert.InRange(clock.Elapsed.TotalSeconds, 2.5, 6);
        Assert.Contains("no answer within 3 s", _runner.Output.ToString());
    }

    [Fact]
    public async Task Cancelling_while_posting_ends_with_3_and_the_variables_are_set()
    {
        await using var service = new FakeService(null);
        using var cancellation = new CancellationTokenSource();
        var running = _runner.RunAsync((_, _) =>
            Task.FromResult(Situations.FirstBrokenDropped()), cancellation.Token, "--report-url", service.Url.ToString());
        await service.Asked.Task;

        await cancellation.CancelAsync();

        Assert.Equal(3, await running);
        Assert.Equal(
            [new("GOPROXY", "https://mirror.example.net|direct"), new("PROXYGUARD_RUN_KEY", "019b76da-0000-7000-8000-000000000001")],
            RunnerFileReader.Read(_runner.EnvFile));
    }

    [Fact]
    public async Task Nothing_to_fetch_is_not_posted()
    {
        await using var service = FakeService.Answering("{}");
        await _runner.RunAsync(Situations.NothingToFetch(), "--report-url", service.Url.ToString());
        Assert.Empty(service.Requests);
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void A_hostile_answer_is_no_more_than_an_address_and_figures(int index)
    {
        var text = HostileText.All[index];
        var json = new System.Text.Json.Nodes.JsonObject
        {
            ["reportUrl"] = "https://r.example/" + text,
            ["since"] = new System.Text.Json.Nodes.JsonObject { [text] = text, ["b"] = 5 },
            ["availability30d"] = new System.Text.Json.Nodes.JsonObject
            {
                [text] = text,
                ["b"] = 5,
                ["c"] = new System.Text.Json.Nodes.JsonObject { ["value"] = 2, ["of"] = text }
            },
        };

        var answer = UploadAnswer.Parse(Encoding.UTF8.GetBytes(json.ToJsonString()))!;

        Assert.Empty(answer.Since);
        Assert.Empty(answer.Availability30d);
        if (answer.ReportUrl is not { } url) return;
        Assert.True(url.Length < 10_000);
        Assert.DoesNotContain("##", url);
        Assert.All(url, letter =>
            Assert.True(letter is > ' ' and < '\u007f' and not ('<' or '>' or '"' or '`' or '\\' or '|' or '(' or ')' or '[' or ']'), url));
    }

    [Fact]
    public async Task An_answer_about_other_proxies_is_not_told()
    {
        await using var service = FakeService.Answering("""{"since":{"someone.else.example":"2026-01-01T00:00:00Z","mirror.example.net":"2026-01-01T00:00:00Z"}}""");
        await GuardAsync(service.Url);
        Assert.DoesNotContain("failing since", _runner.Output.ToString());
    }

    [Theory]
    [InlineData("""{"reportUrl":"javascript:alert(1)"}""")]
    [InlineData("""{"reportUrl":"https://user:pw@r.example/"}""")]
    [InlineData("""{"reportUrl":5,"since":5,"availability30d":"x"}""")]
    [InlineData("{}")]
    public void What_is_no_address_is_left_out(string json) => Assert.Null(UploadAnswer.Parse(Encoding.UTF8.GetBytes(json))!.ReportUrl);

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[[[[[[[[[[[[[]]]]]]]]]]]]]")]
    public void What_is_no_object_is_no_answer(string json) => Assert.Null(UploadAnswer.Parse(Encoding.UTF8.GetBytes(json)));
}
