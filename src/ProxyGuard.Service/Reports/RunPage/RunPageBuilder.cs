using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Reports.RepositoryPage;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports.RunPage;

/// <summary>Builds the page of one run from its report.</summary>
internal sealed class RunPageBuilder(PageFrame frame, RunReport run)
{
    private const int CommitLength = 12;

    private readonly Language _language = frame.T;
    private readonly RunWording _words = frame.T.Run;

    public RunPageModel Build()
    {
        var status = StatusSentence.OfRun(RunTrend.Of(run), _language);
        var time = RunKey.TimeOf(run.Key);
        var explanations = new ChainExplanations(_language, run);
        return new RunPageModel(frame, _words.Title(Figures.Minute(time)))
        {
            Repository = run.Repository,
            RepositoryPath = frame.Link(ReportLinks.PathOf(run.Repository)),
            Time = MomentModel.InColumn(time),
            Level = status.Level,
            Status = status.Text,
            Decision = new("", Levels.Of(run.Decision), _language.Codes.Of(run.Decision.Result)),
            Rescued = run.Decision.Rescued,
            Facts = [.. Facts().Where(fact => fact.Value.Length > 0)],
            Before = BreakableText.Chain(run.Decision.Before ?? _language.Runs.NotReadable),
            After = BreakableText.Chain(run.Decision.After),
            Changed = run.Decision.Before != run.Decision.After,
            Chain = [.. Chain().Where(fact => fact.Value.Length > 0)],
            Reasons = [.. run.Decision.Reasons.Select(_language.Codes.Of)],
            Proxies = [.. run.Proxies.Select(Proxy)],
            Explanations = [.. explanations.Build()],
            Settings = [.. run.Settings.Where(setting => setting.IsSet).Select(Setting)],
            Warnings = [.. run.Warnings.Select(warning => new WarningModel(warning.Code, warning.Arguments))],
            CiPath = run.Ci?.RunUrl ?? "",
            Data = new("/api/v1" + ReportLinks.PathOf(run.Repository, run.Key)),
        };
    }

    private IEnumerable<FactModel> Facts()
    {
        var (modules, ci) = (run.Modules, run.Ci);
        yield return new(_words.Where, RunRows.Where(ci));
        yield return new(_words.Commit, ci?.Commit is { } commit ? commit[..Math.Min(CommitLength, commit.Length)] : "");
        yield return new(_words.Duration, Figures.Duration(run.DurationMs));
        yield return new(
            _words.Modules,
            _words.ModulesOf(Figures.Count(modules.Needed), Figures.Count(modules.Sampled), Figures.Count(modules.Private)));
        yield return new(
            _words.Coverage,
            run.Coverage is { } coverage
                ? _words.CoverageOf(Figures.Count(coverage.Served), Figures.Count(coverage.Asked), Figures.Count(coverage.Lacking))
                : "");
        yield return new(_words.GoVersion, modules.GoVersion ?? "");
        yield return new(_words.Tool, run.ToolVersion);
    }

    private IEnumerable<FactModel> Chain()
    {
        yield return new(_words.FormerChain, _words.Passes(run.Decision.FormerChainPasses));
        yield return new(_words.Variables, _language.Repository.Join(run.Decision.Variables));
        yield return new(_words.Dropped, _language.Repository.Join(run.Decision.Dropped));
    }

    private FactModel Setting(SettingFacts setting) => new(setting.Name, _words.Of(setting.Source));

    private ProbedProxyModel Proxy(ProxyFacts proxy) => new(
        proxy.Id,
        Levels.Of(proxy.Health),
        _language.Codes.Of(proxy.Health),
        [_language.Codes.Of(proxy.Trust), _language.Codes.InForce(proxy.InForce)],
        [.. proxy.Reasons.Select(Reason)],
        [.. proxy.Probes.Select(Probe)]);

    private string Reason(Core.Judging.Reason reason) => _words.ReasonOf(
        reason is { Milliseconds: { } slow, Outcome: null } ? _words.Slow(Figures.Duration(slow)) : _language.Codes.Of(reason),
        reason.Endpoint is { } endpoint ? _language.Codes.Of(endpoint) : "",
        reason.Count,
        reason.Of);

    private ProbeModel Probe(ProbeFacts probe) => new(
        LevelOf(probe.Outcome),
        _language.Codes.Of(probe.Endpoint),
        BreakableText.Path(probe.Module ?? ""),
        _language.Codes.Of(probe.Outcome),
        probe.Status is { } status ? $"{status}" : Figures.None,
        Figures.Duration(probe.ConnectMs),
        Figures.Duration(probe.FirstByteMs),
        Figures.Duration(probe.TotalMs),
        Figures.Count(probe.Bytes),
        _language.Repository.Join(Notes(probe)));

    private IEnumerable<string> Notes(ProbeFacts probe)
    {
        if (probe.HttpVersion is { } version) yield return "HTTP/" + version;
        if (probe.Reused) yield return _words.Reused;
        if (probe.RedirectHost is { } host) yield return _words.RedirectedTo(host);
        if (probe.Cache is { } cache) yield return _words.Cache(cache);
        if (probe.CertificateDays is { } days) yield return _words.CertificateDays(days);
        if (probe.NewestVersion is { } newest) yield return _words.Newest(newest);
    }

    // "Not found" is how it should be for a module that cannot exist, and no fault of a proxy for any other.
    private static string LevelOf(ProbeOutcome outcome) => outcome switch
    {
        ProbeOutcome.Ok => "good",
        ProbeOutcome.NotFound or ProbeOutcome.Gone or ProbeOutcome.TooLarge or ProbeOutcome.NotJudged or ProbeOutcome.Cancelled => "idle",
        _ => "bad",
    };
}
