using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Ingest;

public sealed class IngestTests : IDisposable
{
    private static readonly DateTimeOffset Now = ServiceFixture.Start;
    private readonly ServiceFixture _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_new_run_is_stored_and_told_where_it_can_be_seen()
    {
        var report = ExampleReport.Make(Now);

        var (status, answer) = await PostAsync(report);

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal("http://localhost/r/github.com~acme~widgets", (string)answer["reportUrl"]!);
        Assert.Equal($"http://localhost/r/github.com~acme~widgets#run-{report.Key}", (string)answer["runUrl"]!);
        Assert.Equal("""{"proxy0.example":"2026-11-21T09:30:00+00:00"}""", answer["since"]!.ToJsonString(Relaxed));
        Assert.Equal(
            """{"proxy0.example":{"value":0,"of":1},"proxy1.example/go":{"value":1,"of":1}}""", answer["availability30d"]!.ToJsonString());
    }

    [Fact]
    public async Task The_same_body_again_gets_the_same_answer_and_counts_once()
    {
        var report = ExampleReport.Make(Now);
        var (_, first) = await PostAsync(report);
        await PostAsync(ExampleReport.Make(Now.AddMinutes(1)) with { Key = Guid.CreateVersion7(Now.AddMinutes(1)) });

        var (status, again) = await PostAsync(report);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal(2, (await RollupsAsync(BucketSize.Day, "")).Runs);
    }

    [Fact]
    public async Task Another_body_under_the_same_key_is_a_conflict_and_changes_nothing()
    {
        var report = ExampleReport.Make(Now);
        await PostAsync(report);

        using var response = await _service.PostAsync(report with { DurationMs = 1 });

        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Equal(1, (await RollupsAsync(BucketSize.Day, "")).Runs);
    }

    [Fact]
    public async Task All_faults_of_a_report_are_in_one_problem()
    {
        using var response = await _service.PostAsync("""{"schema":"3.0","proxies":[{"health":"ill"}]}"""u8.ToArray());
        var problem = JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!;

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("proxies[0].health", problem["errors"]!.AsArray().Select(fault => (string)fault!["path"]!));
        Assert.Contains("must be one of healthy, degraded", problem["errors"]!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-7 * 24 * 60, HttpStatusCode.Created)]
    [InlineData(-7 * 24 * 60 - 1, HttpStatusCode.BadRequest)]
    [InlineData(10, HttpStatusCode.Created)]
    [InlineData(11, HttpStatusCode.BadRequest)]
    [InlineData(10 * 365 * 24 * 60, HttpStatusCode.BadRequest)]
    [InlineData(-10 * 365 * 24 * 60, HttpStatusCode.BadRequest)]
    public async Task A_key_must_be_of_the_last_days(int minutes, HttpStatusCode expected)
    {
        using var response = await _service.PostAsync(ExampleReport.Make(Now) with { Key = Guid.CreateVersion7(Now.AddMinutes(minutes)) });

        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_body_of_exactly_the_limit_is_taken()
    {
        using var response = await _service.PostAsync(Padded(RunReportJson.Write(ExampleReport.Make(Now)), ReportLimits.Bytes));

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
    }

    [Fact]
    public async Task Since_is_the_first_failure_after_the_last_success_in_whatever_order_runs_arrive()
    {
        (int Minute, Health Health)[] runs =
        [
            (-90, Health.Down), (-240, Health.Down), (-130, Health.Healthy),
            (-1500, Health.Down), (-100, Health.Poisoned), (-50, Health.Unknown),
        ];
        foreach (var (minute, health) in runs) await PostAsync(Run(Now.AddMinutes(minute), health));

        var (_, answer) = await PostAsync(Run(Now, Health.Down));

        Assert.Equal(Now.AddMinutes(-100), (DateTimeOffset)answer["since"]!["proxy0.example"]!);
    }

    [Fact]
    public async Task Availability_counts_judged_runs_of_thirty_days()
    {
        Health[] healths = [Health.Healthy, Health.Degraded, Health.Down, Health.Unknown, Health.NotJudged, Health.Healthy];
        foreach (var (index, health) in healths.Index()) await PostAsync(Run(Now.AddHours(-index), health));

        var (_, answer) = await PostAsync(Run(Now.AddMinutes(1), Health.Poisoned));

        Assert.Equal("""{"value":0.6,"of":5}""", answer["availability30d"]!["proxy0.example"]!.ToJsonString());
    }

    [Fact]
    public async Task Concurrent_posts_with_duplicates_are_counted_exactly_once()
    {
        var reports = Enumerable.Range(0, 100).Select(index => new RandomReports(index).Next(Now.AddMinutes(-index * 7))).ToList();
        var posts = reports.Concat(reports).OrderBy(report => report.Key.GetHashCode() ^ report.Proxies.Count);

        var answers = await Task.WhenAll(posts.Select(async report =>
        {
            using var response = await _service.PostAsync(report);
            return (report.Key, response.StatusCode, Body: await response.Content.ReadAsStringAsync(Token));
        }));

        Assert.Equal(100, answers.Count(answer => answer.StatusCode == HttpStatusCode.Created));
        Assert.Equal(100, answers.Count(answer => answer.StatusCode == HttpStatusCode.OK));
        Assert.All(answers.GroupBy(answer => answer.Key), same => Assert.Single(same.Select(answer => answer.Body).Distinct()));
        await AssertRollupsEqualTheSumOfRunsAsync(reports);
    }

    [Fact]
    public async Task Two_services_on_one_store_lose_nothing()
    {
        using var other = new ServiceFixture();
        other.Settings["Storage:Sqlite:Path"] = _service.DatabasePath;
        var reports = Enumerable.Range(0, 60).Select(index => new RandomReports(index).Next(Now.AddMinutes(-index))).ToList();

        var answers = await Task.WhenAll(reports.Concat(reports).Select(async (report, index) =>
        {
            using var response = await (index % 2 == 0 ? _service : other).PostAsync(report);
            return response.StatusCode;
        }));

        Assert.Equal(60, answers.Count(status => status == HttpStatusCode.Created));
        Assert.Equal(60, answers.Count(status => status == HttpStatusCode.OK));
        await AssertRollupsEqualTheSumOfRunsAsync(reports);
    }

    [Fact]
    public async Task Concurrent_bodies_under_one_key_let_one_in()
    {
        var report = ExampleReport.Make(Now);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async index =>
        {
            using var response = await _service.PostAsync(report with { DurationMs = index });
            return response.StatusCode;
        }));

        Assert.Single(answers, status => status == HttpStatusCode.Created);
        Assert.Equal(19, answers.Count(status => status == HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task Forty_proxies_fit_into_one_batch()
    {
        var example = ExampleReport.Make(Now);
        var proxies = Enumerable.Range(0, 40).Select(index => example.Proxies[0] with { Id = $"proxy{index}.example" });
        var report = example with { Proxies = [.. proxies] };

        var (status, _) = await PostAsync(report);

        Assert.Equal(HttpStatusCode.Created, status);
        await AssertRollupsEqualTheSumOfRunsAsync([report]);
    }

    [Fact]
    public async Task A_store_that_does_not_answer_is_503_and_the_same_post_succeeds_later()
    {
        var report = ExampleReport.Make(Now);
        await PostAsync(Run(Now, Health.Healthy));
        using (var other = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={_service.DatabasePath}"))
        {
            await other.OpenAsync(Token);
            await using var rename = other.CreateCommand();
            rename.CommandText = "ALTER TABLE rows RENAME TO gone";
            await rename.ExecuteNonQueryAsync(Token);

            using var refused = await _service.PostAsync(report);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal("5", refused.Headers.RetryAfter!.ToString());
            using var page = await _service.GetAsync("/r/github.com~acme~widgets");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, page.StatusCode);

            rename.CommandText = "ALTER TABLE gone RENAME TO rows";
            await rename.ExecuteNonQueryAsync(Token);
        }

        var (status, _) = await PostAsync(report);

        Assert.Equal(HttpStatusCode.Created, status);
        Assert.Equal(2, (await RollupsAsync(BucketSize.Day, "")).Runs);
    }

    private static JsonSerializerOptions Relaxed { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private async Task<(HttpStatusCode Status, JsonNode Answer)> PostAsync(RunReport report)
    {
        using var response = await _service.PostAsync(report);
        return (response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync(Token))!);
    }

    private async Task<ProxyRollup> RollupsAsync(BucketSize size, string proxy)
    {
        var stored = await StoredAsync(size);
        return ProxyRollup.Merge([.. stored.Where(rollup => rollup.Proxy == proxy).Select(rollup => rollup.Rollup)]);
    }

    private async Task<IReadOnlyList<StoredRollup>> StoredAsync(BucketSize size) =>
        await _service.Services.GetRequiredService<RepositoryRows>().ReadRollupsAsync(
            "github.com/acme/widgets", TimeBucket.Of(size, Now.AddDays(-30)), TimeBucket.Of(size, Now.AddDays(1)), Token);

    private async Task AssertRollupsEqualTheSumOfRunsAsync(IReadOnlyList<RunReport> reports)
    {
        var expected = reports
            .SelectMany(ProxyGuard.Service.Ingest.PendingRun.AdditionsOf)
            .GroupBy(addition => addition.Key)
            .ToDictionary(group => group.Key, group => Bytes(ProxyRollup.Merge([.. group.Select(addition => addition.Rollup)])));
        var stored = (await StoredAsync(BucketSize.Hour)).Concat(await StoredAsync(BucketSize.Day))
            .ToDictionary(rollup => rollup.Key, rollup => Bytes(rollup.Rollup));

        Assert.Equal(expected.OrderBy(pair => pair.Key, StringComparer.Ordinal), stored.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    private static string Bytes(ProxyRollup rollup) => Convert.ToHexString(RollupEncoding.Write(rollup));

    private static RunReport Run(DateTimeOffset time, Health health)
    {
        var example = ExampleReport.Make(time);
        return example with { Key = Guid.CreateVersion7(time), Proxies = [example.Proxies[0] with { Health = health }] };
    }

    private static byte[] Padded(byte[] body, int length) =>
        [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{new string(' ', length - body.Length)}")), .. body];
}
