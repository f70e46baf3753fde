using ProxyGuard.Service.Reports.Charts;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Reports.RepositoryPage;

/// <summary>Each proxy of a repository: how it is, its days, and its figures.</summary>
internal sealed class ProxyCards(PageFrame frame, RepositoryReading reading, RepositoryDays days)
{
    private readonly Language _language = frame.T;
    private readonly RepositoryWording _words = frame.T.Repository;
    private readonly IReadOnlyList<DateOnly> _bars = days.Bars;

    public ProxyModel Build(ProxyTrend proxy)
    {
        var points = proxy.Points.ToDictionary(RepositoryDays.Of);
        return new(
            proxy.Id,
            Levels.Of(proxy.Now?.Health),
            proxy.Now is { } now ? _language.Codes.Of(now.Health) : _words.NotInLastRuns,
            Detail(proxy.Now),
            Tags(proxy.Now),
            [.. Enum.GetValues<AvailabilityWindow>().Select(window => Window(window, proxy.Id))],
            Figures.Day(_bars[0]),
            Figures.Day(_bars[^1]),
            [.. _bars.Select(day => Day(day, points.GetValueOrDefault(day), proxy.Id))],
            PhaseModel.All(proxy.Sums.Latency, _language.Charts),
            [.. proxy.Sums.Outcomes.Select(pair => new FactModel(_language.Codes.Outcome(pair.Key), Figures.Count(pair.Value)))],
            [.. Traits(proxy.Sums.Traits)]);
    }

    private PageSentence? Detail(ProxyState? state)
    {
        if (state is null || state.Health == Core.Judging.Health.Healthy) return null;
        var why = _language.Codes.Why(state.Reasons);
        if (state.FailingSince is { } since) return _words.FailingSince(MomentModel.Of(since), why);
        return why.Length > 0 ? (PageSentence)$"{why}" : null;
    }

    private IReadOnlyList<string> Tags(ProxyState? state) =>
        state is null ? [] : [_language.Codes.Of(state.Trust), _language.Codes.InForce(state.InForce)];

    private WindowModel Window(AvailabilityWindow window, string proxy) => reading.Windows.Of(window, proxy) is { } availability
        ? new(
            _words.Of(window),
            Figures.Percent(availability.Value),
            _language.Figures.OfRuns(availability.Of),
            _language.Figures.Interval(availability))
        : new(_words.Of(window), Figures.None, _language.Figures.NoJudgedRun, "");

    private BarModel Day(DateOnly day, TrendPoint? found, string proxy)
    {
        var date = Figures.Day(day);
        if (found?.Availability is not { } availability)
            return new("none", found is null ? _words.NoRunsOn(date) : _words.NoJudgedRunOn(date)) { Path = days.PathOf(day) };
        return BarModel.OfDay(day, availability, _language) with
        {
            Path = BarModel.FailingOf(availability) == 0 ? days.PathOf(day) : days.PathOf(day, proxy),
        };
    }

    // What nobody asked is left out.
    private IEnumerable<FactModel> Traits(TraitFigures traits)
    {
        if (traits.Stale is { } stale) yield return new(_words.Stale, _language.Figures.OfRuns(stale));
        if (traits.Database is { } database) yield return new(_words.Database, _language.Figures.OfRuns(database));
        if (traits.DatabaseBroken is { Count: > 0 } broken) yield return new(_words.DatabaseBroken, _language.Figures.OfRuns(broken));
        if (traits.Reused is { } reused) yield return new(_words.Reused, _words.OfAnswers(reused));
        if (traits.BytesPerSecond is { } speed) yield return new(_words.Throughput, Figures.Speed(speed));
        if (traits.CertificateEnds is { } end) yield return new(_words.CertificateEnds, _words.In(Figures.Day(end), DaysTo(end)));
    }

    private int DaysTo(DateOnly end) => end.DayNumber - days.Last.DayNumber;
}
