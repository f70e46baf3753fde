using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;

namespace ProxyGuard.Service.Trends;

/// <summary>Runs as a table, and one run as a table of its probes. New columns come behind the others.</summary>
internal static class RunCsv
{
    private static readonly string[] RunColumns =
    [
        "key", "time", "durationMs", "ci", "workflow", "job", "event", "pullRequest", "runUrl", "result", "changed", "rescued",
        "formerChainPasses", "before", "after", "dropped", "proxies",
    ];

    private static readonly string[] ProbeColumns =
    [
        "key", "time", "proxy", "trust", "inForce", "health", "endpoint", "module", "outcome", "status", "connectMs", "firstByteMs",
        "totalMs", "bytes", "httpVersion", "reused", "redirectHost", "certificateDays",
    ];

    public static CsvText Write(RunPage page)
    {
        var csv = new CsvText(RunColumns);
        foreach (var run in page.Runs) Line(csv, run);
        return csv;
    }

    /// <summary>A proxy that was not probed has one line without a probe.</summary>
    public static CsvText Write(RunReport run)
    {
        var csv = new CsvText(ProbeColumns);
        foreach (var proxy in run.Proxies)
        {
            foreach (var probe in proxy.Probes.DefaultIfEmpty()) Line(csv, run.Key, proxy, probe);
        }
        return csv;
    }

    private static void Line(CsvText csv, RunTrend run)
    {
        csv.Text(run.Key.ToString()).Time(run.Time).Number(run.DurationMs).Code(run.Ci?.Host).Text(run.Ci?.Workflow).Text(run.Ci?.Job)
            .Text(run.Ci?.Event).Number(run.Ci?.PullRequest).Text(run.Ci?.RunUrl);
        var decision = run.Decision;
        csv.Text(Codes.Of(decision.Result)).Flag(decision.Changed).Flag(decision.Rescued).Flag(decision.FormerChainPasses)
            .Text(decision.Before).Text(decision.After).List(decision.Dropped)
            .List(run.Proxies.Select(proxy => $"{proxy.Id}={Codes.Of(proxy.Health)}"));
        csv.EndLine();
    }

    private static void Line(CsvText csv, Guid key, ProxyFacts proxy, ProbeFacts? probe)
    {
        csv.Text(key.ToString()).Time(RunKey.TimeOf(key)).Text(proxy.Id).Text(Codes.Of(proxy.Trust)).Flag(proxy.InForce)
            .Text(Codes.Of(proxy.Health)).Code(probe?.Endpoint).Text(probe?.Module).Code(probe?.Outcome).Number(probe?.Status)
            .Number(probe?.ConnectMs).Number(probe?.FirstByteMs).Number(probe?.TotalMs).Number(probe?.Bytes).Text(probe?.HttpVersion)
            .Flag(probe?.Reused).Text(probe?.RedirectHost).Number(probe?.CertificateDays);
        csv.EndLine();
    }
}
