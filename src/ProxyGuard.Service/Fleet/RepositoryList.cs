using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>What <c>GET /api/v1/repositories</c> says: one page of the repositories that the reader may read.</summary>
/// <param name="AsOf">Up to when the figures have every run; null before the worker's first round.</param>
/// <param name="Count">How many repositories there are on all pages.</param>
/// <param name="Repositories">Those of this page, in the order of their written ids.</param>
/// <param name="Next">What <c>after</c> is for the next page; null on the last.</param>
internal sealed record RepositoryList(DateTimeOffset? AsOf, int Count, IReadOnlyList<RepositorySummary> Repositories, string? Next);

/// <summary>One repository in the list.</summary>
/// <param name="Id">Its id.</param>
/// <param name="LastRun">The time of its newest run; null until the worker has seen one.</param>
/// <param name="Proxies">The proxies of that run and how they were judged.</param>
/// <param name="Runs">Runs of the last 24 hours.</param>
/// <param name="Availability">Of all its proxies together in that time; null when none was judged.</param>
internal sealed record RepositorySummary(
    string Id, DateTimeOffset? LastRun, IReadOnlyList<ProxyNow> Proxies, long Runs, Availability? Availability)
{
    public static RepositorySummary Of(CatalogueEntry entry, DateTimeOffset now)
    {
        var day = entry.LastDay(now);
        return new(entry.Id, entry.LastRun, entry.Proxies, day.Runs, Availability.From(day.Serving, day.Judged));
    }
}

/// <summary>Which repositories are asked for.</summary>
/// <param name="Search">A part of their ids; empty for all.</param>
/// <param name="After">The id behind which the page begins; empty for the first page.</param>
/// <param name="Most">At most so many.</param>
/// <param name="MayRead">Who asks may see no others.</param>
internal sealed record RepositoryQuery(string Search, string After, int Most, Func<string, bool> MayRead);

/// <summary>Reads the list of repositories: one partition, whatever is stored of each.</summary>
internal sealed class RepositoryListReader(Catalogue catalogue, ITableStore store, TimeProvider time)
{
    public async Task<RepositoryList> ReadAsync(RepositoryQuery query, CancellationToken cancellationToken)
    {
        var state = await FleetState.ReadAsync(store, cancellationToken);
        var known = await catalogue.ReadAsync("", int.MaxValue, cancellationToken);
        var found = known.Where(entry => entry.Id.Contains(query.Search, StringComparison.OrdinalIgnoreCase) && query.MayRead(entry.Id)).ToList();
        var after = IdEncoding.Encode(query.After);
        var rest = found.Where(entry => string.CompareOrdinal(IdEncoding.Encode(entry.Id), after) > 0).ToList();
        var page = rest.Take(query.Most).Select(entry => RepositorySummary.Of(entry, time.GetUtcNow())).ToList();
        return new RepositoryList(
            state.Known,
            found.Count,
            page,
            rest.Count > page.Count ? page[^1].Id : null);
    }
}
