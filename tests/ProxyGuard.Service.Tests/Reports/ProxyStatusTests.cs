using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Reports.Proxies;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Tests.Reports;

public sealed class ProxyStatusTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 9, 30, 0, TimeSpan.Zero);

    public static TheoryData<string, double?, string, string> Situations => new()
    {
        // incidents: state, hours since it opened, hours since it served again
        { "", 1.0, "good", "Healthy, no incident so far" },
        { "closed 30 26", 1.0, "good", "Healthy, no incident for 26 h" },
        { "closed 30 -", 1.0, "good", "Healthy, no incident for 1 h" },
        { "closed 30 26", 0.9, "warn", "Failing now and then, too often for chance" },
        { "closed 30 26", null, "idle", "No run judged it in the last 24 hours" },
        { "open 2 -", 0.9, "bad", "Failing for 2 h: stalled or too slow" },
        { "open 2 0.5; closed 30 26", 0.9, "warn", "Serving again for 30 min, after it failed for 1 h 30 min: stalled or too slow" },
        { "last-seen 60 -", null, "idle", "Last seen failing 2026-11-21 08:30 UTC: stalled or too slow; no run has looked since" },
        { "private open 2 -", 1.0, "good", "Healthy, no incident so far" },
        { "private open 2 -; open 3 -", 0.9, "bad", "Failing for 3 h: stalled or too slow" },
    };

    [Theory]
    [MemberData(nameof(Situations))]
    public void A_proxy_is_as_its_newest_incident_says_and_else_as_its_last_day(string incidents, double? lastDay, string level, string text)
    {
        var known = incidents.Split("; ", StringSplitOptions.RemoveEmptyEntries).Select(Incident).ToList();
        var day = lastDay is { } share ? Availability.From((long)(share * 1000), 1000) : null;

        var english = ProxyStatus.Build(known, day, Language.English, Now);
        var chinese = ProxyStatus.Build(known, day, Language.Chinese, Now);

        Assert.Equal((level, text), (english.Level, english.Text.ToString()));
        Assert.Equal(level, chinese.Level);
        Assert.Equal(Moments(english.Text), Moments(chinese.Text));
    }

    private static IEnumerable<string> Moments(PageSentence sentence) =>
        sentence.Parts.Select(part => part.Moment?.Iso).OfType<string>();

    private static IncidentSummary Incident(string text)
    {
        var words = text.Split(' ');
        var (state, opened, served) = (words[^3], Before(words[^2]), words[^1] == "-" ? (DateTimeOffset?)null : Before(words[^1]));
        return new(
            "20261121T0930-3f9c0a1b2d", "goproxy.example", words[0] == "private" ? "github.com/acme/widgets" : null,
            IncidentCause.Stalled, IncidentSeverity.P2,
            state switch { "open" => IncidentState.Open, "closed" => IncidentState.Closed, _ => IncidentState.LastSeen },
            opened, Now.AddHours(-1), served, state == "closed" ? Now.AddHours(-1) : null, new(1, 3, 3), null);
    }

    private static DateTimeOffset Before(string hours) =>
        Now.AddHours(-double.Parse(hours, System.Globalization.CultureInfo.InvariantCulture));
}
