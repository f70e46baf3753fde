using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;

namespace ProxyGuard.Cli.Output;

/// <summary>The step's outputs. Their names are the contract; no credential is ever in one.</summary>
internal static class Outputs
{
    /// <summary>Name and meaning of every output, for the docs.</summary>
    public static IReadOnlyDictionary<string, string> Meanings { get; } = new Dictionary<string, string>
    {
        ["goproxy"] = "The GOPROXY that was chosen, without credentials.",
        ["docker-build-args"] =
            "GOPROXY and what was set with it for the build arguments of an image, one `NAME=value` a line; without credentials.",
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
            ["docker-build-args"] = result.Decision is { } made ? DockerBuildArguments(made) : "",
            ["gosumdb"] = result.Decision?.Variables.GetValueOrDefault("GOSUMDB") ?? "",
            ["changed"] = hasExported ? "true" : "false",
            ["healthy"] = Ids(result, Health.Healthy),
            ["degraded"] = Ids(result, Health.Degraded),
            ["down"] = Ids(result, Health.Down),
            ["poisoned"] = Ids(result, Health.Poisoned),
            ["report-file"] = options.ReportFile ?? "",
            ["report-url"] = answer?.ReportUrl ?? "",
        };

    // A build inside an image starts from an empty environment; a folder of this machine is not in it.
    private static string DockerBuildArguments(ChainDecision decision)
    {
        if (decision.After.Hops.Any(hop => hop.Url is { IsFile: true })) return "";
        var variables = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["GOPROXY"] = decision.After.ToString() };
        foreach (var (name, value) in decision.Variables) variables.TryAdd(name, value);
        return string.Join('\n', variables.Select(variable => $"{variable.Key}={variable.Value}"));
    }

    private static string Ids(GuardResult result, Health health) =>
        string.Join(',', from verdict in result.Verdicts where verdict.Health == health select PlainText.Clean(verdict.Candidate.Id));
}
