using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Trends;

/// <summary>Which runs are asked for.</summary>
/// <param name="Range">Their rows.</param>
/// <param name="Most">At most so many.</param>
internal sealed record RunsQuery(KeyRange Range, int Most)
{
    public const int DefaultRuns = 50;
    public const int MostRuns = 200;

    /// <summary>
    /// Reads <c>after</c>, <c>limit</c>, <c>from</c> and <c>to</c>; what it answers counts only when the reader has no fault.
    /// </summary>
    public static RunsQuery Read(QueryReader query)
    {
        var range = RowKeys.Runs(query.From("from"), query.To("to"));
        if (string.CompareOrdinal(range.From, range.To) >= 0) query.Refuse("to", $"must be after from");
        var most = query.Number("limit", DefaultRuns, MostRuns);
        return new RunsQuery(query.Text("after") is { } text ? After(query, range, text) : range, most);
    }

    // The place in the list is the last run shown: runs that arrive meanwhile stand before or behind it and move nothing.
    private static KeyRange After(QueryReader query, KeyRange range, string text)
    {
        if (Guid.TryParseExact(text, "N", out var key) && RunKey.IsValid(key))
        {
            var behind = range.After(RowKeys.Run(key));
            return string.CompareOrdinal(behind.From, range.From) > 0 ? behind : range;
        }
        query.Refuse("after", $"must be what next said");
        return range;
    }
}

/// <summary>Reads the list of a repository's runs.</summary>
internal sealed class RunsReader(RepositoryRows rows)
{
    /// <summary>One page; null when nothing is known of the repository.</summary>
    public async Task<RunPage?> ReadAsync(string repository, RunsQuery query, CancellationToken cancellationToken)
    {
        var stored = await rows.ReadRunsAsync(repository, query.Range, query.Most + 1, cancellationToken);
        if (stored.Count == 0 && !await rows.ExistsAsync(repository, cancellationToken)) return null;
        IReadOnlyList<RunTrend> runs = [.. stored.Take(query.Most).Select(run => RunTrend.Of(run.ReadSummary()))];
        return new RunPage(repository, runs, stored.Count > query.Most ? runs[^1].Key.ToString("N") : null);
    }
}
