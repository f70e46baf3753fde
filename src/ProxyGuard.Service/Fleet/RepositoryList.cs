using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>What <c>GET /api/v1/repositories</c> says: one page of the repositories that the reader may read.</summary>
/// <param name="AsOf">Up to when the figures have every run; null before the worker's first round.</param>
/// <param name="Count">How many repositories there are on all pages.</param>
/// <param name="ByHealth">How many there are of each health, whichever is asked for.</param>
/// <param name="Repositories">Those of this page, in the order of their written ids.</param>
/// <param name="Next">What <c>after</c> is for the next page; null on the last.</param>
internal sealed record RepositoryList(
    DateTimeOffset? AsOf, int Count, HealthCounts ByHealth, IReadOnlyList<RepositorySummary> Repositories, string? Next);

/// <summary>Repositories by health.</summary>
/// <param name="Failing">A proxy of theirs is down or poisoned.</param>
/// <param name="Degraded">A proxy of theirs is degraded, none worse.</param>
/// <param name="Healthy">All that could be judged is healthy.</param>
/// <param name="Quiet">No run in the last 24 hours, or none that judged anything.</param>
internal sealed record HealthCounts(int Failing, int Degraded, int Healthy, int Quiet)
{
    public static HealthCounts Of(IReadOnlyCollection<RepositoryHealth> healths)
    {
        int Count(RepositoryHealth health) => healths.Count(one => one == health);
        return new(
            Count(RepositoryHealth.Failing), Count(RepositoryHealth.Degraded),
            Count(RepositoryHealth.Healthy), Count(RepositoryHealth.Quiet));
    }

    public int Of(RepositoryHealth health) => health switch
    {
        RepositoryHealth.Failing => Failing,
        RepositoryHealth.Degraded => Degraded,
        RepositoryHealth.Healthy => Healthy,
        _ => Quiet,
    };
}

/// <summary>One repository in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Health">How its newest run found its proxies, if that was in the last 24 hours.</param>
/// <param name="LastRun">The time of its newest run; null until the worker has seen one.</param>
/// <param name="Proxies">The proxies of that run and how they were judged.</param>
/// <param name="Runs">Runs of the last 24 hours.</param>
/// <param name="Availability">Of all its proxies together in that time; null when none was judged.</param>
internal sealed record RepositorySummary(
    string Id, RepositoryHealth Health, DateTimeOffset? LastRun, IReadOnlyList<ProxyNow> Proxies, long Runs, Availability? Availability)
{
    public static RepositorySummary Of(CatalogueEntry entry, DateTimeOffset now)
    {
        var day = entry.LastDay(now);
        return new(
            entry.Id, RepositoryHealths.Of(entry, now), entry.LastRun, entry.Proxies, day.Runs, Availability.From(day.Serving, day.Judged));
    }
}

/// <summary>Which repositories are asked for.</summary>
/// <param name="Search">A part of their ids; empty for all.</param>
/// <param name="After">The repository behind which the page begins, as the page before said it; empty for the first page.</param>
/// <param name="Most">At most so many.</param>
/// <param name="MayRead">Who asks may see no others.</param>
internal sealed record RepositoryQuery(string Search, string After, int Most, Func<string, bool> MayRead)
{
    /// <summary>Only those of this health; null for all.</summary>
    public RepositoryHealth? Health { get; init; }

    /// <summary>
    /// Those that fail first, and not by their ids alone. What changes its health meanwhile may come twice, or not at all.
    /// </summary>
    public bool WorstFirst { get; init; }

    /// <summary>What repositories are ordered by.</summary>
    public string KeyOf(RepositoryHealth health, string id) => WorstFirst ? $"{(int)health}{IdEncoding.Encode(id)}" : IdEncoding.Encode(id);

    /// <summary>The key behind which the page begins.</summary>
    public string AfterKey() => (WorstFirst, After.Split(':', 2)) switch
    {
        (false, _) => IdEncoding.Encode(After),
        (true, [var code, var id]) when Codes.TryParse<RepositoryHealth>(code, out var health) => KeyOf(health, id),
        _ => "",
    };

    /// <summary>What <c>after</c> is for the page behind a repository.</summary>
    public string NextOf(RepositoryHealth health, string id) => WorstFirst ? $"{Codes.Of(health)}:{id}" : id;
}

/// <summary>Reads the list of repositories: one partition, whatever is stored of each.</summary>
internal sealed class RepositoryListReader(Catalogue catalogue, ITableStore store, TimeProvider time)
{
    public async Task<RepositoryList> ReadAsync(RepositoryQuery query, CancellationToken cancellationToken)
    {
        var (state, now) = (await FleetState.ReadAsync(store, cancellationToken), time.GetUtcNow());
        var known = await catalogue.ReadAsync("", int.MaxValue, cancellationToken);
        var all = known.Where(entry => entry.Id.Contains(query.Search, StringComparison.OrdinalIgnoreCase) && query.MayRead(entry.Id))
            .Select(entry => (Entry: entry, Health: RepositoryHealths.Of(entry, now))).ToList();
        var found = all.Where(one => query.Health is null || one.Health == query.Health)
            .Select(one => (one.Entry, one.Health, Key: query.KeyOf(one.Health, one.Entry.Id))).ToList();
        var after = query.AfterKey();
        var rest = found.Where(one => string.CompareOrdinal(one.Key, after) > 0).OrderBy(one => one.Key, StringComparer.Ordinal).ToList();
        var page = rest.Take(query.Most).ToList();
        return new RepositoryList(
            state.Known,
            found.Count,
            HealthCounts.Of([.. all.Select(one => one.Health)]),
            [.. page.Select(one => RepositorySummary.Of(one.Entry, now))],
            rest.Count > page.Count ? query.NextOf(page[^1].Health, page[^1].Entry.Id) : null);
    }
}
