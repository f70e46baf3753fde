using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Tests.Probing;

namespace ProxyGuard.Core.Tests.Choosing;

/// <summary>Verdicts and chains for tests of choosing.</summary>
internal static class Verdicts
{
    private static readonly ModuleVersion Module = new("example.com/first", "v1.0.0");

    public static ProxyVerdict Of(string url, Health health, Trust trust = Trust.Public, int? milliseconds = 20, bool inForce = true)
    {
        var candidate = ProbeLab.Candidate(url, trust) with { InForce = inForce };
        var reasons = health is Health.Healthy ? [] : new[] { new Reason(ReasonCode.Failed, Outcome: OutcomeOf(health)) };
        var firstByte = milliseconds is { } some ? TimeSpan.FromMilliseconds(some) : (TimeSpan?)null;
        return new ProxyVerdict(candidate, health, reasons, firstByte, health == Health.NotJudged ? [] : [Seen(candidate, OutcomeOf(health))]);
    }

    public static Observation Seen(Candidate candidate, ProbeOutcome outcome, Endpoint endpoint = Endpoint.Info) =>
        new() { Candidate = candidate, Endpoint = endpoint, Module = Module, Outcome = outcome };

    public static ProxyChain Chain(string text)
    {
        var parsed = GoProxyParser.Parse(text);
        Assert.Empty(parsed.Faults);
        return parsed.Value!;
    }

    /// <summary>
    /// Verdicts as "letter:health@milliseconds=answers" with blanks between. A capital is private, <c>+</c> behind it is not in force. The
    /// answers are to the .info of one module after the other, with <c>*</c> before it as coverage, with <c>t</c> to the toolchain's zip.
    /// </summary>
    public static ProxyVerdict[] Read(string text) => [.. text.Split(' ').Select(ReadOne)];

    private static ProxyVerdict ReadOne(string text)
    {
        var parts = text.Split(':', '=');
        var (letter, health) = (parts[0][0], parts[1].Split('@'));
        var verdict = Of(
            $"https://{char.ToLowerInvariant(letter)}.example",
            Enum.Parse<Health>(health[0], ignoreCase: true),
            char.IsUpper(letter) ? Trust.Private : Trust.Public,
            health.Length > 1 ? int.Parse(health[1]) : 20,
            inForce: !parts[0].EndsWith('+'));
        if (parts.Length < 3) return verdict;
        var answers = parts[2].Split(',').Select((answer, number) => Answered(verdict.Candidate, answer, number));
        return verdict with { Observations = [.. answers] };
    }

    private static Observation Answered(Candidate candidate, string answer, int number)
    {
        var outcome = answer.TrimStart('*', 't') switch
        {
            "ok" => ProbeOutcome.Ok,
            "404" => ProbeOutcome.NotFound,
            "503" => ProbeOutcome.ServerError,
            "stall" => ProbeOutcome.StalledBeforeFirstByte,
            "late" => ProbeOutcome.ConnectTimedOut,
            "cut" => ProbeOutcome.Cancelled,
            _ => throw new ArgumentException(answer),
        };
        return answer[0] == 't'
            ? Seen(candidate, outcome, Endpoint.Zip) with { Module = new(ToolchainSwitch.Module, "v0.0.1-go1.27.1.linux-amd64") }
            : Seen(candidate, outcome) with { Module = new($"example.com/m{number}", "v1.0.0"), IsCoverage = answer[0] == '*' };
    }

    private static ProbeOutcome OutcomeOf(Health health) => health switch
    {
        Health.Healthy => ProbeOutcome.Ok,
        Health.Degraded => ProbeOutcome.ServerError,
        Health.Down => ProbeOutcome.StalledBeforeFirstByte,
        Health.Poisoned => ProbeOutcome.ChecksumMismatch,
        _ => ProbeOutcome.Cancelled,
    };
}
