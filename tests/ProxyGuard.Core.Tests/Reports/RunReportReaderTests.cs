using System.Text;
using System.Text.Json.Nodes;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Tests.Reports;

public sealed class RunReportReaderTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_written_is_read_back_the_same()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var written = RunReportJson.Write(new RandomReports(seed).Next(Now));

            var reading = RunReportReader.Parse(written);

            Assert.True(reading.Faults.Count == 0, $"seed {seed}: {string.Join("; ", reading.Faults)}");
            Assert.Equal(Encoding.UTF8.GetString(written), Encoding.UTF8.GetString(RunReportJson.Write(reading.Report!)));
        }
    }

    [Theory]
    [InlineData("key", "\"019aa2f0-6c00-4000-8000-000000000001\"", "key")]
    [InlineData("key", "\"ffffffff-ffff-7000-8000-000000000001\"", "key")]
    [InlineData("key", "17", "key")]
    [InlineData("schema", "\"2.0\"", "schema")]
    [InlineData("schema", "\"1.\"", "schema")]
    [InlineData("schema", "null", "schema")]
    [InlineData("startedAt", "\"yesterday\"", "startedAt")]
    [InlineData("startedAt", "\"1999-01-01T00:00:00Z\"", "startedAt")]
    [InlineData("durationMs", "-1", "durationMs")]
    [InlineData("durationMs", "1e400", "durationMs")]
    [InlineData("durationMs", "86400001", "durationMs")]
    [InlineData("repository", "\"github.com\"", "repository")]
    [InlineData("repository", "\"GitHub.com/acme/widgets\"", "repository")]
    [InlineData("repository", "\"github.com/acme/../widgets\"", "repository")]
    [InlineData("repository", "\"github.com/acme/\"", "repository")]
    [InlineData("repository", "\"user@github.com/acme\"", "repository")]
    [InlineData("repository", "\"github.com/<b>\"", "repository")]
    [InlineData("repository", "\"github.com/a\\u202eb\"", "repository")]
    [InlineData("repository", "\"github.com/a\\nb\"", "repository")]
    [InlineData("repository", "\"\\ud800\"", "repository")]
    [InlineData("toolVersion", "\"\"", "toolVersion")]
    [InlineData("ci", "[]", "ci")]
    [InlineData("ci.runUrl", "\"javascript:alert(1)\"", "ci.runUrl")]
    [InlineData("ci.runUrl", "\"https://user:secret@ci.example/\"", "ci.runUrl")]
    [InlineData("ci.host", "\"GitHub\"", "ci.host")]
    [InlineData("ci.attempt", "0", "ci.attempt")]
    [InlineData("modules", "null", "modules")]
    [InlineData("modules.files", "1.5", "modules.files")]
    [InlineData("proxies", "null", "proxies")]
    [InlineData("proxies", "{}", "proxies")]
    [InlineData("proxies.1.id", "\"user:secret@proxy.example\"", "proxies[1].id")]
    [InlineData("proxies.1.id", "\"proxy0.example\"", "proxies")]
    [InlineData("proxies.1.health", "\"Healthy\"", "proxies[1].health")]
    [InlineData("proxies.1.health", "1", "proxies[1].health")]
    [InlineData("proxies.1.inForce", "\"true\"", "proxies[1].inForce")]
    [InlineData("proxies.1.probes.0.outcome", "\"fine\"", "proxies[1].probes[0].outcome")]
    [InlineData("proxies.1.probes.0.bytes", "-1", "proxies[1].probes[0].bytes")]
    [InlineData("proxies.1.probes.0", "7", "proxies[1].probes[0]")]
    [InlineData("proxies.1.reasons.0.code", "\"\"", "proxies[1].reasons[0].code")]
    [InlineData("decision.result", "null", "decision.result")]
    [InlineData("decision.after", "\"\"", "decision.after")]
    [InlineData("decision.dropped.0", "\"Proxy.Example\"", "decision.dropped[0]")]
    [InlineData("decision.reasons.0", "\"because\"", "decision.reasons[0]")]
    [InlineData("decision.variables.0", "1", "decision.variables[0]")]
    [InlineData("warnings.0.arguments", "null", "warnings[0].arguments")]
    public void A_wrong_field_is_named_by_its_path(string field, string value, string path)
    {
        var reading = RunReportReader.Parse(With(field, value));

        Assert.Null(reading.Report);
        Assert.Equal(path, Assert.Single(reading.Faults).Path);
    }

    [Fact]
    public void All_faults_are_named_at_once()
    {
        var reading = RunReportReader.Parse("""{"schema":"9.0","proxies":[{"health":"ill"}]}"""u8.ToArray());

        Assert.Equal(
            ["schema", "key", "startedAt", "durationMs", "toolVersion", "repository", "modules",
                "proxies[0].id", "proxies[0].trust", "proxies[0].inForce", "proxies[0].health", "decision"],
            reading.Faults.Select(fault => fault.Path));
    }

    [Fact]
    public void A_fault_never_repeats_the_value()
    {
        var reading = RunReportReader.Parse(With("proxies.1.health", "\"<script>\""));

        Assert.DoesNotContain("script", Assert.Single(reading.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Unknown_fields_and_later_minor_versions_are_accepted()
    {
        var example = JsonNode.Parse(With("schema", "\"1.99\""))!;
        example["later"] = new JsonObject { ["x"] = 1 };
        example["proxies"]![0]!["later"] = true;

        Assert.Empty(RunReportReader.Parse(Bytes(example)).Faults);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("{\"a\":1,\"a\":2}")]
    [InlineData("{\"x\":{\"a\":1,\"a\":2}}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"a\":1}//")]
    public void A_body_that_is_no_strict_json_object_is_refused(string body) =>
        Assert.Contains(RunReportReader.Parse(Encoding.UTF8.GetBytes(body)).Faults, fault => fault.Path is "$" or "schema");

    [Fact]
    public void Deep_nesting_too_many_bytes_and_broken_utf8_are_refused_as_a_whole()
    {
        byte[][] bodies = [
            Encoding.UTF8.GetBytes("{\"x\":" + new string('[', 17) + new string(']', 17) + "}"),
            new byte[ReportLimits.Bytes + 1],
            [(byte)'{', 0xC3, 0x28, (byte)'}']];

        Assert.All(bodies, body => Assert.Equal("$", Assert.Single(RunReportReader.Parse(body).Faults).Path));
    }

    [Theory]
    [InlineData("proxies", 41)]
    [InlineData("proxies.0.probes", 41)]
    [InlineData("settings", 41)]
    [InlineData("warnings", 101)]
    public void Lists_have_a_limit(string field, int count)
    {
        var reading = RunReportReader.Parse(With(field, "[" + string.Join(',', Enumerable.Repeat("{}", count)) + "]"));

        Assert.Contains("at most", Assert.Single(reading.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Texts_have_a_limit()
    {
        (string Field, int Longest)[] limits =
            [("proxies.1.probes.0.module", 300), ("ci.workflow", 200), ("decision.after", 8000), ("toolVersion", 100)];

        foreach (var (field, longest) in limits)
        {
            Assert.Empty(RunReportReader.Parse(With(field, $"\"{new string('x', longest)}\"")).Faults);
            Assert.Single(RunReportReader.Parse(With(field, $"\"{new string('x', longest + 1)}\"")).Faults);
        }
    }

    [Fact]
    public void The_number_of_listed_faults_is_limited()
    {
        var proxies = string.Join(',', Enumerable.Repeat("{\"probes\":[" + string.Join(',', Enumerable.Repeat("{}", 40)) + "]}", 40));

        var reading = RunReportReader.Parse(With("proxies", "[" + proxies + "]"));

        Assert.Equal(ReportLimits.Faults + 1, reading.Faults.Count);
    }

    [Fact]
    public void Mutated_reports_are_read_or_refused_but_never_throw()
    {
        for (var seed = 0; seed < 4000; seed++)
        {
            var body = Mutate(RunReportJson.Write(new RandomReports(seed % 50).Next(Now)), new Random(seed));

            var fault = Record.Exception(() => RunReportReader.Parse(body));

            Assert.True(fault is null, $"seed {seed}: {fault}");
        }
    }

    private static byte[] Mutate(byte[] body, Random random)
    {
        string[] pieces = ["\"", "{", "}", "[", "]", ",", ":", "null", "1e999", "-1", "\\ud800", "\\u0000", "\"key\":1,", "true", "\u00ff"];
        var bytes = body.ToList();
        for (var edits = random.Next(1, 5); edits > 0; edits--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0: bytes[at] = (byte)random.Next(256); break;
                case 1: bytes.RemoveRange(at, Math.Min(random.Next(20), bytes.Count - at)); break;
                case 2: bytes.InsertRange(at, Encoding.Latin1.GetBytes(pieces[random.Next(pieces.Length)])); break;
                default: bytes.InsertRange(at, bytes.GetRange(at, Math.Min(random.Next(60), bytes.Count - at))); break;
            }
        }
        return [.. bytes];
    }

    private static byte[] With(string field, string value)
    {
        var root = JsonNode.Parse(RunReportJson.Write(Example()))!;
        var parts = field.Split('.');
        var parent = parts[..^1].Aggregate(root, (node, part) => int.TryParse(part, out var index) ? node[index]! : node[part]!);
        const string mark = "\"put the value here\"";
        if (int.TryParse(parts[^1], out var last)) parent[last] = JsonNode.Parse(mark);
        else parent[parts[^1]] = JsonNode.Parse(mark);
        return Encoding.UTF8.GetBytes(root.ToJsonString().Replace(mark, value, StringComparison.Ordinal));
    }

    private static byte[] Bytes(JsonNode node) => Encoding.UTF8.GetBytes(node.ToJsonString());

    private static RunReport Example() => ExampleReport.Make(Now);
}
