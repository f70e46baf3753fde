using System.Globalization;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Cli.Wording;
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
    public static string? Measured(RunReport? report, Language language) => report is { Modules: { Needed: > 0 } modules }
        ? language.Run.Measured(
            modules.Needed,
            modules.Private,
            report.Coverage?.Asked ?? modules.Sampled,
            report.Proxies.Count,
            Figures.Milliseconds(report.DurationMs))
        : null;

    /// <summary>What the chain serves of the whole build list; null when only a sample was asked for.</summary>
    public static string? Covered(RunReport? report, Language language) => report?.Coverage is { } coverage
        ? language.Run.Covered(
            coverage.Served,
            coverage.Asked,
            coverage.Lacking,
            coverage.Unknown,
            Math.Max(0, report.Modules.Needed - coverage.Asked))
        : null;

    public static IEnumerable<ProxyRow> Rows(GuardResult result, Language language) => result.Verdicts.Select(verdict => new ProxyRow(
        verdict.Candidate.Id,
        verdict.Health,
        verdict.MedianFirstByte is { } first ? Figures.Milliseconds(first.TotalMilliseconds) : "–",
        ReasonText.Of(verdict.Reasons, language)));

    /// <summary>The chain before and after, without credentials.</summary>
    public static IEnumerable<string> Chains(ChainDecision decision, Language language)
    {
        yield return language.Run.InForce(decision.Before?.ToString());
        if (decision.Variables.ContainsKey("GOPROXY")) yield return language.Run.Chosen(decision.After.ToString());
    }

    /// <summary>What was exported, without values.</summary>
    public static string Exported(ChainDecision decision, Effect effect, Language language) => (decision.Changed, effect) switch
    {
        (false, _) => language.Run.SetNothing,
        (true, Effect.Probe) => language.Run.SetNothingAsProbe,
        (true, Effect.Printed) => language.Run.SetNothingButPrinted,
        (true, Effect.Nowhere) => language.Run.SetNothingWithoutCi,
        _ => language.Run.Set(language.Grammar.List(decision.Variables.Keys.Order(StringComparer.Ordinal))),
    };

    /// <summary>What the service knows of a failing proxy; null when it knows nothing.</summary>
    public static string? History(string id, UploadAnswer answer, DateTimeOffset now, Language language)
    {
        var since = answer.Since.TryGetValue(id, out var at) ? Since(at, now, language) : null;
        var share = answer.Availability30d.TryGetValue(id, out var figure) ? Share(figure, language) : null;
        return since is null && share is null ? null : language.Run.History(PlainText.Clean(id, 80), since, share);
    }

    public static string Share(Availability figure, Language language) =>
        language.Run.Share((figure.Value * 100).ToString("0.0", CultureInfo.InvariantCulture), figure.Of);

    public static string Moment(DateTimeOffset time) =>
        string.Create(CultureInfo.InvariantCulture, $"{time.UtcDateTime:yyyy-MM-dd HH:mm} UTC");

    /// <summary>Since when, and how long that is.</summary>
    public static string Since(DateTimeOffset since, DateTimeOffset now, Language language)
    {
        var hours = Math.Max(0, (now - since).TotalHours);
        return hours < 48
            ? language.Run.SinceHours(Moment(since), (int)hours)
            : language.Run.SinceDays(Moment(since), (int)(hours / 24));
    }
}
