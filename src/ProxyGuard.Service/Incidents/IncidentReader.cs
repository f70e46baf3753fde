using Microsoft.Extensions.Options;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Incidents;

/// <summary>
/// Reads incidents as far as somebody may see them: of the repositories that were hit those that he may read, and figures over all of them
/// only if he may read all. A proxy that a repository holds to be private is told to who may read that repository.
/// </summary>
internal sealed class IncidentReader(
    ITableStore store, IncidentRows rows, RepositoryRows repositories, IncidentEvidence evidence,
    IOptions<IncidentOptions> options, TimeProvider time)
{
    /// <summary>One page; null when nothing is known of the repository that is asked for, or it may not be read.</summary>
    public async Task<IncidentPage?> ReadAsync(IncidentQuery query, AccessGrant grant, CancellationToken cancellationToken)
    {
        if (query.Repository is { } repository && !await MayReadAsync(repository, grant, cancellationToken)) return null;
        var kept = (await KeptAsync(query.Repository, cancellationToken)).Where(row => MaySee(grant, row));
        var page = (query.OpenFirst ? OpenFirst(kept, query) : NewestFirst(kept, query.After))
            .Where(incident => query.Has(incident, StateOf(incident)))
            .Take(query.Most + 1).ToList();
        var asOf = (await FleetState.ReadAsync(store, cancellationToken)).Known;
        var shown = page.Take(query.Most).Select(incident => Summarize(incident, grant)).ToList();
        return new(asOf, shown, page.Count > query.Most ? query.KeyOf(page[query.Most - 1]) : null);
    }

    /// <summary>One incident; null when there is none of this id, or it may not be seen.</summary>
    /// <param name="id">Its id.</param>
    /// <param name="repository">The repository whose private proxy it is of; null for a public one.</param>
    /// <param name="grant">What its reader may see.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IncidentDetail?> FindAsync(string id, string? repository, AccessGrant grant, CancellationToken cancellationToken)
    {
        if (IncidentId.TimeOf(id) is null || (repository is not null && !grant.May(TokenRights.Read, repository))) return null;
        if (await rows.FindAsync(repository ?? "", id, cancellationToken) is not { } incident) return null;
        var visible = VisibleTo(grant, incident);
        return new(
            Summarize(incident, grant),
            IncidentTimeline.Of(incident),
            visible,
            await evidence.ReadAsync(incident.Proxy, visible, cancellationToken),
            RunbookOf(incident.Cause));
    }

    /// <summary>The address of what to do about a cause.</summary>
    public string RunbookOf(IncidentCause cause) => $"{options.Value.Runbooks}#{Codes.Of(cause)}";

    // All of them, since one that opened long ago may still be open: a partition's worth, few as incidents are.
    private async Task<IEnumerable<TableRow>> KeptAsync(string? repository, CancellationToken cancellationToken)
    {
        var ofPrivate = repository is null ? IncidentRows.AllPrivate : IncidentRows.PrivateOf(repository);
        var read = await Task.WhenAll(
            rows.ReadRowsAsync(IncidentRows.Fleet, cancellationToken), rows.ReadRowsAsync(ofPrivate, cancellationToken));
        return read.SelectMany(some => some);
    }

    private static bool MaySee(AccessGrant grant, TableRow row)
    {
        var (repository, isGuard) = IncidentRows.Parse(row.Key);
        return !isGuard && (repository.Length == 0 || grant.May(TokenRights.Read, repository));
    }

    // None is decoded behind the last that is shown.
    private static IEnumerable<Incident> NewestFirst(IEnumerable<TableRow> rows, string after) => rows
        .Where(row => after.Length == 0 || string.CompareOrdinal(IncidentRows.IdOf(row), after) < 0)
        .OrderByDescending(IncidentRows.IdOf, StringComparer.Ordinal).Select(row => IncidentRows.Read(row).Incident);

    // Whether one goes on is not in its key.
    private static IEnumerable<Incident> OpenFirst(IEnumerable<TableRow> rows, IncidentQuery query) => rows
        .Select(row => IncidentRows.Read(row).Incident).OrderByDescending(query.KeyOf, StringComparer.Ordinal)
        .SkipWhile(incident => query.After.Length > 0 && string.CompareOrdinal(query.KeyOf(incident), query.After) >= 0);

    // Who may not read it waits as long as for one that does not exist.
    private async Task<bool> MayReadAsync(string repository, AccessGrant grant, CancellationToken cancellationToken) =>
        await repositories.ExistsAsync(grant.May(TokenRights.Read, repository) ? repository : "-", cancellationToken);

    private IncidentSummary Summarize(Incident incident, AccessGrant grant)
    {
        var visible = VisibleTo(grant, incident);
        var share = new IncidentShare(visible.Count, visible.Sum(hit => hit.Failing), visible.Sum(hit => hit.Judged));
        var seesAll = incident.Repository.Length > 0 || grant.Pattern == RepositoryPattern.All;
        return new(
            incident.Id, incident.Proxy, incident.Repository.Length == 0 ? null : incident.Repository, incident.Cause, incident.Severity,
            StateOf(incident), incident.Opened, incident.LastFailing, incident.Recovered, incident.Closed, share,
            seesAll ? new(incident.Failing, incident.Judged, incident.Impact, incident.Peak) : null)
        { Changed = incident.Changed };
    }

    private IncidentState StateOf(Incident incident) => incident.StateAt(time.GetUtcNow(), options.Value.QuietAfter);

    private static IReadOnlyList<IncidentHit> VisibleTo(AccessGrant grant, Incident incident) =>
        [.. incident.Hits.Where(hit => grant.May(TokenRights.Read, hit.Repository))];
}
