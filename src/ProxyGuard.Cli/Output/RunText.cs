using System.Globalization;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Output;

/// <summary>One line of the table of proxies: all text ready, hostile parts not yet encoded.</summary>
internal sealed record ProxyRow(string Proxy, Health Health, string FirstByte, string What);

/// <summary>What becomes of a decision.</summary>
internal enum Effect
{
    /// <summary>Later steps of the job get the variables.</summary>
    Set,

    /// <summary>The variables are printed for a program.</summary>
    Printed,

    /// <summary>There is nobody to set them for.</summary>
    Nowhere,

    /// <summary>Nothing is set.</summary>
    Probe,
}

/// <summary>What a run has to say to a person: a heading, a table, and the decision.</summary>
internal static class RunText
{
    /// <summary>What was measured; null when there was nothing to measure.</summary>
    public static string? Measured(RunReport? report)
    {
        if (report is not { Modules: { Needed: > 0 } modules }) return null;
        var isPrivate = modules.Private > 0 ? $" ({modules.Private} private)" : "";
        var proxies = report.Proxies.Count == 1 ? "1 proxy" : $"{report.Proxies.Count} proxies";
        var asked = report.Coverage?.Asked ?? modules.Sampled;
        return $"{Figures.Count(modules.Needed, "module version")} needed{isPrivate}, {asked} asked for, "
            + $"{proxies} probed in {Figures.Milliseconds(report.DurationMs)}.";
    }

    /// <summary>What the chain serves of the whole build list; null when only a sample was asked for.</summary>
    public static string? Covered(RunReport? report)
    {
        if (report?.Coverage is not { } coverage) return null;
        var lacking = coverage.Lacking > 0 ? $", {coverage.Lacking} lacking" : "";
        var unknown = coverage.Unknown > 0 ? $", {coverage.Unknown} not known in the time there was" : "";
        var untold = report.Modules.Needed > coverage.Asked
            ? $" {report.Modules.Needed - coverage.Asked} more were not asked for: no proxy here may hear their names."
            : "";
        return $"Coverage: {coverage.Served} of {Figures.Count(coverage.Asked, "module version")} served{lacking}{unknown}.{untold}";
    }

    public static IEnumerable<ProxyRow> Rows(GuardResult result) => result.Verdicts.Select(verdict => new ProxyRow(
        verdict.Candidate.Id,
        verdict.Health,
        verdict.MedianFirstByte is { } first ? Figures.Milliseconds(first.TotalMilliseconds) : "–",
        ReasonText.Of(verdict.Reasons)));

    /// <summary>The chain before and after, without credentials.</summary>
    public static IEnumerable<string> Chains(ChainDecision decision)
    {
        yield return $"in force  {decision.Before?.ToString() ?? "(could not be read)"}";
        if (decision.Variables.ContainsKey("GOPROXY")) yield return $"chosen    {decision.After}";
    }

    /// <summary>What was exported, without values.</summary>
    public static string Exported(ChainDecision decision, Effect effect) => (decision.Changed, effect) switch
    {
        (false, _) => "Set: nothing.",
        (true, Effect.Probe) => "Set: nothing, because this was a probe.",
        (true, Effect.Printed) => "Set: nothing; what to set stands on standard output.",
        (true, Effect.Nowhere) => "Set: nothing, because there is no CI system. In a shell: eval \"$(proxyguard guard --format shell)\"",
        _ => $"Set: {string.Join(", ", decision.Variables.Keys.Order(StringComparer.Ordinal))}.",
    };

    /// <summary>What the service knows of a failing proxy; null when it knows nothing.</summary>
    public static string? History(string id, UploadAnswer answer, DateTimeOffset now)
    {
        var since = answer.Since.TryGetValue(id, out var at) ? $" has been failing since {Since(at, now)}." : "";
        var share = answer.Availability30d.TryGetValue(id, out var figure)
            ? $" Available in the last 30 days: {Share(figure)}."
            : "";
        return since.Length + share.Length > 0 ? PlainText.Clean(id, 80) + (since.Length > 0 ? since : ":") + share : null;
    }

    public static string Share(Availability figure) =>
        string.Create(CultureInfo.InvariantCulture, $"{figure.Value * 100:0.0} % of {figure.Of} judged runs");

    public static string Moment(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC");

    /// <summary>Since when, and how long that is.</summary>
    public static string Since(DateTimeOffset since, DateTimeOffset now)
    {
        var hours = Math.Max(0, (now - since).TotalHours);
        var span = hours < 1 ? "less than an hour" : hours < 48 ? Figures.Count((int)hours, "hour")
            : Figures.Count((int)(hours / 24), "day");
        return $"{Moment(since)} ({span})";
    }
}
