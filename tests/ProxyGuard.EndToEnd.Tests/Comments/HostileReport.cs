using ProxyGuard.Cli.Upload;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.EndToEnd.Tests.Comments;

/// <summary>A run report that says everything there is to say, with one text wherever a text can stand.</summary>
internal static class HostileReport
{
    public const string Page = "https://proxyguard.example/r/x";
    public const string Run = "https://github.com/acme/widgets/actions/runs/1";

    public static readonly DateTimeOffset Time = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    public static RunReport Of(string text, DecisionResult result) => new()
    {
        Key = Guid.Parse("019b76da-0000-7000-8000-000000000001"),
        StartedAt = Time,
        DurationMs = 1,
        ToolVersion = text,
        Repository = text,
        Ci = Place(text),
        Modules = new ModuleFacts(1, 43, 40, 3, 5, text),
        Proxies =
        [
            Proxy(text, Health.Poisoned, Trust.Public), Proxy("a" + text, Health.Down, Trust.Private), Proxy(text + "b", Health.Down, Trust.Public),
            Proxy("c" + text, Health.Degraded, Trust.Public), Proxy("d" + text, Health.Healthy, Trust.Public),
            Proxy("e" + text, Health.Unknown, Trust.Public),
        ],
        Decision = new DecisionFacts
        {
            Result = result,
            Before = text,
            After = text,
            Changed = true,
            Rescued = false,
            Dropped = [text, text + "b", "d" + text, "e" + text],
            Reasons = Enum.GetValues<DecisionReason>(),
            Variables = result == DecisionResult.Chosen ? ["GOPROXY", text] : [text],
        },
        Settings = [new SettingFacts(text, SettingSource.UserFile, true)],
        Coverage = new CoverageFacts(41, 39, 2, 0, [text, "private-2", text + "@v1.0.0"]),
        Warnings = [new WarningFacts(text, [text]), new WarningFacts("malformed-pattern", [text, text])],
    };

    public static CiFacts Place(string text) => new(CiKind.GitHub, text, 1, text, text, text, text, 1, Run);

    public static UploadAnswer Answer(string text) => new(
        Page,
        new Dictionary<string, DateTimeOffset> { [text] = Time.AddDays(-2) },
        new Dictionary<string, Availability> { [text] = new(0.5, 10), ["a" + text] = new(0.25, 4) });

    private static ProxyFacts Proxy(string id, Health health, Trust trust) => new()
    {
        Id = id,
        Trust = trust,
        InForce = true,
        Health = health,
        Reasons = [.. Enum.GetValues<ReasonCode>().Skip((int)health * 2).Take(5).Select(code =>
            new Reason(code, Endpoint.Latest, ProbeOutcome.CertificateNotTrusted, 503, 1, 2, 3))],
        Probes =
        [
            new ProbeFacts
            {
                Endpoint = Endpoint.Zip, Module = id, Outcome = ProbeOutcome.ServerError, TotalMs = 1, HttpVersion = id, RedirectHost = id, Cache = id,
                NewestVersion = id,
            },
        ],
    };
}
