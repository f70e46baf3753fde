namespace ProxyGuard.Service.Reports;

/// <summary>What <c>repository.hbs</c> may read: text, lists of text, and flags for sections.</summary>
internal sealed record RepositoryPageModel(PageFrame Frame, string Repository) : PageModel(Frame)
{
    public override string Title => Repository;

    /// <summary>The repository's id, cut behind each slash, so that a page can break there.</summary>
    public required IReadOnlyList<string> RepositoryParts { get; init; }

    public required string Level { get; init; }

    public required string Status { get; init; }

    public required string Period { get; init; }

    public required string AsOf { get; init; }

    public required string JsonPath { get; init; }

    public required IReadOnlyList<FactModel> Facts { get; init; }

    public required IReadOnlyList<ProxyModel> Proxies { get; init; }

    public required IReadOnlyList<FailureModel> Failures { get; init; }

    /// <summary>How many failures are not shown, as a sentence; empty when all are.</summary>
    public required string MoreFailures { get; init; }

    public required IReadOnlyList<RunModel> Runs { get; init; }
}

internal sealed record FactModel(string Label, string Value);

internal sealed record ProxyModel(
    string Id,
    string Level,
    string Health,
    string Detail,
    IReadOnlyList<string> Tags,
    string Availability,
    string Sample,
    string Interval,
    string From,
    string To,
    IReadOnlyList<DayModel> Days,
    IReadOnlyList<DayModel> Speeds,
    string SpeedScale,
    IReadOnlyList<PhaseModel> Phases,
    IReadOnlyList<FactModel> Outcomes);

/// <summary>One bar: a class of the style sheet and the same in words.</summary>
internal sealed record DayModel(string Bar, string Text);

internal sealed record PhaseModel(string Name, string P50, string P95, string Of);

internal sealed record FailureModel(string Day, string Proxy, string When, string Share, string Level, string Seen);

/// <summary>One run; a chain is its hops, each with the separator after it, so that a page can break between them.</summary>
internal sealed record RunModel(
    string Anchor,
    string Time,
    string Level,
    string Decision,
    IReadOnlyList<string> Before,
    IReadOnlyList<string> After,
    bool Changed,
    bool Rescued,
    IReadOnlyList<VerdictModel> Verdicts,
    string Healthy,
    string Where,
    string Url);

internal sealed record VerdictModel(string Id, string Level, string Health);
