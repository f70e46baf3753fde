using ProxyGuard.Core.Judging;
using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports.Fleet;

/// <summary>One repository: where its page is, how its proxies are and how its last day was.</summary>
internal sealed record RepositoryRowModel(
    string Text, string Path, string Level, string HealthText, string Proxies, MomentModel? LastRun, string Runs, string Availability)
{
    public static RepositoryRowModel Of(RepositorySummary repository, PageFrame frame) => new(
        repository.Id,
        frame.Link(ReportLinks.PathOf(repository.Id)),
        LevelOf(repository.Health),
        frame.T.Fleet.Of(repository.Health),
        InWords(repository.Proxies, frame.T),
        repository.LastRun is { } time ? MomentModel.Of(time) : null,
        Figures.Count(repository.Runs),
        repository.Availability is { } availability
            ? frame.T.Figures.Of(Figures.Percent(availability.Value), Figures.Count(availability.Of))
            : Figures.None);

    public static string LevelOf(RepositoryHealth health) => health switch
    {
        RepositoryHealth.Failing => "bad",
        RepositoryHealth.Degraded => "warn",
        RepositoryHealth.Healthy => "good",
        _ => "idle",
    };

    private static string InWords(IReadOnlyList<ProxyNow> proxies, Language language)
    {
        var troubled = proxies.Where(proxy => proxy.Health is Health.Down or Health.Poisoned or Health.Degraded).ToList();
        if (troubled.Count > 0) return language.Fleet.List(troubled.Select(proxy => $"{proxy.Id} {language.Codes.Of(proxy.Health)}"));
        return proxies.Count(proxy => proxy.Health == Health.Healthy) is > 0 and var healthy
            ? language.Fleet.Healthy(healthy, proxies.Count)
            : Figures.None;
    }
}
