using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Tests.Choosing;
using ProxyGuard.Core.Tests.Probing;

namespace ProxyGuard.Core.Tests.Reports;

public sealed class RunReportBuilderTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
    private static readonly RunIdentity Identity = new(new RandomReports(1).Key(Start), "github.com/acme/widgets", "0.1.0", null);
    private static readonly ModuleVersion Private = new("corp.example/canary-module", "v1.0.0");
    private static readonly ModuleVersion Public = new("example.com/first", "v1.0.0");

    [Fact]
    public void Any_run_gives_a_report_that_the_reader_takes()
    {
        for (var seed = 0; seed < 150; seed++)
        {
            var random = new Random(seed);
            ProxyVerdict[] verdicts = [.. Enumerable.Range(0, random.Next(41)).Select(number => Verdict(random, number))];

            var json = RunReportJson.Write(Build(verdicts));
            var reading = RunReportReader.Parse(json);

            Assert.True(reading.Faults.Count == 0, $"seed {seed}: {string.Join("; ", reading.Faults.Take(3))}");
            Assert.Equal(verdicts.Select(verdict => verdict.Health), reading.Report!.Proxies.Select(proxy => proxy.Health));
            Assert.DoesNotContain("canary", System.Text.Encoding.UTF8.GetString(json), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Forty_hostile_proxies_lose_what_passed_before_what_failed()
    {
        ProxyVerdict[] verdicts = [.. Enumerable.Range(0, 40).Select(number => Hostile($"https://p{number}.example", probes: 40, failures: 2))];

        var report = Build(verdicts);

        Assert.Empty(RunReportReader.Parse(RunReportJson.Write(report)).Faults);
        Assert.All(report.Proxies, proxy => Assert.Equal(2, proxy.Probes.Count(probe => probe.Outcome == ProbeOutcome.ServerError)));
    }

    [Theory]
    [InlineData(10)]
    [InlineData(40)]
    public void An_id_that_no_reader_takes_gets_another_that_stays_the_same(int count)
    {
        var path = new string('p', 300);
        ProxyVerdict[] verdicts = [.. Enumerable.Range(0, count).Select(number => Verdicts.Of($"https://h.example/{path}{number}", Health.Down))];

        var (report, again) = (Build(verdicts), Build(verdicts));

        Assert.Empty(RunReportReader.Parse(RunReportJson.Write(report)).Faults);
        Assert.Equal(report.Proxies.Select(proxy => proxy.Id), again.Proxies.Select(proxy => proxy.Id));
    }

    [Fact]
    public void Private_modules_are_numbers_that_stay_the_same_through_the_run()
    {
        var candidate = ProbeLab.Candidate("https://p.example", Trust.Private);
        Observation[] seen =
        [
            Seen(candidate, Private), Seen(candidate, Public), Seen(candidate, Private with { Path = "corp.example/canary-two" }), Seen(candidate, Private),
        ];

        var report = Build([new ProxyVerdict(candidate, Health.Healthy, [], null, seen)]);

        Assert.Equal(["private-1", "example.com/first@v1.0.0", "private-2", "private-1"], report.Proxies[0].Probes.Select(probe => probe.Module));
    }

    [Fact]
    public void Of_what_was_covered_the_figures_are_told_and_what_failed()
    {
        var candidate = ProbeLab.Candidate("https://p.example");
        ProbeOutcome[] outcomes =
            [ProbeOutcome.Ok, ProbeOutcome.Ok, ProbeOutcome.NotFound, ProbeOutcome.ServerError, ProbeOutcome.Cancelled];
        var seen = outcomes.Select(outcome => Seen(candidate, Public) with { IsCoverage = true, Outcome = outcome });

        var report = Build([new ProxyVerdict(candidate, Health.Degraded, [], null, [.. seen])]);

        Assert.Equal(new ProxyCoverageFacts(5, 2, 1, 1, 1), report.Proxies[0].Coverage);
        Assert.Equal([ProbeOutcome.NotFound, ProbeOutcome.ServerError], report.Proxies[0].Probes.Select(probe => probe.Outcome));
        // The run asked for a sample.
        Assert.Null(report.Coverage);
    }

    [Theory]
    [InlineData(36, 1)]
    [InlineData(23, 0)]
    [InlineData(-1, -1)]
    public void A_certificate_has_whole_days_left(int hours, int days)
    {
        var candidate = ProbeLab.Candidate("https://p.example");
        var seen = Seen(candidate, Public) with { CertificateExpires = Start.AddHours(hours) };

        Assert.Equal(days, Build([new ProxyVerdict(candidate, Health.Healthy, [], null, [seen])]).Proxies[0].Probes[0].CertificateDays);
    }

    private static RunReport Build(IReadOnlyList<ProxyVerdict> verdicts)
    {
        var environment = GoEnvironment.From(new Dictionary<string, string>(), GoEnvironmentFiles.Nothing);
        var policy = new ChoosingPolicy(environment.Chain!);
        var warnings = Enumerable.Range(0, 200).Select(number => new WarningFacts(WarningCode.DuplicateProxy, [new string('w', 500)]))
            .Prepend(new WarningFacts(WarningCode.PrivateLookingModule, ["canary"]));
        var input = new RunInput(
            ModuleManifest.Empty, environment, [], ModulePatterns.None, ProbeLab.Settings(ProbeLab.Short), policy, "1.23", false, [.. warnings]);
        var plan = new ProbePlan([], [], new HashSet<ModuleVersion> { Public });
        return RunReportBuilder.Build(input, plan, verdicts, ChainChooser.Choose(verdicts, policy), Identity, Start, TimeSpan.FromSeconds(1));
    }

    private static ProxyVerdict Verdict(Random random, int number)
    {
        string[] paths = ["", "/go", "/" + new string('x', random.Next(400)), "/a%22b", "/ünïcode/İ", "/a`b", "?token=canary", "/%F0%9F%98%80"];
        var url = $"https://user:canary@p{number}.example{paths[random.Next(paths.Length)]}";
        return random.Next(3) == 0
            ? Hostile(url, random.Next(60), random.Next(60))
            : Verdicts.Of(url, (Health)random.Next(6), (Trust)random.Next(2), random.Next(2) == 0 ? null : random.Next(9000));
    }

    private static ProxyVerdict Hostile(string url, int probes, int failures)
    {
        var candidate = ProbeLab.Candidate(url);
        var seen = Enumerable.Range(0, probes).Select(number => Seen(candidate, number % 2 == 0 ? Public : Private) with
        {
            Outcome = number < failures ? ProbeOutcome.ServerError : ProbeOutcome.Ok,
            Status = number < failures ? 999 : 200,
            Cache = new string(number % 2 == 0 ? '<' : '\u0007', 100),
            RedirectHost = new string('ÿ', 200),
            NewestVersion = "v1.0.0-" + new string('a', 5000),
            CertificateExpires = number % 2 == 0 ? DateTimeOffset.MaxValue : DateTimeOffset.MinValue,
            Connect = TimeSpan.Zero,
            FirstByte = TimeSpan.FromMilliseconds(0.04),
            Detail = "canary",
        });
        return new ProxyVerdict(candidate, Health.Degraded, [new Reason(ReasonCode.Slow, Milliseconds: 0.1)], null, [.. seen]);
    }

    private static Observation Seen(Candidate candidate, ModuleVersion module) =>
        new() { Candidate = candidate, Endpoint = Endpoint.Zip, Module = module, Outcome = ProbeOutcome.Ok };
}
