using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Reports.Charts;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports.RepositoryPage;

/// <summary>What is asked of a repository's page.</summary>
/// <param name="Repository">Its id.</param>
/// <param name="Days">So many UTC days, that of the page's moment the last.</param>
/// <param name="Phase">Whose latencies are drawn.</param>
/// <param name="Day">The day whose runs are listed; null for the last ones.</param>
internal sealed record RepositoryPageQuery(string Repository, int Days, LatencyPhase Phase, DateOnly? Day)
{
    /// <summary>The proxy whose latencies are drawn; empty for the first ones.</summary>
    public string Proxy { get; init; } = "";

    /// <summary>The moment that the page is as of; null for now.</summary>
    public DateTimeOffset? AsOf { get; init; }
}

/// <summary>All that a repository's page is made of.</summary>
/// <param name="Query">What was asked.</param>
/// <param name="Trend">Its days.</param>
/// <param name="Now">Its newest runs: what it is like now.</param>
/// <param name="Runs">The runs to list, newest first.</param>
/// <param name="Windows">Its proxies over the usual stretches of time.</param>
/// <param name="Incidents">The newest that hit it.</param>
internal sealed record RepositoryReading(
    RepositoryPageQuery Query,
    RepositoryTrend Trend,
    IReadOnlyList<RunTrend> Now,
    IReadOnlyList<RunTrend> Runs,
    AvailabilityWindows Windows,
    IReadOnlyList<IncidentSummary> Incidents);

/// <summary>
/// Reads a repository's page: the days shown whole, the rest of a year and one day of hours without latencies, incidents, and some runs.
/// </summary>
internal sealed class RepositoryPageReader(
    TrendReader trends, RepositoryRows rows, RunsReader runs, IncidentReader incidents, TimeProvider time)
{
    private const int Year = 365;
    private const int MostIncidents = 10;
    private const int MostRunsOfDay = 100;

    /// <summary>The page; null when nothing is known of the repository.</summary>
    public async Task<RepositoryReading?> ReadAsync(RepositoryPageQuery query, AccessGrant grant, CancellationToken cancellationToken)
    {
        var now = query.AsOf ?? time.GetUtcNow();
        var reading = trends.ReadAsync(query.Repository, TrendQuery.LastDays(query.Days, now), query.AsOf, cancellationToken);
        var before = ReadBeforeAsync(query, now, cancellationToken);
        var hours = rows.ReadJudgedAsync(
            query.Repository, TimeBucket.Of(BucketSize.Hour, now.AddHours(-23)), TimeBucket.Of(BucketSize.Hour, now), cancellationToken);
        var ofDay = ReadDayAsync(query, cancellationToken);
        var asked = IncidentQuery.All with { Repository = query.Repository, To = query.AsOf, Most = MostIncidents };
        var found = incidents.ReadAsync(asked, grant, cancellationToken);
        await Task.WhenAll(reading, before, hours, ofDay, found);
        if (await reading is not { } known) return null;

        IReadOnlyList<RunTrend> last = [.. known.LastRuns.Select(run => RunTrend.Of(run.Value))];
        var windows = AvailabilityWindows.From(known.Trend, await before, await hours);
        return new(query, known.Trend, last, await ofDay ?? last, windows, (await found)?.Incidents ?? []);
    }

    private async Task<IReadOnlyList<JudgedRuns>> ReadBeforeAsync(
        RepositoryPageQuery query, DateTimeOffset now, CancellationToken cancellationToken) => query.Days >= Year
            ? []
            : await rows.ReadJudgedAsync(
                query.Repository,
                TimeBucket.Of(BucketSize.Day, now.AddDays(1 - Year)),
                TimeBucket.Of(BucketSize.Day, now.AddDays(-query.Days)),
                cancellationToken);

    private async Task<IReadOnlyList<RunTrend>?> ReadDayAsync(RepositoryPageQuery query, CancellationToken cancellationToken)
    {
        if (query.Day is not { } day) return null;
        var start = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero);
        var page = new RunsQuery(RowKeys.Runs(start, start.AddDays(1)), MostRunsOfDay);
        return (await runs.ReadAsync(query.Repository, page, cancellationToken))?.Runs ?? [];
    }
}
