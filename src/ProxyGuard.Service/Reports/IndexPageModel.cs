using ProxyGuard.Core.Judging;
using ProxyGuard.Service.Fleet;

namespace ProxyGuard.Service.Reports;

/// <summary>What <c>index.hbs</c> may read.</summary>
internal sealed record IndexPageModel(
    string Title, string Count, string Search, string AsOf, IReadOnlyList<RepositoryLinkModel> Repositories, string NextPath, bool IsSignedIn)
{
    /// <summary>Whether there is a list to search in.</summary>
    public bool HasList => Repositories.Count > 0 || Search.Length > 0;

    public static IndexPageModel Build(RepositoryList list, string search, bool isSignedIn) => new(
        "Repositories",
        list.Count == 1 ? "1 repository" : $"{Figures.Count(list.Count)} repositories",
        search,
        list.AsOf is { } asOf ? Figures.Minute(asOf) : "",
        [.. list.Repositories.Select(RepositoryLinkModel.Of)],
        list.Next is { } next ? $"/?q={Uri.EscapeDataString(search)}&after={Uri.EscapeDataString(next)}" : "",
        isSignedIn);
}

/// <summary>One repository: where its page is, how its proxies are and how its last day was.</summary>
internal sealed record RepositoryLinkModel(string Text, string Path, string Level, string Proxies, string LastRun, string Runs, string Availability)
{
    public static RepositoryLinkModel Of(RepositorySummary repository) => new(
        repository.Id,
        ReportLinks.PathOf(repository.Id),
        LevelOf(repository.Proxies),
        InWords(repository.Proxies),
        repository.LastRun is { } time ? Figures.Minute(time) : Figures.None,
        Figures.Count(repository.Runs),
        repository.Availability is { } availability ? $"{Figures.Percent(availability.Value)} of {Figures.Count(availability.Of)}" : Figures.None);

    private static string LevelOf(IReadOnlyList<ProxyNow> proxies)
    {
        if (proxies.Any(proxy => proxy.Health is Health.Down or Health.Poisoned)) return "bad";
        if (proxies.Any(proxy => proxy.Health == Health.Degraded)) return "warn";
        return proxies.Any(proxy => proxy.Health == Health.Healthy) ? "good" : "idle";
    }

    private static string InWords(IReadOnlyList<ProxyNow> proxies)
    {
        var troubled = proxies.Where(proxy => proxy.Health is Health.Down or Health.Poisoned or Health.Degraded).ToList();
        if (troubled.Count > 0) return string.Join(", ", troubled.Select(proxy => $"{proxy.Id} {Words.Of(proxy.Health)}"));
        return proxies.Count(proxy => proxy.Health == Health.Healthy) is > 0 and var healthy
            ? $"{healthy} of {proxies.Count} healthy"
            : Figures.None;
    }
}
