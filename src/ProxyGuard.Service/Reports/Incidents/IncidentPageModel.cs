using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Reports.Proxies;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports.Incidents;

/// <summary>What <c>incident.hbs</c> may read.</summary>
/// <param name="Frame">What is the same on every page.</param>
/// <param name="Detail">The incident.</param>
/// <param name="Buckets">The hours or days around it.</param>
/// <param name="Many">From how many repositories on it is one of many.</param>
/// <param name="Now">The moment of the page.</param>
internal sealed record IncidentPageModel(
    PageFrame Frame, IncidentDetail Detail, IncidentBuckets Buckets, int Many, DateTimeOffset Now) : PageModel(Frame)
{
    private const int MostRepositories = 100;

    private IncidentSummary Incident => Detail.Incident;

    private string Cause => T.Incidents.Of(Incident.Cause);

    public override string Title => T.Incidents.Title(Incident.Proxy);

    public string Id => Incident.Id;

    public string Proxy => Incident.Proxy;

    public string Severity => Codes.Of(Incident.Severity);

    public string Level => IncidentRowModel.LevelOf(Incident);

    /// <summary>Whether it goes on, and why, in one sentence.</summary>
    public PageSentence Status => Incident.State switch
    {
        IncidentState.Open =>
            T.IncidentPages.OpenFor(MomentModel.Since(Incident.Opened, T.Incidents.Length(Now - Incident.Opened)), Cause),
        IncidentState.LastSeen => T.Incidents.LastSeenFailing(MomentModel.Of(Incident.LastSeen), Cause),
        _ => T.IncidentPages.ClosedAfter(T.Incidents.Length((Incident.Recovered ?? Incident.LastSeen) - Incident.Opened), Cause),
    };

    public string SeverityRule => T.IncidentPages.SeverityRule(Many);

    public IReadOnlyList<FactModel> Facts => [.. Lengths(), .. Incident.All is { } all ? Totals(all) : Yours()];

    public IReadOnlyList<MomentOfIncident> Timeline => [.. Detail.Timeline.Select(moment =>
        new MomentOfIncident(MomentModel.Of(moment.Time), T.Incidents.Of(moment.Event, moment.Severity)))];

    public string BarsTitle => Buckets.First.Size == BucketSize.Hour ? T.IncidentPages.HourByHour : T.IncidentPages.DayByDay;

    /// <summary>Empty where no sum is kept any more.</summary>
    public IReadOnlyList<SlotModel> Bars => Buckets.Known.Count == 0 ? [] : [.. Slots().Select(Bar)];

    public MomentModel From => TimeOf(Buckets.First);

    public MomentModel To => TimeOf(Buckets.Last);

    public IReadOnlyList<HitModel> Repositories =>
    [
        .. Detail.Repositories.OrderByDescending(hit => hit.Failing).ThenBy(hit => hit.Repository, StringComparer.Ordinal)
            .Take(MostRepositories).Select(hit => new HitModel(Frame, hit)),
    ];

    /// <summary>How many more there are, as a sentence; empty when all are shown.</summary>
    public string More =>
        Detail.Repositories.Count > MostRepositories ? T.Incidents.AndMore(Detail.Repositories.Count - MostRepositories) : "";

    /// <summary>Whether the reader is told of all repositories that were hit.</summary>
    public bool IsPartial => Incident.All is null;

    public IReadOnlyList<EvidenceModel> Evidence => [.. Detail.Evidence.Select(run => new EvidenceModel(Frame, run))];

    public string Runbook => Detail.Runbook;

    public string MarkdownPath => IncidentLinks.MarkdownOf(Incident);

    public DataLinks Data => new(IncidentLinks.JsonOf(Incident));

    public string ProxyPath => Frame.Link(PageQuery.PathOf(ProxyLinks.PathOf(Incident.Proxy), ("repository", Incident.Repository ?? "")));

    public string ListPath => Frame.Link(IncidentLinks.List);

    private IEnumerable<FactModel> Lengths()
    {
        yield return new(T.Incidents.Severity, Severity);
        yield return new(T.Incidents.Duration, IncidentRowModel.Length(Incident, T, Now));
        if (Incident.Repository is { } repository) yield return new(T.Incidents.PrivateTo, repository);
    }

    private IEnumerable<FactModel> Totals(IncidentTotals all) =>
    [
        new(T.Incidents.Repositories, Figures.Count(all.Impact.Repositories)),
        new(T.Incidents.AllRuns, T.Incidents.Runs(all.Failing, all.Judged)),
        new(T.Incidents.FormerChainWouldFail, Figures.Count(all.Impact.FormerChainWouldFail)),
        new(T.Incidents.Rescued, Figures.Count(all.Impact.Rescued)),
        new(T.Incidents.RedByProxy, Figures.Count(all.Impact.RedByProxy)),
    ];

    private IEnumerable<FactModel> Yours() =>
        [new(T.Incidents.YourRuns, T.Incidents.Runs(Incident.Yours.Failing, Incident.Yours.Judged))];

    private IEnumerable<TimeBucket> Slots()
    {
        for (var slot = Buckets.First; slot.Start <= Buckets.Last.Start; slot = slot with { Start = slot.End }) yield return slot;
    }

    private SlotModel Bar(TimeBucket slot)
    {
        var known = Buckets.Known.FirstOrDefault(stored => stored.Bucket == slot)?.Rollup;
        var runs = known is { Judged: > 0 } ? T.Incidents.Runs(known.Failing, known.Judged) : T.IncidentPages.NoRuns;
        var time = TimeOf(slot);
        return new(BarModel.ClassOf(known is null ? null : Availability.From(known)), time, T.IncidentPages.Bar(time, runs));
    }

    private static MomentModel TimeOf(TimeBucket slot) =>
        slot.Size == BucketSize.Hour ? MomentModel.Of(slot.Start) : MomentModel.OfDay(slot.Start);
}

/// <summary>An hour or day of it: a class of the style sheet, and the same in a sentence.</summary>
internal sealed record SlotModel(string Bar, MomentModel Time, PageSentence Sentence)
{
    public string Text => Sentence.ToString();
}

/// <summary>A moment of its timeline.</summary>
internal sealed record MomentOfIncident(MomentModel Time, string Text);

/// <summary>A repository that was hit.</summary>
internal sealed record HitModel(PageFrame Frame, IncidentHit Hit)
{
    public string Repository => Hit.Repository;

    public string Path => Frame.Link(ReportLinks.PathOf(Hit.Repository));

    public string Runs => Frame.T.Incidents.Runs(Hit.Failing, Hit.Judged);

    public MomentModel First => MomentModel.Of(Hit.First);

    public MomentModel Last => MomentModel.Of(Hit.Last);
}

/// <summary>A run that found it.</summary>
internal sealed record EvidenceModel(PageFrame Frame, IncidentRun Run)
{
    public MomentModel Time => MomentModel.Of(Run.Time);

    public string Text => Frame.T.IncidentPages.RunOf(Run.Repository);

    public string Path => Frame.Link(ReportLinks.PathOf(Run.Repository, Run.Key));

    public string Health => Frame.T.Codes.Of(Run.Health);

    public string Why => Frame.T.Codes.Why(Run.Reasons);
}
