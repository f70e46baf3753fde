using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Ingest;

/// <summary>What cannot be taken gets a problem that names every fault, and the store stays as it was to the last byte.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Outcome = """{"schema":"1.0","repository":"github.com/acme/widgets","status":"success"}""";
    private static readonly DateTimeOffset Now = ServiceFixture.Start;
    private static readonly RunReport Stored = ExampleReport.Make(Now);
    private readonly ServiceFixture _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    public static TheoryData<string, string, string[]> Reports => new()
    {
        { "nothing", "", ["$"] },
        { "no JSON", "run report", ["$"] },
        { "cut short", Text()[..^1], ["$"] },
        { "two documents", Text() + Text(), ["$"] },
        { "null", "null", ["$"] },
        { "a list", "[]", ["$"] },
        { "an empty object", "{}", ["schema", "key", "startedAt", "durationMs", "toolVersion", "repository", "modules", "proxies", "decision"] },
        { "not UTF-8", "\u00ff", ["$"] },
        { "half a surrogate pair as a key", """{"\ud800":1}""", ["$"] },
        { "nested 17 deep", Nested(17), ["$"] },
        { "nested 100,000 deep", Nested(100_000), ["$"] },
        { "a key twice", """{"key":1,"key":2}""", ["$"] },
        { "a key twice in two spellings", """{"key":1,"\u006bey":2}""", ["$"] },
        { "a key twice far inside", With("proxies[0].extra", JsonNode.Parse("[{}]")!).Replace("[{}]", """[{"a":1,"a":1}]""", StringComparison.Ordinal), ["$"] },
        { "another major version", With("schema", "2.0"), ["schema"] },
        { "a version that is none", With("schema", "1.x"), ["schema"] },
        { "a key of another kind", With("key", Guid.NewGuid().ToString()), ["key"] },
        { "a key of no time", With("key", "ffffffff-ffff-7000-8000-000000000001"), ["key"] },
        { "a key of tomorrow", With("key", KeyAt(Now.AddDays(1))), ["key"] },
        { "a key of ten years ahead", With("key", KeyAt(Now.AddYears(10))), ["key"] },
        { "a key of ten years ago", With("key", KeyAt(Now.AddYears(-10))), ["key"] },
        { "41 proxies", With("proxies", Many(41)), ["proxies"] },
        { "one proxy twice", With("proxies", new JsonArray(Proxy("a.example"), Proxy("a.example"))), ["proxies"] },
        { "an id with an upper case", With("repository", "github.com/Acme/widgets"), ["repository"] },
        { "an id that climbs", With("repository", "github.com/../widgets"), ["repository"] },
        { "credentials in an address", With("ci.runUrl", "https://user:pass@ci.example/1"), ["ci.runUrl"] },
        { "a script as an address", With("ci.runUrl", "javascript:alert(1)"), ["ci.runUrl"] },
        { "a count below nothing", With("modules.needed", -1), ["modules.needed"] },
        { "a number too large for any type", Text().Replace("1830.5", "1e999", StringComparison.Ordinal), ["durationMs"] },
        { "faults in many places", With("proxies[1].health", "ill", ("durationMs", "x"), ("decision.changed", 1)), ["durationMs", "proxies[1].health", "decision.changed"] },
    };

    [Theory]
    [MemberData(nameof(Reports))]
    public Task A_bad_report_is_refused(string what, string body, string[] faults) =>
        AssertRefusedAsync(what, "/api/v1/runs", what == "not UTF-8" ? Encoding.Latin1.GetBytes(body) : Encoding.UTF8.GetBytes(body), faults);

    public static TheoryData<string, string, string[]> Outcomes => new()
    {
        { "nothing", "", ["$"] },
        { "an empty object", "{}", ["schema", "repository", "status"] },
        { "another major version", """{"schema":"2.0","repository":"github.com/acme/widgets","status":"success"}""", ["schema"] },
        { "a key twice", """{"schema":"1.0","schema":"1.0"}""", ["$"] },
        { "a status of another kind", """{"schema":"1.0","repository":"github.com/acme/widgets","status":"Success"}""", ["status"] },
        { "a cause of a success", """{"schema":"1.0","repository":"github.com/acme/widgets","status":"success","cause":"proxy"}""", ["cause"] },
        { "an unknown cause", """{"schema":"1.0","repository":"github.com/acme/widgets","status":"failure","cause":"weather"}""", ["cause"] },
        { "no repository", """{"schema":"1.0","repository":"widgets","status":"failure"}""", ["repository"] },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public Task A_bad_outcome_is_refused(string what, string body, string[] faults) =>
        AssertRefusedAsync(what, $"/api/v1/runs/{Stored.Key}/outcome", Encoding.UTF8.GetBytes(body), faults);

    [Theory]
    [InlineData("1")]
    [InlineData("019aa2f06c007000800000000000001")]
    [InlineData("{01a1fd70-f1c0-73a3-95cf-ff46699c73c4}")]
    [InlineData("01a1fd70-f1c0-43a3-95cf-ff46699c73c4")]
    [InlineData("01000000-f1c0-73a3-95cf-ff46699c73c4")]
    public Task An_outcome_needs_the_key_of_a_recent_run(string key) =>
        AssertRefusedAsync(key, $"/api/v1/runs/{key}/outcome", """{"schema":"1.0","repository":"x","status":"success"}"""u8.ToArray(), ["key", "repository"]);

    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public async Task Nothing_is_taken_while_the_clock_is_ten_years_off(int years)
    {
        await StoreAsync();
        _service.Clock.Now = Now.AddYears(years);

        await AssertRefusedAsync("run", "/api/v1/runs", Encoding.UTF8.GetBytes(Text()), ["key"]);
        await AssertRefusedAsync("outcome", $"/api/v1/runs/{Stored.Key}/outcome", Encoding.UTF8.GetBytes(Outcome), ["key"]);
    }

    [Theory]
    [InlineData("/api/v1/runs", ReportLimits.Bytes)]
    [InlineData("/api/v1/runs/01a1fd70-f1c0-73a3-95cf-ff46699c73c4/outcome", ReportLimits.OutcomeBytes)]
    public async Task A_body_that_is_too_long_is_refused_with_and_without_a_length(string path, int most)
    {
        using var withLength = Request(path, new byte[most + 1]);
        using var without = Request(path, []);
        without.Content = new StreamContent(new UnknownLength(new byte[most + 1]));
        without.Content.Headers.Add("Content-Type", "application/json");

        await AssertRefusedAsync(withLength, HttpStatusCode.RequestEntityTooLarge, []);
        await AssertRefusedAsync(without, HttpStatusCode.RequestEntityTooLarge, []);
    }

    [Theory]
    [InlineData("text/plain", null)]
    [InlineData("text/json", null)]
    [InlineData("application/json; charset=utf-16", null)]
    [InlineData("application/x-www-form-urlencoded", null)]
    [InlineData("multipart/form-data; boundary=x", null)]
    [InlineData("application/json", "gzip")]
    [InlineData("application/json", "identity, br")]
    public async Task Another_type_or_a_compressed_body_is_refused(string type, string? encoding)
    {
        foreach (var path in new[] { "/api/v1/runs", $"/api/v1/runs/{Stored.Key}/outcome" })
        {
            using var request = Request(path, Encoding.UTF8.GetBytes(Text()));
            request.Content!.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            if (encoding is not null) request.Content.Headers.Add("Content-Encoding", encoding);
            await AssertRefusedAsync(request, HttpStatusCode.UnsupportedMediaType, []);
        }
    }

    [Fact]
    public async Task A_hostile_text_in_any_field_is_taken_whole_or_refused_by_its_path()
    {
        await StoreAsync();
        string[] hostile =
        [
            "\u0000\u0001\u001b[31m\u007f", "\"'`;--<script>alert(1)</script>", "__proto__", "\u202egnp.exe\u2066", "::set-env name=X::1\n##vso[task]",
            "../../etc/passwd", "{{this}}\\u0000%00$(id)", "LONE", new string('x', 10_000), "\uFDFA\uFFFF\uD83D\uDE00", " ", "",
        ];
        foreach (var (path, text) in Leaves(JsonNode.Parse(Text())!, "").SelectMany(path => hostile.Select(text => (path, text))).ToList())
        {
            var body = With(path, text, path == "key" ? [] : [("key", KeyAt(Now))]).Replace("LONE", """a\ud800b""", StringComparison.Ordinal);
            var before = StoreDump.Read(_service);
            using var response = await _service.PostAsync(Encoding.UTF8.GetBytes(body));

            if (response.StatusCode == HttpStatusCode.Created && text is not "LONE" && text.Length < 10_000) continue;
            await AssertProblemAsync(response, HttpStatusCode.BadRequest, [path]);
            Assert.Equal(before, StoreDump.Read(_service));
        }
        await StoredSums.AssertAsync(_service.Services.GetRequiredService<ITableStore>(), Stored.Repository);
    }

    private async Task AssertRefusedAsync(string what, string path, byte[] body, string[] faults)
    {
        using var request = Request(path, body);
        Assert.NotEmpty(what);
        await AssertRefusedAsync(request, HttpStatusCode.BadRequest, faults);
    }

    private async Task AssertRefusedAsync(HttpRequestMessage request, HttpStatusCode status, string[] faults)
    {
        if (_service.Clock.Now == Now) await StoreAsync();
        var before = StoreDump.Read(_service);
        using var client = _service.CreateClient();
        using var response = await client.SendAsync(request, Token);

        await AssertProblemAsync(response, status, faults);
        Assert.Equal(before, StoreDump.Read(_service));
    }

    private static async Task AssertProblemAsync(HttpResponseMessage response, HttpStatusCode status, string[] faults)
    {
        var text = await response.Content.ReadAsStringAsync(Token);
        Assert.True(status == response.StatusCode, $"{response.StatusCode}: {text}");
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        var named = JsonNode.Parse(text)!["errors"]?.AsArray().Select(fault => (string)fault!["path"]!).Distinct() ?? [];
        Assert.Equal(faults.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    private async Task StoreAsync()
    {
        using var stored = await _service.PostAsync(Stored);
        Assert.True(stored.IsSuccessStatusCode);
    }

    private static HttpRequestMessage Request(string path, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.Add("Content-Type", "application/json");
        return new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
    }

    private static string Text() => Encoding.UTF8.GetString(RunReportJson.Write(Stored));

    private static string KeyAt(DateTimeOffset time) => Guid.CreateVersion7(time).ToString();

    private static string Nested(int levels) => new string('[', levels) + new string(']', levels);

    private static JsonArray Many(int count) =>
        [.. Enumerable.Range(0, count).Select(index => Proxy(string.Create(CultureInfo.InvariantCulture, $"proxy{index}.example")))];

    private static JsonObject Proxy(string id) =>
        new JsonObject { ["id"] = id, ["trust"] = "public", ["inForce"] = true, ["health"] = "healthy" };

    private static string With(string path, JsonNode value, params (string Path, JsonNode Value)[] more)
    {
        var root = JsonNode.Parse(Text())!;
        foreach (var (at, to) in more.Append((path, value))) Set(root, at, to);
        return root.ToJsonString();
    }

    private static void Set(JsonNode root, string path, JsonNode value)
    {
        var steps = path.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var parent = steps[..^1].Aggregate(root, Step);
        if (steps[^1].StartsWith('[')) parent[Index(steps[^1])] = value;
        else parent[steps[^1]] = value;
    }

    private static JsonNode Step(JsonNode node, string step) => step.StartsWith('[') ? node[Index(step)]! : node[step]!;

    private static int Index(string step) => int.Parse(step.Trim('[', ']'), CultureInfo.InvariantCulture);

    private static IEnumerable<string> Leaves(JsonNode node, string path) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Leaves(field.Value!, path.Length == 0 ? field.Key : $"{path}.{field.Key}")),
        JsonArray items => items.SelectMany((item, index) => Leaves(item!, $"{path}[{index}]")),
        _ => [path],
    };

    private sealed class UnknownLength(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
