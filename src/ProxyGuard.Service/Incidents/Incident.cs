using System.Text.Json.Serialization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Incidents;

/// <summary>A stretch of time in which a proxy failed, opened and closed by data. Times are minutes.</summary>
internal sealed record Incident
{
    /// <summary>What it is known by: it stays when a late run moves the minute it opened.</summary>
    public string Id { get; init; } = "";

    public required string Proxy { get; init; }

    /// <summary>The repository that holds the proxy to be private; empty for a public proxy, over all repositories.</summary>
    public string Repository { get; init; } = "";

    /// <summary>The first bad minute.</summary>
    public required DateTimeOffset Opened { get; init; }

    /// <summary>The last bad minute.</summary>
    public DateTimeOffset LastFailing { get; init; }

    /// <summary>The last minute in which the proxy was judged at all, up to when it closed.</summary>
    public DateTimeOffset LastData { get; init; }

    /// <summary>The first minute behind the last bad one in which it served; null while there is none.</summary>
    public DateTimeOffset? Recovered { get; init; }

    /// <summary>When it had served for long enough; null while it is open.</summary>
    public DateTimeOffset? Closed { get; init; }

    /// <summary>Failing runs of the hours from the first bad one to the last.</summary>
    public long Failing { get; init; }

    /// <summary>Judged runs of the same hours.</summary>
    public long Judged { get; init; }

    public IncidentImpact Impact { get; init; } = IncidentImpact.None;

    public IReadOnlyDictionary<IncidentCause, long> Causes { get; init; } = new Dictionary<IncidentCause, long>();

    public IncidentCause Cause => IncidentCauses.Dominating(Failing, Impact.Poisoned, Causes);

    public IncidentSeverity Severity { get; init; } = IncidentSeverity.P3;

    /// <summary>The hour with the most failing runs, the first of several.</summary>
    public IncidentPeak Peak { get; init; } = new(default, 0, 0, 0);

    /// <summary>When it reached each severity, ascending.</summary>
    public IReadOnlyList<SeverityStep> Steps { get; init; } = [];

    /// <summary>The repositories that were hit, by name, at most <see cref="MostNamed"/>: the first ones.</summary>
    public IReadOnlyList<IncidentHit> Hits { get; init; } = [];

    /// <summary>So many repositories are named; from here on their number is that of the hour with the most.</summary>
    public const int MostNamed = 1000;

    /// <summary>When it last opened, grew worse, served again or closed.</summary>
    public DateTimeOffset Changed =>
        Steps.Select(step => step.Time).Append(Opened).Append(Recovered ?? Opened).Append(Closed ?? Opened).Max();

    public bool IsOpen => Closed is null;

    /// <summary>Whether both say that they failed at some common time.</summary>
    public bool Overlaps(Incident other) => Proxy == other.Proxy && Opened <= other.LastFailing && other.Opened <= LastFailing;

    /// <summary>Open, open without news, or closed.</summary>
    public IncidentState StateAt(DateTimeOffset now, TimeSpan quietAfter) =>
        !IsOpen ? IncidentState.Closed : now - LastData > quietAfter ? IncidentState.LastSeen : IncidentState.Open;

    /// <summary>The same without the name of a repository.</summary>
    public Incident Without(string repository) => this with { Hits = [.. Hits.Where(hit => hit.Repository != repository)] };
}

/// <summary>Whether an incident goes on.</summary>
[JsonConverter(typeof(CodeConverter<IncidentState>))]
internal enum IncidentState
{
    /// <summary>It goes on.</summary>
    Open,

    /// <summary>It was going on when runs last looked, and none did for a while: a quiet weekend is no outage.</summary>
    LastSeen,

    /// <summary>The proxy served for long enough.</summary>
    Closed,
}

/// <summary>A repository that an incident hit.</summary>
/// <param name="Repository">Its id.</param>
/// <param name="Failing">Its runs that found the proxy down or poisoned.</param>
/// <param name="Judged">Its runs that judged the proxy, in the hours in which it was hit.</param>
/// <param name="First">The first minute.</param>
/// <param name="Last">The last minute.</param>
internal sealed record IncidentHit(string Repository, long Failing, long Judged, DateTimeOffset First, DateTimeOffset Last);

/// <summary>The worst hour of an incident.</summary>
/// <param name="Start">Its start.</param>
/// <param name="Failing">Its failing runs.</param>
/// <param name="Judged">Its judged runs.</param>
/// <param name="Repositories">How many repositories were hit in it.</param>
internal sealed record IncidentPeak(DateTimeOffset Start, long Failing, long Judged, long Repositories);

/// <summary>When an incident reached a severity.</summary>
internal sealed record SeverityStep(DateTimeOffset Time, IncidentSeverity Severity);
