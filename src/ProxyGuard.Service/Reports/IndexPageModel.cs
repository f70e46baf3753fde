using ProxyGuard.Core.Judging;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports;

/// <summary>What <c>index.hbs</c> may read.</summary>
internal sealed record IndexPageModel(
    PageFrame Frame, string Found, string Search, IReadOnlyList<RepositoryLinkModel> Repositories, string NextPath) : PageModel(Frame)
{
    public override string Title => T.Pages.Repositories;

    /// <summary>Whether there is a list to search in.</summary>
    public bool HasList => Repositories.Count > 0 || Search.Length > 0;

    public static IndexPageModel Build(PageFrame frame, RepositoryList list, string search) => new(
        frame,
        frame.T.Fleet.Found(frame.T.Figures.Repositories(list.Count), search, list.AsOf is { } asOf ? Figures.Minute(asOf) : null),
        search,
        [.. list.Repositories.Select(repository => RepositoryLinkModel.Of(repository, frame))],
        list.Next is { } next ? frame.Link($"/?q={Uri.EscapeDataString(search)}&after={Uri.EscapeDataString(next)}") : "");
}

/// <summary>One repository: where its page is, how its proxies are and how its last day was.</summary>
internal sealed record RepositoryLinkModel(string Text, string Path, string Level, string Proxies, string LastRun, string Runs, string Availability)
{
    public static RepositoryLinkModel Of(RepositorySummary repository, PageFrame frame) => new(
        repository.Id,
        frame.Link(ReportLinks.PathOf(repository.Id)),
        LevelOf(repository.Proxies),
        InWords(repository.Proxies, frame.T),
        repository.LastRun is { } time ? Figures.Minute(time) : Figures.None,
        Figures.Count(repository.Runs),
        repository.Availability is { } availability
            ? frame.T.Figures.Of(Figures.Percent(availability.Value), Figures.Count(availability.Of))
            : Figures.None);

    private static string LevelOf(IReadOnlyList<ProxyNow> proxies)
    {
        if (proxies.Any(proxy => proxy.Health is Health.Down or Health.Poisoned)) return "bad";
        if (proxies.Any(proxy => proxy.Health == Health.Degraded)) return "warn";
        return proxies.Any(proxy => proxy.Health == Health.Healthy) ? "good" : "idle";
    }

    private static string InWords(IReadOnlyList<ProxyNow> proxies, Language language)
    {
        var troubled = proxies.Where(proxy => proxy.Health is Health.Down or Health.Poisoned or Health.Degraded).ToList();
        if (troubled.Count > 0) return language.Fleet.List(troubled.Select(proxy => $"{proxy.Id} {language.Codes.Of(proxy.Health)}"));
        return proxies.Count(proxy => proxy.Health == Health.Healthy) is > 0 and var healthy
            ? language.Fleet.Healthy(healthy, proxies.Count)
            : Figures.None;
    }
}
