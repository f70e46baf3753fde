using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Tests;

/// <summary>Builds what a run could have given.</summary>
internal sealed class ResultBuilder
{
    private readonly List<ProxyVerdict> _verdicts = [];
    private readonly List<WarningFacts> _warnings = [];
    private readonly Dictionary<string, string> _variables = [];
    private readonly List<DecisionReason> _reasons = [];
    private readonly List<ModuleNeed> _lacking = [];
    private DecisionResult _result = DecisionResult.Kept;
    private string? _before = "https://proxy.example.com,direct";
    private string _after = "https://proxy.example.com,direct";
    private bool? _formerPasses = true;
    private int _needed = 43;
    private ChainCoverage? _coverage;
    private CoverageFacts? _coverageFacts;

    public ResultBuilder Proxy(string url, Health health, params Reason[] reasons) => Proxy(url, health, Trust.Public, true, 42, reasons);

    public ResultBuilder Proxy(string url, Health health, Trust trust, bool inForce, double? firstByteMs, params Reason[] reasons)
    {
        TimeSpan? first = health is Health.Healthy or Health.Degraded or Health.Poisoned
            && firstByteMs is { } ms ? TimeSpan.FromMilliseconds(ms) : null;
        var candidate = new Candidate(Url(url), trust, inForce);
        _verdicts.Add(new ProxyVerdict(candidate, health, reasons, first, health == Health.NotJudged ? [] : Seen(candidate, first)));
        return this;
    }

    private static Observation[] Seen(Candidate candidate, TimeSpan? first) =>
    [
        new Observation { Candidate = candidate, Endpoint = Endpoint.Mod, Outcome = ProbeOutcome.Ok, FirstByte = first },
        new Observation { Candidate = candidate, Endpoint = Endpoint.Zip, Outcome = ProbeOutcome.Ok, FirstByte = first * 1.5 },
    ];

    /// <summary>A public module that no proxy of the chain serves, and the line that asks for it.</summary>
    public ResultBuilder Lack(string path, int line)
    {
        _lacking.Add(new ModuleNeed(new ModuleVersion(path, "v1.2.3"), null, null, true, false, "go.mod", line));
        return this;
    }

    public ResultBuilder Before(string? chain)
    {
        _before = chain;
        return this;
    }

    public ResultBuilder Decide(DecisionResult result, string after, bool? formerPasses, params DecisionReason[] reasons)
    {
        (_result, _after, _formerPasses) = (result, after, formerPasses);
        _reasons.AddRange(reasons);
        return this;
    }

    public ResultBuilder Set(string name, string value)
    {
        _variables[name] = value;
        return this;
    }

    public ResultBuilder Warn(string code, params string[] arguments)
    {
        _warnings.Add(new WarningFacts(code, arguments));
        return this;
    }

    /// <summary>Something about a module file.</summary>
    public ResultBuilder Warn(SourceFault fault)
    {
        _warnings.Add(new WarningFacts(WarningCode.ModuleFile, [fault.ToString()]) { Place = fault.Place, Fault = fault });
        return this;
    }

    public ResultBuilder Needing(int modules)
    {
        _needed = modules;
        return this;
    }

    /// <summary>All modules were asked for; of those that are lacking the second is private.</summary>
    public ResultBuilder Cover(int asked, int unknown, params string[] lacking)
    {
        ModuleVersion[] modules = [.. Enumerable.Range(0, asked).Select(number => new ModuleVersion($"example.com/m{number}", "v1.0.0"))];
        ModuleVersion[] missing = [.. lacking.Select(path => new ModuleVersion(path, "v1.2.3"))];
        _coverage = new ChainCoverage(modules, missing, unknown, null);
        _coverageFacts = new CoverageFacts(asked, _coverage.Served, missing.Length, unknown,
            [.. missing.Select((module, index) => index == 1 ? "private-1" : module.ToString())]);
        return this;
    }

    public GuardResult Build()
    {
        var before = _before is null ? null : Chain(_before);
        var after = Chain(_after);
        var dropped = _verdicts.Select(verdict => verdict.Candidate).Where(candidate =>
            after.Hops.All(hop => hop.Url?.Id != candidate.Id)).ToList();
        var decision = new ChainDecision(_result, before, after, _variables, dropped, _reasons, _formerPasses, Passes: true)
        {
            Coverage = _coverage,
        };
        return new GuardResult([], decision, _verdicts, Report(decision), _warnings) { Lacking = _lacking };
    }

    public static GuardResult Refused(params SourceFault[] faults) => GuardResult.Refused(faults);

    public static ProxyUrl Url(string text) =>
        ProxyUrl.TryParse(text, out var url, out var fault) ? url : throw new ArgumentException($"{fault}", nameof(text));

    public static ProxyChain Chain(string text)
    {
        var hops = new List<Hop>();
        while (text.Length > 0)
        {
            var end = text.IndexOfAny([',', '|']);
            var element = end < 0 ? text : text[..end];
            var after = end >= 0 && text[end] == '|' ? Fallback.OnAnyError : Fallback.OnNotFound;
            hops.Add(element switch { "direct" => Hop.Direct, "off" => Hop.Off, _ => Hop.Proxy(Url(element), after) });
            text = end < 0 ? "" : text[(end + 1)..];
        }
        return new ProxyChain(hops);
    }

    private RunReport Report(ChainDecision decision) => new()
    {
        Key = Guid.Parse("019b76da-0000-7000-8000-000000000001"),
        StartedAt = new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero),
        DurationMs = 1234,
        ToolVersion = "0.1.0",
        Repository = "github.com/acme/widgets",
        Modules = new ModuleFacts(2, _needed, _needed, 0, Math.Min(5, _needed), "1.23.0"),
        Proxies = [.. _verdicts.Select(verdict => new ProxyFacts
        {
            Id = verdict.Candidate.Id,
            Trust = verdict.Candidate.Trust,
            InForce = verdict.Candidate.InForce,
            Health = verdict.Health,
            Reasons = verdict.Reasons,
        })],
        Decision = new DecisionFacts
        {
            Result = decision.Result,
            Before = decision.Before?.ToString(),
            After = decision.After.ToString(),
            Changed = decision.Changed,
            FormerChainPasses = decision.FormerChainPasses,
            Rescued = decision.Rescued,
            Dropped = [.. decision.Dropped.Select(candidate => candidate.Id)],
            Reasons = decision.Reasons,
            Variables = [.. decision.Variables.Keys],
        },
        Coverage = _coverageFacts,
        Warnings = _warnings,
    };
}
