using ProxyGuard.Core.Judging;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Tests.Incidents;

public sealed class IncidentMarkdownTests
{
    [Fact]
    public void Whatever_stands_in_an_id_is_code_and_nothing_else()
    {
        var structure = Structure(Write("x"));
        foreach (var hostile in HostileMarkdown.All) Assert.Equal(structure, Structure(Write(hostile)));
    }

    [Fact]
    public void It_tells_how_long_it_lasted_and_the_most_hit_first()
    {
        var time = ServiceFixture.Start;

        var text = Write("x", IncidentState.Closed, new("few", 1, 9, time, time), new("many", 9, 9, time, time));

        Assert.Contains("\n| Served again | 2026-11-21 10:45 UTC |\n| Duration | 1 h 15 min |\n", text, StringComparison.Ordinal);
        Assert.Matches(@"\| `many` \| .*\n\| `x` \| .*\n\| `few` \|", text);
    }

    [Theory]
    [InlineData(IncidentState.Open, "open")]
    [InlineData(IncidentState.LastSeen, "Last seen failing 2026-11-21 09:30 UTC: stalled or too slow; no run has looked since")]
    [InlineData(IncidentState.Closed, "closed")]
    public void What_was_last_seen_failing_does_not_read_as_if_it_still_failed(object state, string text) =>
        Assert.Contains($"| State | {text} |\n", Write("x", (IncidentState)state), StringComparison.Ordinal);

    private static string Write(string hostile, IncidentState state = IncidentState.Closed, params IncidentHit[] others)
    {
        var time = ServiceFixture.Start;
        var share = new IncidentShare(1, 3, 4);
        var summary = new IncidentSummary(
            hostile, hostile, hostile, IncidentCause.Stalled, IncidentSeverity.P2, state,
            time, time, time.AddMinutes(75), time, share, null);
        return new IncidentMarkdown(Language.English.Incidents).Write(new IncidentDetail(
            summary,
            [new(time, IncidentEvent.Opened, IncidentSeverity.P2)],
            [new(hostile, 3, 4, time, time), .. others],
            [new(hostile, Guid.Empty, time, Health.Down, [])],
            "https://wiki.acme.example/go#stalled"));
    }

    // With each span of code as one letter, the page is the same whatever stands in it.
    private static string Structure(string page) => System.Text.RegularExpressions.Regex.Replace(page, "`[^`\n|]+`", "c");
}
