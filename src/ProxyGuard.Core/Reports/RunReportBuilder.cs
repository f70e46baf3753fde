using System.Security.Cryptography;
using System.Text;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Reports;

/// <summary>Writes down what a run found, cut to the report's limits, with private modules as numbers.</summary>
internal static class RunReportBuilder
{
    public static RunReport Build(
        RunInput input,
        ProbePlan plan,
        IReadOnlyList<ProxyVerdict> verdicts,
        ChainDecision decision,
        RunIdentity identity,
        DateTimeOffset startedAt,
        TimeSpan duration)
    {
        var names = new PrivateNames(plan);
        return Fitted(new RunReport
        {
            Key = identity.Key,
            StartedAt = startedAt,
            DurationMs = Milliseconds(duration),
            ToolVersion = identity.ToolVersion,
            Repository = identity.Repository,
            Ci = identity.Ci,
            Modules = new ModuleFacts(
                input.Manifest.Files.Count,
                input.Manifest.Needs.Count,
                input.Manifest.Needs.Count(need => need.ZipHash is not null),
                input.Manifest.Needs.Count(need => input.PrivatePatterns.Matches(need.Module.Path)),
                plan.Sampled.Count,
                input.GoVersion is null ? null : ObservedText.Cut(input.GoVersion, ReportLimits.ShortText)),
            Proxies = [.. verdicts.Select(verdict => FactsOf(verdict, names, startedAt))],
            Decision = FactsOf(decision),
            Settings =
            [
                .. input.Environment.Settings.Values.Select(one => new SettingFacts(one.Name, one.Source, one.Value.Reveal().Length > 0)),
            ],
            Coverage = input.Coverage == Coverage.Full && decision.Coverage is { } coverage ? FactsOf(coverage, names) : null,
            Warnings =
            [
                .. input.Warnings.Where(warning => !WarningCode.IsForTheLogOnly(warning.Code)).Take(ReportLimits.Warnings).Select(Cut),
            ],
        });
    }

    // What failed says more than what passed; the verdicts and the decision say most.
    private static RunReport Fitted(RunReport report)
    {
        if (Fits(report)) return report;
        var failures = WithProbes(report, probe => probe.Outcome != ProbeOutcome.Ok);
        return Fits(failures) ? failures : WithProbes(report, _ => false) with { Warnings = [] };
    }

    private static bool Fits(RunReport report) => RunReportJson.Write(report).Length <= ReportLimits.Bytes;

    private static RunReport WithProbes(RunReport report, Func<ProbeFacts, bool> isKept) => report with
    {
        Proxies = [.. report.Proxies.Select(proxy => proxy with { Probes = [.. proxy.Probes.Where(isKept)] })],
    };

    // An id that no reader takes (too long, or with characters that ids must not have) still is the same one in every run.
    private static string IdOf(Candidate candidate) => ReportIds.IsProxy(candidate.Id)
        ? candidate.Id
        : "unprintable.invalid/" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(candidate.Id)))[..16];

    private static WarningFacts Cut(WarningFacts warning) => warning with
    {
        Arguments = [.. warning.Arguments.Take(ReportLimits.Arguments).Select(text => ObservedText.Cut(text, ReportLimits.Text))],
    };

    private static ProxyFacts FactsOf(ProxyVerdict verdict, PrivateNames names, DateTimeOffset now) => new()
    {
        Id = IdOf(verdict.Candidate),
        Trust = verdict.Candidate.Trust,
        InForce = verdict.Candidate.InForce,
        Health = verdict.Health,
        Reasons = [.. verdict.Reasons.Take(ReportLimits.Reasons)],
        Probes = [.. WorthTelling(verdict.Observations).Take(ReportLimits.Probes).Select(one => FactsOf(one, names, now))],
        Coverage = CoverageOf([.. verdict.Observations.Where(one => one.IsCoverage)]),
    };

    // Hundreds of answers travel as figures; which ones failed is what nobody can work out from them.
    private static IEnumerable<Observation> WorthTelling(IReadOnlyList<Observation> seen) =>
        seen.Where(one => !one.IsCoverage)
            .Concat(seen.Where(one => one.IsCoverage && EffectOf(one) is not (Effect.Serves or Effect.Unknown)));

    private static ProxyCoverageFacts? CoverageOf(IReadOnlyList<Observation> seen)
    {
        if (seen.Count == 0) return null;
        var count = seen.CountBy(EffectOf).ToDictionary();
        var (served, lacking) = (count.GetValueOrDefault(Effect.Serves), count.GetValueOrDefault(Effect.MovesOn));
        var unknown = count.GetValueOrDefault(Effect.Unknown);
        return new ProxyCoverageFacts(seen.Count, served, lacking, seen.Count - served - lacking - unknown, unknown);
    }

    private static Effect EffectOf(Observation one) => one.Outcome.EffectOn(one.Endpoint);

    private static CoverageFacts FactsOf(ChainCoverage coverage, PrivateNames names) => new(
        coverage.Asked.Count, coverage.Served, coverage.Lacking.Count, coverage.Unknown,
        [.. coverage.Lacking.Take(ReportLimits.LackingModules).Select(names.Of)]);

    private static ProbeFacts FactsOf(Observation one, PrivateNames names, DateTimeOffset now) => new()
    {
        Endpoint = one.Endpoint,
        Module = one.Module is { } module ? names.Of(module) : null,
        Outcome = one.Outcome,
        Status = one.Status,
        ConnectMs = Milliseconds(one.Connect),
        FirstByteMs = Milliseconds(one.FirstByte),
        TotalMs = Milliseconds(one.Total),
        Bytes = one.Bytes,
        HttpVersion = one.HttpVersion,
        Reused = one.Reused,
        RedirectHost = one.RedirectHost,
        Cache = one.Cache,
        CertificateDays = one.CertificateExpires is { } end ? DaysBetween(now, end) : null,
        NewestVersion = one.NewestVersion is { } version ? ObservedText.Cut(version, ReportLimits.Text) : null,
    };

    private static DecisionFacts FactsOf(ChainDecision decision) => new()
    {
        Result = decision.Result,
        Before = decision.Before is null ? null : ObservedText.Cut(decision.Before.ToString(), ReportLimits.Chain),
        After = ObservedText.Cut(decision.After.ToString(), ReportLimits.Chain),
        Changed = decision.Changed,
        FormerChainPasses = decision.FormerChainPasses,
        Rescued = decision.Rescued,
        Dropped = [.. decision.Dropped.Select(IdOf)],
        Reasons = decision.Reasons,
        Variables = [.. decision.Variables.Keys],
    };

    private static int DaysBetween(DateTimeOffset now, DateTimeOffset end) =>
        (int)Math.Clamp(Math.Floor((end - now).TotalDays), -ReportLimits.Count, ReportLimits.Count);

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 1);

    private static double? Milliseconds(TimeSpan? time) => time is { } some ? Milliseconds(some) : null;

    private sealed class PrivateNames(ProbePlan plan)
    {
        private readonly Dictionary<ModuleVersion, string> _names = [];

        public string Of(ModuleVersion module)
        {
            if (plan.Nameable.Contains(module)) return ObservedText.Cut(module.ToString(), ReportLimits.Module);
            if (!_names.TryGetValue(module, out var name)) _names[module] = name = $"private-{_names.Count + 1}";
            return name;
        }
    }
}
