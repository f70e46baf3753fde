using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>
/// Keeps up what the list of repositories shows: one whose figures of an hour changed had a run, so its newest run is read.
/// </summary>
internal sealed class CatalogueUpdate(Catalogue catalogue, RepositoryRows rows, TimeProvider time)
{
    private static readonly TimeSpan Shown = TimeSpan.FromHours(24);

    public async Task RecordAsync(
        TimeBucket hour, IReadOnlyDictionary<string, HourFigures> figures, CancellationToken cancellationToken)
    {
        if (hour.Start <= time.GetUtcNow() - Shown) return;
        foreach (var some in figures.Chunk(TableLimits.BatchRows))
        {
            var entries = new List<CatalogueEntry>();
            foreach (var (repository, found) in some)
            {
                if (await UpdateAsync(repository, found, cancellationToken) is { } entry) entries.Add(entry);
            }
            await catalogue.WriteAsync(entries, cancellationToken);
        }
    }

    private async Task<CatalogueEntry?> UpdateAsync(string repository, HourFigures figures, CancellationToken cancellationToken)
    {
        var entry = await catalogue.FindAsync(repository, cancellationToken) ?? CatalogueEntry.New(repository);
        var known = entry.Hours.FirstOrDefault(hour => hour.Start == figures.Start);
        // Without runs there was none, or the repository was deleted: it must not come back by this.
        if (figures == known || (figures.Runs == 0 && known is null)) return null;
        var newest = await rows.ReadRunsAsync(repository, RowKeys.AllRuns, 1, cancellationToken);
        var updated = entry.With(figures, time.GetUtcNow());
        if (newest is not [var stored]) return updated;
        var run = stored.ReadSummary();
        return updated with
        {
            LastRun = RunKey.TimeOf(run.Key),
            Proxies = [.. run.Proxies.Select(proxy => new ProxyNow(proxy.Id, proxy.Health))],
        };
    }
}
