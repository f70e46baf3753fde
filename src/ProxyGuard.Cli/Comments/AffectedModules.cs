using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using Effect = ProxyGuard.Core.Probing.Effect;

namespace ProxyGuard.Cli.Comments;

/// <summary>The modules that failing proxies did not serve, and those that no proxy of the chain serves.</summary>
internal static class AffectedModules
{
    private const int Most = 5;
    private const string PrivatePrefix = "private-";

    /// <summary>The first by name, private ones as a number; null when there is none.</summary>
    public static string? Of(RunReport report, Language language)
    {
        var all = Lacking(report).Concat(Failed(report)).Distinct(StringComparer.Ordinal).ToLookup(IsPrivate);
        var named = Figures.Names(all[false].Select(MarkdownText.Code), Most, language);
        var hidden = all[true].Count() is > 0 and var count ? language.Comment.PrivateModules(count) : "";
        var parts = new[] { named, hidden }.Where(part => part.Length > 0).ToList();
        return parts.Count == 0 ? null : language.Grammar.Clauses(parts) + Needed(report, language.Comment);
    }

    /// <summary>Whether this is how a report names a module that nobody may hear of.</summary>
    public static bool IsPrivate(string module) =>
        module.StartsWith(PrivatePrefix, StringComparison.Ordinal) && module.Length is > 8 and <= 16
        && !module.AsSpan(PrivatePrefix.Length).ContainsAnyExceptInRange('0', '9');

    private static IEnumerable<string> Lacking(RunReport report) => report.Coverage?.Modules ?? [];

    private static IEnumerable<string> Failed(RunReport report) =>
        from proxy in report.Proxies
        where ReportTrouble.IsFailing(proxy)
        from probe in proxy.Probes
        where probe.Module is not null && probe.Endpoint != Endpoint.Absent
            && probe.Outcome.EffectOn(probe.Endpoint) is Effect.MovesOn or Effect.Stops or Effect.Breaks
        select probe.Module;

    private static string Needed(RunReport report, CommentWording words) => report switch
    {
        { Modules.Needed: 0 } => "",
        { Coverage: { } coverage } => words.NeededOfAll(report.Modules.Needed, coverage.Asked),
        _ => words.NeededOfSample(report.Modules.Needed, report.Modules.Sampled),
    };
}
