using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Tests.Output;

public sealed class LatencyPictureTests
{
    private static readonly TableWording Words = Language.English.Table;

    private static ProxyVerdict Verdict(string host, double? median, params double?[] times)
    {
        var candidate = new Candidate(ResultBuilder.Url($"https://{host}"), Trust.Public, true);
        Observation[] seen = [.. times.Select(time => new Observation
        {
            Candidate = candidate,
            Endpoint = Endpoint.Mod,
            Outcome = ProbeOutcome.Ok,
            FirstByte = time is { } ms ? TimeSpan.FromMilliseconds(ms) : null,
        })];
        return new ProxyVerdict(candidate, Health.Healthy, [], median is { } middle ? TimeSpan.FromMilliseconds(middle) : null, seen);
    }

    [Fact]
    public void Bars_are_in_proportion_and_under_each_other()
    {
        var lines = LatencyPicture.Lines(
            [Verdict("a.example", 100, 100, 300), Verdict("long.b.example", 50, 50), Verdict("c.example", null, null, null)], Words);

        Assert.Equal(
            [
                "first byte      █ median  ░ slowest",
                "a.example       ██████████░░░░░░░░░░░░░░░░░░░░  100 ms, slowest 300 ms",
                "long.b.example  █████                           50 ms, slowest 50 ms",
                "c.example       no answer",
            ],
            lines);
    }

    [Fact]
    public void What_answered_and_served_nothing_is_not_drawn_as_if_it_had()
    {
        var lines = LatencyPicture.Lines([Verdict("a.example", null, 40)], Words);

        Assert.Equal("a.example   " + new string('░', 30) + "  served nothing, slowest 40 ms", lines[1]);
    }

    [Fact]
    public void Nothing_is_drawn_where_nothing_was_measured() =>
        Assert.Empty(LatencyPicture.Lines([Verdict("a.example", null, null, null), Verdict("b.example", null)], Words));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.01, 120_000)]
    [InlineData(120_000, 120_000)]
    public void Every_bar_has_the_same_width_whatever_was_measured(double median, double slowest)
    {
        var lines = LatencyPicture.Lines([Verdict("a.example", median, median, slowest), Verdict("b.example", 1, 1)], Words);

        var bars = lines.Skip(1).Select(line => line["a.example   ".Length..]).ToList();
        Assert.All(bars, bar => Assert.Matches(@"\A█+░* *  \d", bar));
        Assert.All(bars, bar => Assert.Equal(30, bar.IndexOfAny([.. "0123456789"]) - 2));
    }

    [Fact]
    public void Many_proxies_make_no_page_of_it() =>
        Assert.Equal(21, LatencyPicture.Lines([.. Enumerable.Range(0, 40).Select(i => Verdict($"h{i}.example", 1, 1))], Words).Count);
}
