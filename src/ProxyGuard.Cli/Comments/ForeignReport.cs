using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Comments;

/// <summary>
/// A run report that a stranger may have written: a fork's build makes it, and whoever sends a pull request writes what the build does.
/// Codes and figures are kept, names only where they are names of the kind they stand for, and free text not at all.
/// </summary>
internal static class ForeignReport
{
    private static readonly HashSet<string> Variables = ["GOPROXY", "GOSUMDB", "GOFLAGS", "GOPRIVATE", "GONOPROXY", "GONOSUMDB"];

    /// <param name="utf8">The file.</param>
    /// <param name="repository">Whose report it is, as the CI system says it.</param>
    public static ReportReading Read(ReadOnlyMemory<byte> utf8, string repository)
    {
        var reading = RunReportReader.Parse(utf8);
        if (reading.Report is not { } report) return reading;
        var faults = Faults(report).ToList();
        return faults.Count > 0 ? new ReportReading(null, faults) : new ReportReading(Narrowed(report, repository), []);
    }

    private static IEnumerable<ReportFault> Faults(RunReport report)
    {
        foreach (var (index, proxy) in report.Proxies.Index())
        {
            if (!IsProxy(proxy.Id)) yield return new ReportFault($"proxies[{index}].id", $"must be the id of a proxy that go could ask");
        }
        if (Chain(report.Decision.After) is null) yield return new ReportFault("decision.after", $"must be a value of GOPROXY");
    }

    // An id has lost its scheme: what it is read back as must have the same id again.
    private static bool IsProxy(string id)
    {
        var url = id.StartsWith("file:", StringComparison.Ordinal) ? "file://" + id["file:".Length..] : "https://" + id;
        return ProxyUrl.TryParse(url, out var read, out _) && read.Id == id && read.UserInfo is null;
    }

    // Printed anew, so that neither credentials nor what go would not read are in it.
    private static string? Chain(string? text) => text is null ? null : GoProxyParser.Parse(text).Value?.ToString();

    private static RunReport Narrowed(RunReport report, string repository) => report with
    {
        ToolVersion = CliApplication.Version,
        Repository = repository,
        Ci = null,
        Modules = report.Modules with { GoVersion = null },
        Proxies = [.. report.Proxies.Select(proxy => proxy with { Probes = [.. proxy.Probes.Select(Narrowed)] })],
        Decision = report.Decision with
        {
            Before = Chain(report.Decision.Before),
            After = Chain(report.Decision.After)!,
            Dropped = [.. report.Decision.Dropped.Intersect(report.Proxies.Select(proxy => proxy.Id))],
            Variables = [.. report.Decision.Variables.Where(Variables.Contains)],
        },
        Settings = [],
        Coverage = report.Coverage is { } coverage ? coverage with { Modules = [.. coverage.Modules.Where(IsModule)] } : null,
        Warnings = [],
    };

    private static ProbeFacts Narrowed(ProbeFacts probe) => probe with
    {
        Module = probe.Module is { } module && IsModule(module) ? module : null,
        HttpVersion = null,
        RedirectHost = null,
        Cache = null,
        NewestVersion = null,
    };

    private static bool IsModule(string text) =>
        AffectedModules.IsPrivate(text)
        || (text.Split('@') is [var path, var version] && ModulePath.CanBeFetched(new ModuleVersion(path, version)));
}
