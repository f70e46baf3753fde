using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using static ProxyGuard.Core.Tests.Judging.Situation;

namespace ProxyGuard.Core.Tests.Judging;

public sealed class ProxyJudgeTests
{
    private const string One = "one.example";
    private const string Other = "other.example";

    private static readonly Endpoint[] Files = [Endpoint.Info, Endpoint.Mod, Endpoint.Zip];

    // Name, situation, the first proxy's health, and its first reason.
    private static readonly Dictionary<string, (Situation Situation, Health Health, ReasonCode? Reason)> Table = new()
    {
        ["healthy"] = (Beside(), Health.Healthy, null),
        ["every zip 502"] = (Beside(Ends(ProbeOutcome.ServerError, 502, at: Endpoint.Zip)), Health.Down, ReasonCode.Failed),
        ["one zip of two 502"] = (Beside(Ends(ProbeOutcome.ServerError, 502, First, Endpoint.Zip)), Health.Degraded, ReasonCode.Failed),
        ["every info 429"] = (Beside(Ends(ProbeOutcome.Throttled, 429, at: Endpoint.Info)), Health.Down, ReasonCode.Failed),
        ["a stall"] = (Beside(Ends(ProbeOutcome.StalledInBody, 200, First, Endpoint.Mod)), Health.Down, ReasonCode.Failed),
        ["a damaged zip"] = (Beside(Ends(ProbeOutcome.DamagedZip, 200, First, Endpoint.Zip)), Health.Down, ReasonCode.Failed),
        ["a page as .mod"] = (Beside(Ends(ProbeOutcome.NotAModuleProxy, 200, First, Endpoint.Mod)), Health.Down, ReasonCode.Failed),
        ["one page as .info"] = (Beside(Ends(ProbeOutcome.NotAModuleProxy, 200, First, Endpoint.Info)), Health.Degraded, ReasonCode.Failed),
        ["absent 403"] = (Beside(Ends(ProbeOutcome.Forbidden, 403, at: Endpoint.Absent)), Health.Degraded, ReasonCode.AbsentNotRefused),
        ["absent 503"] = (Beside(Ends(ProbeOutcome.ServerError, 503, at: Endpoint.Absent)), Health.Degraded, ReasonCode.AbsentNotRefused),
        ["absent 200, empty"] = (Beside(Ends(ProbeOutcome.Ok, 200, at: Endpoint.Absent)), Health.Degraded, ReasonCode.AbsentNotRefused),
        ["absent silent"] = (Beside(Ends(ProbeOutcome.StalledBeforeFirstByte, at: Endpoint.Absent)), Health.Degraded, ReasonCode.Slow),
        ["absent gone"] = (Beside(Ends(ProbeOutcome.Gone, 410, at: Endpoint.Absent)), Health.Healthy, null),
        ["lacks all"] = (Beside(Ends(ProbeOutcome.NotFound, 404, at: Files)), Health.Down, ReasonCode.ModulesLacking),
        ["lacks one"] = (Beside(Ends(ProbeOutcome.NotFound, 404, First, Files)), Health.Degraded, ReasonCode.ModulesLacking),
        ["lacks a toolchain that another has"] =
            (new Situation().With(One, AsksToolchain(ProbeOutcome.NotFound)).With(Other, AsksToolchain(ProbeOutcome.Ok)),
            Health.Degraded, ReasonCode.ToolchainLacking),
        ["lacks a toolchain that nobody has"] =
            (new Situation().With(One, AsksToolchain(ProbeOutcome.NotFound)).With(Other, AsksToolchain(ProbeOutcome.NotFound)),
            Health.Healthy, null),
        ["database 503"] = (Beside(Ends(ProbeOutcome.ServerError, 503, at: Endpoint.SumDbSupported)), Health.Degraded, ReasonCode.ChecksumDatabase),
        ["database stalls at supported"] =
            (Beside(Ends(ProbeOutcome.StalledBeforeFirstByte, at: Endpoint.SumDbSupported)), Health.Down, ReasonCode.ChecksumDatabase),
        ["database lookup 404"] =
            (Beside(AsksRecord(Endpoint.SumDbLookup, ProbeOutcome.NotFound, 404)), Health.Degraded, ReasonCode.ChecksumDatabase),
        ["database tile forged"] =
            (Beside(AsksRecord(Endpoint.SumDbTile, ProbeOutcome.WrongMetadata, 200)), Health.Degraded, ReasonCode.ChecksumDatabase),
        ["database against go.sum"] =
            (Beside(AsksRecord(Endpoint.SumDbTile, ProbeOutcome.ChecksumMismatch, 200)), Health.Healthy, ReasonCode.GoSumDiffers),
        ["no database"] = (Beside(Ends(ProbeOutcome.NotFound, 404, at: Endpoint.SumDbSupported)), Health.Healthy, null),
        ["slow"] = (Beside(Ends(ProbeOutcome.OverBudget, 200, First, Endpoint.Zip)), Health.Degraded, ReasonCode.Slow),
        ["stale"] = (Beside(Lists("v1.1.0")), Health.Degraded, ReasonCode.Stale),
        ["names a pre-release only"] = (Beside(Lists("v1.1.0-rc.1")), Health.Healthy, null),
        ["another names a pre-release"] = (new Situation().With(One).With(Other, Lists("v9.0.0-rc.1")), Health.Healthy, null),
        ["latest is older than go.sum"] = (Beside(Lists("v1.1.0"), AsLatest), Health.Healthy, null),
        ["newer than others"] = (Beside(Lists("v1.9.0")), Health.Healthy, null),
        ["cut off, some answers"] = (Beside(Ends(ProbeOutcome.Cancelled, at: Endpoint.Zip)), Health.Unknown, ReasonCode.Slow),
        ["cut off, others slow"] =
            (Beside(Ends(ProbeOutcome.OverBudget, 200, First, Endpoint.Zip), Ends(ProbeOutcome.Cancelled, at: Endpoint.List)), Health.Degraded, ReasonCode.Slow),
        ["asked for no module, all failed"] =
            (new Situation().WithoutModules(One, Ends(ProbeOutcome.ServerError, 500)).With(Other), Health.Down, ReasonCode.AbsentNotRefused),
        ["cut off, no answer"] = (Beside(Ends(ProbeOutcome.Cancelled)), Health.Unknown, ReasonCode.NoEvidence),
        ["cut off in coverage only"] =
            (Beside(Ends(ProbeOutcome.Cancelled, of: Second, at: Endpoint.Zip), IsCoverageOf(Second)), Health.Healthy, null),
        ["cut off at absent only"] = (Beside(Ends(ProbeOutcome.Cancelled, at: Endpoint.Absent)), Health.Healthy, null),
        ["other bytes, another right"] = (Beside(Serves("h1:evil", First)), Health.Poisoned, ReasonCode.BytesDiffer),
        ["larger than another's right one"] = (Beside(Ends(ProbeOutcome.TooLarge, 200, First, Endpoint.Zip)), Health.Down, ReasonCode.Failed),
        ["other bytes, all the same"] =
            (new Situation().With(One, Serves("h1:same", First)).With(Other, Serves("h1:same", First)), Health.Healthy, ReasonCode.GoSumDiffers),
        ["other bytes, all different"] =
            (new Situation().With(One, Serves("h1:a", First)).With(Other, Serves("h1:b", First)), Health.Unknown, ReasonCode.Failed),
        ["other bytes, nobody beside"] = (new Situation().With(One, Serves("h1:evil", First)), Health.Unknown, ReasonCode.Failed),
        ["all refuse alike"] = (new Situation().With(One, Refuses).With(Other, Refuses), Health.Unknown, ReasonCode.OwnNetwork),
        ["the only one refuses"] = (new Situation().With(One, Refuses), Health.Unknown, ReasonCode.OwnNetwork),
        ["all untrusted alike"] = (new Situation().With(One, Untrusted).With(Other, Untrusted), Health.Unknown, ReasonCode.OwnNetwork),
        ["one refuses, one untrusted"] = (new Situation().With(One, Refuses).With(Other, Untrusted), Health.Down, ReasonCode.Failed),
        ["the only one that ended refuses"] =
            (new Situation().With(One, Refuses).With(Other, Ends(ProbeOutcome.Cancelled)), Health.Unknown, ReasonCode.OwnNetwork),
        ["one refuses, another does once"] =
            (new Situation().With(One, Refuses).With(Other, Ends(ProbeOutcome.ConnectionRefused, null, First, Endpoint.Zip)),
            Health.Down, ReasonCode.Failed),
        ["all loop"] = (Alike(ProbeOutcome.RedirectLoop), Health.Down, ReasonCode.Failed),
        ["all damaged"] = (Alike(ProbeOutcome.DamagedZip, Endpoint.Zip), Health.Down, ReasonCode.Failed),
        ["one of two refuses"] = (Beside(Refuses), Health.Down, ReasonCode.Failed),
        ["the only one 503"] = (new Situation().With(One, Ends(ProbeOutcome.ServerError, 503)), Health.Down, ReasonCode.Failed),
        ["all 503"] = (new Situation().With(One, Broken).With(Other, Broken), Health.Down, ReasonCode.Failed),
        ["private without public modules"] = (Private(Ends(ProbeOutcome.NotFound, 404, First, Files)), Health.Healthy, null),
        ["private without private modules"] =
            (Private(Ends(ProbeOutcome.NotFound, 404, Situation.Private, Files)), Health.Degraded, ReasonCode.ModulesLacking),
        ["private without any"] = (Private(Ends(ProbeOutcome.NotFound, 404, at: Files)), Health.Degraded, ReasonCode.ModulesLacking),
        ["private 403 for one"] = (Private(Ends(ProbeOutcome.Forbidden, 403, First, Files)), Health.Healthy, ReasonCode.Policy),
        ["private 403 for absent"] = (Private(Ends(ProbeOutcome.Forbidden, 451, at: Endpoint.Absent)), Health.Healthy, ReasonCode.Policy),
        ["private 401 for all"] = (Private(Ends(ProbeOutcome.Unauthorized, 401)), Health.NotJudged, ReasonCode.Policy),
        ["private 503"] = (Private(Broken), Health.Down, ReasonCode.Failed),
        ["GOAUTH command and 401"] = (WithGoAuth(Ends(ProbeOutcome.Unauthorized, 401)), Health.NotJudged, ReasonCode.NeedsGoAuth),
        ["GOAUTH command and 404 for all"] = (WithGoAuth(Ends(ProbeOutcome.NotFound, 404)), Health.NotJudged, ReasonCode.NeedsGoAuth),
        ["GOAUTH command and own credentials"] = (
            new Situation { RunsGoAuth = true }
                .With("me:word@one.example", Trust.Private, Ends(ProbeOutcome.Unauthorized, 401)).With(Other),
            Health.NotJudged, ReasonCode.Policy),
        ["GOAUTH command, 404 for modules, the rest served"] =
            (WithGoAuth(Ends(ProbeOutcome.NotFound, 404, at: Files)), Health.Degraded, ReasonCode.ModulesLacking),
        ["GOAUTH command and 503"] = (WithGoAuth(Ends(ProbeOutcome.ServerError, 503, at: [Endpoint.List, Endpoint.SumDbSupported, .. Files])),
            Health.Down, ReasonCode.Failed),
        ["GOAUTH command and a stall"] = (WithGoAuth(Ends(ProbeOutcome.StalledBeforeFirstByte, at: Files)), Health.Down, ReasonCode.Failed),
        ["GOAUTH command and served"] = (WithGoAuth(), Health.Healthy, null),
        ["unusable"] = (new Situation().WithUnprobed("http:/one.example", ReasonCode.Unusable), Health.Down, ReasonCode.Unusable),
        ["on disk"] = (new Situation().WithUnprobed("file:///srv/modules", ReasonCode.FileNotVisible), Health.NotJudged, ReasonCode.FileNotVisible),
    };

    public static TheoryData<string> Situations => [.. Table.Keys];

    [Theory]
    [MemberData(nameof(Situations))]
    public void Every_situation_has_its_verdict(string name)
    {
        var (situation, health, reason) = Table[name];

        var verdict = situation.Judge()[0];

        Assert.Equal((health, reason), (verdict.Health, verdict.Reasons.Count == 0 ? null : verdict.Reasons[0].Code));
    }

    [Fact]
    public void Nobody_is_accused_when_all_agree_against_go_sum_and_the_right_one_never()
    {
        var agreeing = Table["other bytes, all the same"].Situation.Judge();
        var poisoned = Table["other bytes, another right"].Situation.Judge();

        Assert.All(agreeing, verdict => Assert.Equal(Health.Healthy, verdict.Health));
        Assert.Equal([Health.Poisoned, Health.Healthy], poisoned.Select(verdict => verdict.Health));
    }

    [Fact]
    public void A_reason_has_its_figures()
    {
        var failed = Assert.Single(Table["one zip of two 502"].Situation.Judge()[0].Reasons);
        var lacking = Assert.Single(Table["lacks one"].Situation.Judge()[0].Reasons);

        Assert.Equal(new Reason(ReasonCode.Failed, Endpoint.Zip, ProbeOutcome.ServerError, 502, 1, 2), failed);
        Assert.Equal((1, 2), (lacking.Count, lacking.Of));
    }

    [Fact]
    public void What_happens_everywhere_is_one_reason_and_what_happens_most_is_the_first()
    {
        var everywhere = Table["all 503"].Situation.Judge()[0].Reasons;
        var apart = Beside(Ends(ProbeOutcome.Forbidden, 403, at: Endpoint.Absent), Ends(ProbeOutcome.ServerError, 502, at: Endpoint.Zip));
        var often = Beside(
            Ends(ProbeOutcome.ServerError, 500, First, Endpoint.Info), Ends(ProbeOutcome.ServerError, 502, at: Endpoint.Zip));

        Assert.Equal((ReasonCode.Failed, null), (Assert.Single(everywhere).Code, everywhere[0].Endpoint));
        Assert.Equal([ReasonCode.Failed, ReasonCode.AbsentNotRefused], apart.Judge()[0].Reasons.Select(reason => reason.Code));
        Assert.Equal([502, 500], often.Judge()[0].Reasons.Select(reason => reason.Status));
    }

    [Fact]
    public void The_median_first_byte_counts_served_answers_only()
    {
        var verdicts = new Situation()
            .With(One, FirstByte(70), IsSlowCoverage)
            .With(Other, one => one with { FirstByte = null, Outcome = ProbeOutcome.ConnectionRefused })
            .Judge();

        Assert.Equal([TimeSpan.FromMilliseconds(70), null], verdicts.Select(verdict => verdict.MedianFirstByte));
    }

    private static Observation Refuses(Observation one) => Ends(ProbeOutcome.ConnectionRefused)(one);

    private static Observation Untrusted(Observation one) => Ends(ProbeOutcome.CertificateNotTrusted)(one);

    private static Observation Broken(Observation one) => Ends(ProbeOutcome.ServerError, 503)(one);

    private static Observation AsLatest(Observation one) => one.Endpoint == Endpoint.List ? one with { Endpoint = Endpoint.Latest } : one;

    private static Func<Observation, Observation> IsCoverageOf(ModuleNeed need) =>
        one => one with { IsCoverage = one.Module == need.Module };

    private static Observation IsSlowCoverage(Observation one) =>
        Files.Contains(one.Endpoint) ? one with { IsCoverage = true, FirstByte = TimeSpan.FromHours(1) } : one;

    private static Situation Alike(ProbeOutcome outcome, params Endpoint[] at) =>
        new Situation().With(One, Ends(outcome, at: at)).With(Other, Ends(outcome, at: at));

    private static Situation Beside(params Func<Observation, Observation>[] changes) => new Situation().With(One, changes).With(Other);

    private static Situation Private(params Func<Observation, Observation>[] changes) =>
        new Situation().With(One, Trust.Private, changes).With(Other);

    private static Situation WithGoAuth(params Func<Observation, Observation>[] changes) =>
        new Situation { RunsGoAuth = true }.With(One, Trust.Private, changes).With(Other);

    private static Func<Observation, Observation> AsksToolchain(ProbeOutcome outcome) => one =>
        one.Endpoint == Endpoint.Zip && one.Module == Second.Module
            ? one with { Module = new(ToolchainSwitch.Module, "v0.0.1-go1.27.1.linux-amd64"), Outcome = outcome, Hash = null }
            : one;

    private static Func<Observation, Observation> AsksRecord(Endpoint endpoint, ProbeOutcome outcome, int status) =>
        one => one.Endpoint == Endpoint.SumDbSupported ? one with { Endpoint = endpoint, Outcome = outcome, Status = status } : one;
}
