using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Incidents;

/// <summary>
/// Finds runs that saw an incident, when somebody asks. They are not stored with it, so a repository that is deleted takes them with it.
/// </summary>
internal sealed class IncidentEvidence(RepositoryRows rows)
{
    private const int Newest = 3;
    private const int RunsOfMinute = 20;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <param name="proxy">The proxy.</param>
    /// <param name="hits">The repositories that may be shown.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<IncidentRun>> ReadAsync(
        string proxy, IReadOnlyCollection<IncidentHit> hits, CancellationToken cancellationToken)
    {
        if (hits.Count == 0) return [];
        var first = hits.MinBy(hit => hit.First)!;
        var reading = hits.OrderByDescending(hit => hit.Last).Take(Newest)
            .Select(hit => FindAsync(proxy, hit.Repository, hit.Last, cancellationToken)).ToList();
        var oldest = await FindAsync(proxy, first.Repository, first.First, cancellationToken);
        IEnumerable<IncidentRun> found = [.. (await Task.WhenAll(reading)).SelectMany(runs => runs.Take(1)), .. oldest.TakeLast(1)];
        return [.. found.DistinctBy(run => run.Key).OrderByDescending(run => run.Time)];
    }

    // The runs of a minute that found the proxy failing, newest first.
    private async Task<IReadOnlyList<IncidentRun>> FindAsync(
        string proxy, string repository, DateTimeOffset minute, CancellationToken cancellationToken)
    {
        var stored = await rows.ReadRunsAsync(repository, RowKeys.Runs(minute, minute + Minute), RunsOfMinute, cancellationToken);
        return
        [
            .. from run in stored
               let report = run.ReadSummary()
               from facts in report.Proxies.Where(facts => facts.Id == proxy && facts.Health is Health.Down or Health.Poisoned)
               select new IncidentRun(repository, report.Key, RunKey.TimeOf(report.Key), facts.Health, facts.Reasons),
        ];
    }
}
