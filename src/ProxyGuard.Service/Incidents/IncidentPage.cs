using System.Text.Json.Serialization;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Incidents;

/// <summary>What <c>GET /api/v1/incidents</c> says: a page of incidents, newest first.</summary>
/// <param name="AsOf">Up to when the last hours have every run; null before the worker's first round.</param>
/// <param name="Incidents">The incidents.</param>
/// <param name="Next">What to give as <c>after</c> for the next page; null when this is the last.</param>
internal sealed record IncidentPage(DateTimeOffset? AsOf, IReadOnlyList<IncidentSummary> Incidents, string? Next);

/// <summary>One incident, as far as its reader may see it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Proxy">The proxy.</param>
/// <param name="Repository">The repository that holds the proxy to be private; null for a public proxy, over all repositories.</param>
/// <param name="Cause">What it is mostly about.</param>
/// <param name="Severity">The worst it came to.</param>
/// <param name="State">Whether it goes on.</param>
/// <param name="Opened">The first minute.</param>
/// <param name="LastSeen">The last minute in which it failed.</param>
/// <param name="Recovered">When it served again for the first time; null while it did not.</param>
/// <param name="Closed">When it had served for long enough; null while it is open.</param>
/// <param name="Yours">Of the repositories that the reader may read.</param>
/// <param name="All">Of all repositories; null unless the reader may read every one.</param>
internal sealed record IncidentSummary(
    string Id,
    string Proxy,
    string? Repository,
    IncidentCause Cause,
    IncidentSeverity Severity,
    IncidentState State,
    DateTimeOffset Opened,
    DateTimeOffset LastSeen,
    DateTimeOffset? Recovered,
    DateTimeOffset? Closed,
    IncidentShare Yours,
    IncidentTotals? All)
{
    /// <summary>When it last opened, grew worse, served again or closed; figures may change without that.</summary>
    public DateTimeOffset Changed { get; init; }
}

/// <summary>Repositories that were hit, and their runs.</summary>
/// <param name="Repositories">How many.</param>
/// <param name="Failing">Runs that found the proxy down or poisoned.</param>
/// <param name="Judged">Runs that judged it, in the hours in which each was hit.</param>
internal sealed record IncidentShare(long Repositories, long Failing, long Judged);

/// <summary>The figures over all repositories.</summary>
/// <param name="Failing">Runs that found the proxy down or poisoned.</param>
/// <param name="Judged">Runs that judged it, those of repositories that were not hit too.</param>
/// <param name="Impact">What the repositories went through that were hit.</param>
/// <param name="Peak">The worst hour.</param>
internal sealed record IncidentTotals(long Failing, long Judged, IncidentImpact Impact, IncidentPeak Peak);

/// <summary>What <c>GET /api/v1/incidents/{id}</c> says.</summary>
/// <param name="Incident">The incident.</param>
/// <param name="Timeline">What happened when, ascending.</param>
/// <param name="Repositories">Those that were hit and that the reader may read, by name.</param>
/// <param name="Evidence">Some of the runs that found it, newest first and the first of all last; as long as they are kept.</param>
/// <param name="Runbook">The address that says what to do about it.</param>
internal sealed record IncidentDetail(
    IncidentSummary Incident,
    IReadOnlyList<IncidentMoment> Timeline,
    IReadOnlyList<IncidentHit> Repositories,
    IReadOnlyList<IncidentRun> Evidence,
    string Runbook);

/// <summary>A moment of an incident.</summary>
/// <param name="Time">When.</param>
/// <param name="Event">What.</param>
/// <param name="Severity">How bad it was from then on; null where that did not change.</param>
internal sealed record IncidentMoment(DateTimeOffset Time, IncidentEvent Event, IncidentSeverity? Severity);

/// <summary>What can happen in an incident.</summary>
[JsonConverter(typeof(CodeConverter<IncidentEvent>))]
internal enum IncidentEvent
{
    /// <summary>The first failing minute.</summary>
    Opened,

    /// <summary>It came to a worse severity.</summary>
    Worsened,

    /// <summary>The hour with the most failing runs.</summary>
    Worst,

    /// <summary>The last failing minute.</summary>
    LastSeen,

    /// <summary>It served again for the first time.</summary>
    Recovered,

    /// <summary>It had served for long enough.</summary>
    Closed,
}

/// <summary>A run that found it.</summary>
/// <param name="Repository">Whose.</param>
/// <param name="Key">The run's key.</param>
/// <param name="Time">When.</param>
/// <param name="Health">The verdict on the proxy.</param>
/// <param name="Reasons">Why.</param>
internal sealed record IncidentRun(string Repository, Guid Key, DateTimeOffset Time, Health Health, IReadOnlyList<Reason> Reasons);
