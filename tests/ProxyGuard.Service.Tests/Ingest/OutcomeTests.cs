using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Ingest;

public sealed class OutcomeTests : IDisposable
{
    private const string Repository = "github.com/acme/widgets";
    private static readonly DateTimeOffset Now = ServiceFixture.Start;
    private readonly ServiceFixture _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData(DecisionResult.Chosen, "success", null, "green")]
    [InlineData(DecisionResult.NoneFailed, "success", null, "green")]
    [InlineData(DecisionResult.Chosen, "cancelled", null, "cancelled")]
    [InlineData(DecisionResult.Chosen, "failure", "proxy", "red-by-proxy")]
    [InlineData(DecisionResult.NoneFailed, "failure", "other", "red-other")]
    [InlineData(DecisionResult.NoneFailed, "failure", "unknown", "red-by-proxy")]
    [InlineData(DecisionResult.NoneFailed, "failure", null, "red-by-proxy")]
    [InlineData(DecisionResult.Chosen, "failure", "unknown", "red-unknown")]
    [InlineData(DecisionResult.Chosen, "failure", null, "red-unknown")]
    public async Task An_outcome_is_counted_once_by_what_it_says_and_what_its_run_came_to(
        DecisionResult decision, string status, string? cause, string expected)
    {
        var key = await StoreRunAsync(decision);
        var body = Body(status, cause);

        var (first, receipt) = await PostAsync(key, body);
        var (again, sameReceipt) = await PostAsync(key, body);
        var (other, _) = await PostAsync(key, body + " ");

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.OK, HttpStatusCode.Conflict), (first, again, other));
        Assert.Equal(expected, (string)JsonNode.Parse(receipt)!["countsAs"]!);
        Assert.Equal($"http://localhost/r/github.com~acme~widgets#run-{key}", (string)JsonNode.Parse(receipt)!["runUrl"]!);
        Assert.Equal(receipt, sameReceipt);
        var stored = await StoredSums.AssertAsync(_service.Services.GetRequiredService<ITableStore>(), Repository);
        Assert.Contains(RowKeys.Outcome(key), stored.Keys);
    }

    [Fact]
    public async Task An_outcome_without_its_run_in_that_repository_is_not_found_and_not_stored()
    {
        var key = await StoreRunAsync(DecisionResult.Kept);
        var before = StoreDump.Read(_service);

        var (unknownRun, _) = await PostAsync(Guid.CreateVersion7(Now), Body("success", null));
        var (unknownRepository, _) = await PostAsync(key, Body("success", null).Replace(Repository, "github.com/acme/gears", StringComparison.Ordinal));

        Assert.Equal((HttpStatusCode.NotFound, HttpStatusCode.NotFound), (unknownRun, unknownRepository));
        Assert.Equal(before, StoreDump.Read(_service));
    }

    [Fact]
    public async Task Outcomes_that_race_let_one_in()
    {
        var key = await StoreRunAsync(DecisionResult.Kept);

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => PostAsync(key, Body("success", null) + new string(' ', index / 2))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(18, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
        await StoredSums.AssertAsync(_service.Services.GetRequiredService<ITableStore>(), Repository);
    }

    private async Task<Guid> StoreRunAsync(DecisionResult decision)
    {
        var example = ExampleReport.Make(Now.AddHours(-2));
        using var response = await _service.PostAsync(example with { Decision = example.Decision with { Result = decision } });
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return example.Key;
    }

    private static string Body(string status, string? cause) => new JsonObject
    {
        ["schema"] = RunReport.CurrentSchema,
        ["repository"] = Repository,
        ["status"] = status,
        ["cause"] = cause,
    }.ToJsonString();

    private async Task<(HttpStatusCode Status, string Answer)> PostAsync(Guid key, string body)
    {
        using var response = await _service.PostAsync(Encoding.UTF8.GetBytes(body), path: $"/api/v1/runs/{key}/outcome");
        return (response.StatusCode, await response.Content.ReadAsStringAsync(Token));
    }
}
