using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Core;
using ProxyGuard.Core.Judging;

namespace ProxyGuard.Cli.Output;

/// <summary>The step's outputs. Their names are the contract; no credential is ever in one.</summary>
internal static class Outputs
{
    /// <summary>Name and meaning of every output, for the docs.</summary>
    public static IReadOnlyDictionary<string, string> Meanings { get; } = new Dictionary<string, string>
    {
        ["goproxy"] = "The GOPROXY that was chosen, without credentials.",
        ["gosumdb"] = "The GOSUMDB that was set with it; empty when it was left alone.",
        ["changed"] = "`true` when variables were set.",
        ["healthy"] = "The healthy proxies, a comma list of `host[:port]/path`.",
        ["degraded"] = "The degraded proxies.",
        ["down"] = "The proxies that are down.",
        ["poisoned"] = "The proxies that served bytes that do not match go.sum.",
        ["report-file"] = "The file the run report was written to.",
        ["report-url"] = "The page that shows the trend, as the service gave it.",
    };

    public static IReadOnlyDictionary<string, string> Of(GuardResult result, CliOptions options, bool hasExported, UploadAnswer? answer) =>
        new Dictionary<string, string>
        {
            ["goproxy"] = result.Decision?.After.ToString() ?? "",
            ["gosumdb"] = result.Decision?.Variables.GetValueOrDefault("GOSUMDB") ?? "",
            ["changed"] = hasExported ? "true" : "false",
            ["healthy"] = Ids(result, Health.Healthy),
            ["degraded"] = Ids(result, Health.Degraded),
            ["down"] = Ids(result, Health.Down),
            ["poisoned"] = Ids(result, Health.Poisoned),
            ["report-file"] = options.ReportFile ?? "",
            ["report-url"] = answer?.ReportUrl ?? "",
        };

    private static string Ids(GuardResult result, Health health) =>
        string.Join(',', from verdict in result.Verdicts where verdict.Health == health select PlainText.Clean(verdict.Candidate.Id));
}
