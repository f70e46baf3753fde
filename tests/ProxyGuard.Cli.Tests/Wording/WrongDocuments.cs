using System.Text;
using System.Text.Json.Nodes;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Core.Explaining;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Cli.Tests.Wording;

/// <summary>Run reports and fault maps that are wrong in every way there is a sentence for.</summary>
internal static class WrongDocuments
{
    private const string Map = """
        {"goVersion": "1.27", "goproxy": "http://a.test", "env": {}, "operation": "download", "modules": ["example.com/x@v1.0.0"],
         "goSum": "present", "hops": {}}
        """;

    /// <summary>What the engine says of all of them, and why it cannot say what <c>go</c> would do.</summary>
    public static IEnumerable<FormattableString> Faults() => [.. OfReports(), .. OfFaultMaps(), .. OfResolutions()];

    /// <summary>A run report with another value at every leaf.</summary>
    public static string SpoiltReport(int proxies = 1)
    {
        var report = Report();
        var proxy = report["proxies"]![0]!;
        report["proxies"] = new JsonArray([.. Enumerable.Range(0, proxies).Select(_ => proxy.DeepClone())]);
        return Spoilt(report)!.ToJsonString();
    }

    /// <summary>A fault map with some members of its own.</summary>
    public static string MapWith(string members)
    {
        var map = JsonNode.Parse(Map)!.AsObject();
        foreach (var (name, value) in JsonNode.Parse("{" + members + "}")!.AsObject()) map[name] = value?.DeepClone();
        return map.ToJsonString();
    }

    private static IEnumerable<FormattableString> OfReports()
    {
        var twice = Report();
        twice["proxies"]!.AsArray().Add(twice["proxies"]![0]!.DeepClone());
        (twice["schema"], twice["settings"]) = ("2.0", 1);
        twice["ci"] = JsonNode.Parse("""{"host": "github", "runUrl": "ftp://a.test"}""");
        var foreign = Report();
        foreign["proxies"]![0]!["id"] = "a.test/%zz";
        foreign["decision"]!["after"] = "word";
        string[] texts =
        [
            "{}", "[]", "{", "{\"\\ud800\": 1}", new string(' ', ReportLimits.Bytes + 1), SpoiltReport(), SpoiltReport(40),
            twice.ToJsonString(), foreign.ToJsonString(),
        ];
        var outcome = Encoding.UTF8.GetBytes("""{"schema": "1.0", "repository": "a.test/x", "status": "success", "cause": "proxy"}""");
        return texts.Select(Encoding.UTF8.GetBytes).Append([0xFF])
            .SelectMany(bytes => ForeignReport.Read(bytes, "a.test/x").Faults).Concat(BuildOutcomeReader.Parse(outcome).Faults)
            .Select(fault => fault.Words);
    }

    private static JsonNode Report() => JsonNode.Parse(RunReportJson.Write(Situations.AllHealthyKept().Report!))!;

    private static JsonNode? Spoilt(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(pair => KeyValuePair.Create(pair.Key, Spoilt(pair.Value)))),
        JsonArray { Count: > 0 } items => new JsonArray([.. items.Select(Spoilt)]),
        JsonArray => new JsonArray(1),
        _ => new JsonObject(),
    };

    private static IEnumerable<FormattableString> OfFaultMaps()
    {
        string[] none = ["{", "[]", "{}", new string(' ', (1 << 20) + 1), """{"goproxy": "x", "goproxy": "x"}"""];
        string[] refused =
        [
            """ "goVersion": "new", "x": 1 """, """ "operation": "build", "goSum": "some", "named": 1, "goproxy": [] """,
            """ "env": {"A": 1, "GOPROXY": "x"} """, """ "modules": [] """, """ "modules": [1, "a.test/x"] """,
            """ "hops": {"word": "", "http://a.test": 1} """, """ "hops": {"http://a.test": {"zip": 1}}, "env": 1 """,
        ];
        string[] unknown =
        [
            """ "goVersion": "1.99" """, """ "modules": [".a@v1.0.0"] """, """ "goproxy": "direct" """, """ "toolchain": "x" """,
            """ "env": {"GODEBUG": "x", "GOFLAGS": "-y", "GOAUTH": "git", "GO111MODULE": "off"} """,
            """ "env": {"GOTOOLCHAIN": "path"} """, """ "env": {"GOTOOLCHAIN": "x"} """,
            """ "modules": ["example.com/x@master"] """, """ "modules": ["example.com/x@latest"], "named": false """,
            """ "cached": ["example.com/x"], "goSum": "absent" """,
            """ "hops": {"http://c.test": "http-500", "http://a.test": {"pip": "html-200", "zip": "list-stale", "mod": "?"}} """,
            """ "hops": {"http://a.test": {"zip": "body-10gb"}} """,
            """ "goSum": "absent", "hops": {"http://a.test": {"sumdb-supported": "http-404"}} """,
            """ "operation": "list", "hops": {"http://a.test": {"list": "truncated-silent"}} """,
            """
            "operation": "get", "goSum": "absent", "env": {"GOSUMDB": "off"}, "hops": {"http://a.test": {"mod": "truncated-silent"}}
            """,
            """
            "modules": ["example.com/x@v1.0.0", "corp.test/y@v1.0.0"], "env": {"GONOPROXY": "corp.test"},
            "hops": {"http://a.test": {"zip": "stall-mid-body"}, "direct": {"zip": "zip-other-bytes"}}
            """,
        ];
        return
        [
            .. none.Concat(refused.Select(MapWith)).Select(Encoding.UTF8.GetBytes).Append([0xFF])
                .SelectMany(bytes => FaultMapReader.Parse(bytes, "map.json").Faults).Select(fault => fault.Words),
            .. unknown.SelectMany(WhyUnknown),
        ];
    }

    private static IEnumerable<FormattableString> WhyUnknown(string members)
    {
        var read = FaultMapReader.Parse(Encoding.UTF8.GetBytes(MapWith(members)), "map.json");
        return read.Value?.Predict().Why ?? throw new InvalidOperationException($"{members}: not unknown {string.Join(", ", read.Faults)}");
    }

    // What no fault map can hold.
    private static IEnumerable<FormattableString> OfResolutions()
    {
        Assert.True(GoVersion.TryParse("1.27", out var go));
        var wanted = new WantedModule("example.com/x", null, false, false);
        ResolutionInput right = new(EngineFaults.Go("http://a.test"), go, GoOperation.Latest, [wanted], (_, _) => Answer.Right);
        ResolutionInput[] inputs =
        [
            right with { Operation = GoOperation.Get },
            right with { Modules = [wanted with { Versions = ["v1.0.0", "v2.0.0+incompatible"] }] },
            right with { Environment = EngineFaults.Go("http://a.test", ("GOFLAGS", "-mod=vendor")) },
        ];
        return inputs.SelectMany(input =>
            ResolutionModel.Predict(input).Why ?? throw new InvalidOperationException($"{input}: not unknown"));
    }
}
