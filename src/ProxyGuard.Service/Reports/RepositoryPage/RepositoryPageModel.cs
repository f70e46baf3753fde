using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Reports.Charts;

namespace ProxyGuard.Service.Reports.RepositoryPage;

/// <summary>What <c>repository.hbs</c> may read: text, lists of text, and flags for sections.</summary>
internal sealed record RepositoryPageModel(PageFrame Frame, string Repository) : PageModel(Frame)
{
    public override string Title => Repository;

    public override string Feed => Frame.Link(ReportLinks.PathOf(Repository) + FeedEndpoints.Path);

    /// <summary>The repository's id, cut behind each slash, so that a page can break there.</summary>
    public required IReadOnlyList<string> RepositoryParts { get; init; }

    public required string Level { get; init; }

    public required PageSentence Status { get; init; }

    /// <summary>That there are only a few days yet; empty when there are more.</summary>
    public required string Beginning { get; init; }

    public required string Period { get; init; }

    public required IReadOnlyList<NavigationLink> Periods { get; init; }

    public required DataLinks Data { get; init; }

    public required IReadOnlyList<FactModel> Facts { get; init; }

    /// <summary>When the newest run was; null for none.</summary>
    public required MomentModel? LastRun { get; init; }

    /// <summary>How builds ended; none where nobody said it.</summary>
    public required IReadOnlyList<FactModel> Builds { get; init; }

    /// <summary>The stretches of time that availabilities are given for.</summary>
    public required IReadOnlyList<string> Windows { get; init; }

    public required IReadOnlyList<ProxyModel> Proxies { get; init; }

    public required IReadOnlyList<NavigationLink> Phases { get; init; }

    public required IReadOnlyList<ChartModel> Charts { get; init; }

    /// <summary>That not all proxies have a chart on this page, as a sentence; empty when all have.</summary>
    public required string NotAllAtOnce { get; init; }

    /// <summary>The way to the others; none when all are here.</summary>
    public required IReadOnlyList<NavigationLink> ChartsOf { get; init; }

    public required IReadOnlyList<IncidentModel> Incidents { get; init; }

    public required string IncidentsPath { get; init; }

    public required IReadOnlyList<FailureModel> Failures { get; init; }

    /// <summary>How many failures are not shown, as a sentence; empty when all are.</summary>
    public required string MoreFailures { get; init; }

    /// <summary>Which runs are listed.</summary>
    public required string RunsHeading { get; init; }

    /// <summary>Where the last runs are; empty when those are listed.</summary>
    public required string LastRunsPath { get; init; }

    /// <summary>What is said instead of a list.</summary>
    public required string NoRuns { get; init; }

    public required IReadOnlyList<RunModel> Runs { get; init; }
}

internal sealed record ProxyModel(
    string Id,
    string Level,
    string Health,
    PageSentence? Detail,
    IReadOnlyList<string> Tags,
    IReadOnlyList<WindowModel> Windows,
    string From,
    string To,
    IReadOnlyList<BarModel> Days,
    IReadOnlyList<PhaseModel> Phases,
    IReadOnlyList<FactModel> Outcomes,
    IReadOnlyList<FactModel> Traits);

/// <summary>An availability: the share, of how many runs, and where it lies.</summary>
internal sealed record WindowModel(string Name, string Percent, string Sample, string Interval);

internal sealed record IncidentModel(
    string Path, MomentModel Opened, string Proxy, string Level, string Severity, string Cause, string State, string Length, string Runs);

internal sealed record FailureModel(
    string Day, string Path, string Proxy, PageSentence When, string Share, string Level, string Seen);

/// <summary>One run; a chain is its hops, each with the separator after it, so that a page can break between them.</summary>
internal sealed record RunModel(
    string Anchor,
    string Path,
    MomentModel Time,
    string Level,
    string Decision,
    IReadOnlyList<string> Before,
    IReadOnlyList<string> After,
    bool Changed,
    bool Rescued,
    bool AtRisk,
    IReadOnlyList<VerdictModel> Verdicts,
    string Healthy,
    string Where,
    string Url);

internal sealed record VerdictModel(string Id, string Level, string Health);
