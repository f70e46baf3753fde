using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Badges;

/// <summary>Reads what a badge says: one range of a repository's rows.</summary>
internal sealed class BadgeReader(RepositoryRows rows, TimeProvider time)
{
    /// <summary>The badge of a repository, whether it exists or not.</summary>
    /// <param name="repository">The id.</param>
    /// <param name="period">The time to tell the availability of; null for the newest run.</param>
    /// <param name="words">The texts of the reader's language.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<Badge> ReadAsync(string repository, BadgePeriod? period, BadgeWording words, CancellationToken cancellationToken) =>
        period is null ? OfRunAsync(repository, words, cancellationToken) : OfPeriodAsync(repository, period, words, cancellationToken);

    private async Task<Badge> OfRunAsync(string repository, BadgeWording words, CancellationToken cancellationToken)
    {
        if (await rows.ReadRunsAsync(repository, RowKeys.AllRuns, 1, cancellationToken) is not [var stored]) return Badge.Unknown(words);
        var run = stored.ReadSummary();
        return Badge.OfRun(RunKey.TimeOf(run.Key), [.. run.Proxies.Select(proxy => proxy.Health)], time.GetUtcNow(), words);
    }

    private async Task<Badge> OfPeriodAsync(string repository, BadgePeriod period, BadgeWording words, CancellationToken cancellationToken)
    {
        var (first, last) = period.Until(time.GetUtcNow());
        // The repository's own rows judge no proxy: they add nothing.
        var counts = await rows.ReadJudgedAsync(repository, first, last, cancellationToken);
        return Badge.OfPeriod(Availability.From(counts.Sum(one => one.Serving), counts.Sum(one => one.Judged)), period, words);
    }
}
