using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Reports;

/// <summary>
/// Reads a run report that somebody sent: every field is checked, all faults are named at once, unknown fields are ignored. It never
/// throws. The contract is docs/report-contract.md.
/// </summary>
public static class RunReportReader
{
    /// <summary>Reads UTF-8 JSON of at most <see cref="ReportLimits.Bytes"/>.</summary>
    public static ReportReading Parse(ReadOnlyMemory<byte> utf8)
    {
        var (report, faults) = StrictJson.Parse(utf8, ReportLimits.Bytes, ReadReport);
        return new ReportReading(report, faults);
    }

    private static RunReport ReadReport(JsonFields fields) => new()
    {
        Schema = ReadSchema(fields),
        Key = fields.Key("key"),
        StartedAt = fields.Instant("startedAt"),
        DurationMs = fields.Number("durationMs", ReportLimits.Milliseconds),
        ToolVersion = fields.Text("toolVersion", ReportLimits.ShortText),
        Repository = fields.Id("repository", ReportIds.IsRepository, ReportIds.RepositoryForm),
        Ci = fields.OptionalObject("ci") is { } ci ? ReadCi(ci) : null,
        Modules = fields.Object("modules") is { } modules ? ReadModules(modules) : new ModuleFacts(0, 0, 0, 0, 0, null),
        Proxies = ReadProxies(fields),
        Decision = fields.Object("decision") is { } decision ? ReadDecision(decision) : NoDecision,
        Settings = fields.Objects("settings", ReportLimits.Settings, ReadSetting),
        Coverage = fields.OptionalObject("coverage") is { } coverage ? ReadCoverage(coverage) : null,
        Warnings = fields.Objects("warnings", ReportLimits.Warnings, ReadWarning),
    };

    private static DecisionFacts NoDecision => new() { Result = default, After = "", Changed = false, Rescued = false };

    /// <summary>The version of the contract, which a build's outcome shares.</summary>
    internal static string ReadSchema(JsonFields fields)
    {
        var schema = fields.Text("schema", ReportLimits.ShortText);
        if (schema.Length > 0 && !IsOurMajor(schema)) fields.Refuse("schema", $"must be 1.x");
        return schema;
    }

    private static bool IsOurMajor(string schema) =>
        schema.StartsWith("1.", StringComparison.Ordinal)
        && schema.Length is > 2 and <= 6
        && schema.AsSpan(2).IndexOfAnyExceptInRange('0', '9') < 0;

    private static CiFacts ReadCi(JsonFields fields) => new(
        fields.Code<CiKind>("host"),
        fields.OptionalText("runId", ReportLimits.ShortText),
        fields.OptionalInteger("attempt", 1, ReportLimits.Count),
        fields.OptionalText("workflow", ReportLimits.Text),
        fields.OptionalText("job", ReportLimits.Text),
        fields.OptionalText("event", ReportLimits.ShortText),
        fields.OptionalText("commit", ReportLimits.ShortText),
        fields.OptionalInteger("pullRequest", 1, int.MaxValue),
        fields.OptionalWebAddress("runUrl"));

    private static ModuleFacts ReadModules(JsonFields fields) => new(
        fields.Count("files"),
        fields.Count("needed"),
        fields.Count("verifiable"),
        fields.Count("private"),
        fields.Count("sampled"),
        fields.OptionalText("goVersion", ReportLimits.ShortText));

    private static IReadOnlyList<ProxyFacts> ReadProxies(JsonFields fields)
    {
        fields.Has("proxies");
        var proxies = fields.Objects("proxies", ReportLimits.Proxies, ReadProxy);
        if (proxies.Select(proxy => proxy.Id).Distinct(StringComparer.Ordinal).Count() < proxies.Count)
            fields.Refuse("proxies", $"must not name an id twice");
        return proxies;
    }

    private static ProxyFacts ReadProxy(JsonFields fields) => new()
    {
        Id = fields.Id("id", ReportIds.IsProxy, ReportIds.ProxyForm),
        Trust = fields.Code<Trust>("trust"),
        InForce = fields.Flag("inForce"),
        Health = fields.Code<Health>("health"),
        Reasons = fields.Objects("reasons", ReportLimits.Reasons, ReadReason),
        Probes = fields.Objects("probes", ReportLimits.Probes, ReadProbe),
        Coverage = fields.OptionalObject("coverage") is { } coverage ? ReadProxyCoverage(coverage) : null,
    };

    private static CoverageFacts ReadCoverage(JsonFields fields) => new(
        fields.Count("asked"),
        fields.Count("served"),
        fields.Count("lacking"),
        fields.Count("unknown"),
        fields.Texts("modules", ReportLimits.LackingModules, ReportLimits.Module));

    private static ProxyCoverageFacts ReadProxyCoverage(JsonFields fields) => new(
        fields.Count("asked"), fields.Count("served"), fields.Count("lacking"), fields.Count("failed"), fields.Count("unknown"));

    private static Reason ReadReason(JsonFields fields) => new(
        fields.Code<ReasonCode>("code"),
        fields.OptionalCode<Endpoint>("endpoint"),
        fields.OptionalCode<ProbeOutcome>("outcome"),
        ReadStatus(fields),
        fields.OptionalInteger("count", 0, ReportLimits.Count) ?? 0,
        fields.OptionalInteger("of", 0, ReportLimits.Count) ?? 0,
        fields.OptionalNumber("milliseconds", ReportLimits.Milliseconds));

    private static int? ReadStatus(JsonFields fields) => fields.OptionalInteger("status", 0, 999);

    private static ProbeFacts ReadProbe(JsonFields fields) => new()
    {
        Endpoint = fields.Code<Endpoint>("endpoint"),
        Module = fields.OptionalText("module", ReportLimits.Module),
        Outcome = fields.Code<ProbeOutcome>("outcome"),
        Status = ReadStatus(fields),
        ConnectMs = fields.OptionalNumber("connectMs", ReportLimits.Milliseconds),
        FirstByteMs = fields.OptionalNumber("firstByteMs", ReportLimits.Milliseconds),
        TotalMs = fields.Number("totalMs", ReportLimits.Milliseconds),
        Bytes = fields.OptionalInteger("bytes", 0, ReportLimits.Body) ?? 0,
        HttpVersion = fields.OptionalText("httpVersion", ReportLimits.ShortText),
        Reused = fields.OptionalFlag("reused") ?? false,
        RedirectHost = fields.OptionalText("redirectHost", ReportLimits.Text),
        Cache = fields.OptionalText("cache", ReportLimits.Text),
        CertificateDays = fields.OptionalInteger("certificateDays", -ReportLimits.Count, ReportLimits.Count),
        NewestVersion = fields.OptionalText("newestVersion", ReportLimits.Text),
    };

    private static DecisionFacts ReadDecision(JsonFields fields) => new()
    {
        Result = fields.Code<DecisionResult>("result"),
        Before = fields.OptionalText("before", ReportLimits.Chain),
        After = fields.Text("after", ReportLimits.Chain),
        Changed = fields.Flag("changed"),
        FormerChainPasses = fields.OptionalFlag("formerChainPasses"),
        Rescued = fields.Flag("rescued"),
        Dropped = fields.Ids("dropped", ReportLimits.Proxies, ReportIds.IsProxy, ReportIds.ProxyForm),
        Reasons = fields.CodeList<DecisionReason>("reasons", ReportLimits.Reasons),
        Variables = fields.Texts("variables", ReportLimits.Arguments, ReportLimits.ShortText),
    };

    private static SettingFacts ReadSetting(JsonFields fields) =>
        new(fields.Text("name", ReportLimits.ShortText), fields.Code<SettingSource>("source"), fields.Flag("isSet"));

    private static WarningFacts ReadWarning(JsonFields fields)
    {
        fields.Has("arguments");
        return new WarningFacts(
            fields.Text("code", ReportLimits.ShortText),
            fields.Texts("arguments", ReportLimits.Arguments, ReportLimits.Text));
    }
}
