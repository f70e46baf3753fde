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
        return new RunReport
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
            Warnings = [.. input.Warnings.Where(warning => warning.Code != WarningCode.ModuleFile).Take(ReportLimits.Warnings).Select(Cut)],
        };
    }

    private static WarningFacts Cut(WarningFacts warning) => warning with
    {
        Arguments = [.. warning.Arguments.Take(ReportLimits.Arguments).Select(text => ObservedText.Cut(text, ReportLimits.Text))],
    };

    private static ProxyFacts FactsOf(ProxyVerdict verdict, PrivateNames names, DateTimeOffset now) => new()
    {
        Id = verdict.Candidate.Id,
        Trust = verdict.Candidate.Trust,
        InForce = verdict.Candidate.InForce,
        Health = verdict.Health,
        Reasons = [.. verdict.Reasons.Take(ReportLimits.Reasons)],
        Probes = [.. verdict.Observations.Take(ReportLimits.Probes).Select(one => FactsOf(one, names, now))],
    };

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
        CertificateDays = one.CertificateExpires is { } end ? (int)Math.Floor((end - now).TotalDays) : null,
        NewestVersion = one.NewestVersion,
    };

    private static DecisionFacts FactsOf(ChainDecision decision) => new()
    {
        Result = decision.Result,
        Before = decision.Before is null ? null : ObservedText.Cut(decision.Before.ToString(), ReportLimits.Chain),
        After = ObservedText.Cut(decision.After.ToString(), ReportLimits.Chain),
        Changed = decision.Changed,
        FormerChainPasses = decision.FormerChainPasses,
        Rescued = decision.Rescued,
        Dropped = [.. decision.Dropped.Select(candidate => candidate.Id)],
        Reasons = decision.Reasons,
        Variables = [.. decision.Variables.Keys],
    };

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
