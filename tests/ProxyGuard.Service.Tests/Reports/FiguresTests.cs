using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Tests.Reports;

public sealed class FiguresTests
{
    [Theory]
    [InlineData(1, "100 %")]
    [InlineData(0.99999, "99.9 %")]
    [InlineData(0.97, "97.0 %")]
    [InlineData(0.0004, "0.0 %")]
    [InlineData(0, "0.0 %")]
    public void Only_a_whole_is_called_100_percent(double share, string text) => Assert.Equal(text, Figures.Percent(share));

    [Theory]
    [InlineData(0.04, "0.0 ms")]
    [InlineData(9.94, "9.9 ms")]
    [InlineData(9.96, "10 ms")]
    [InlineData(999.4, "999 ms")]
    [InlineData(999.6, "1.0 s")]
    [InlineData(5000.0, "5.0 s")]
    [InlineData(null, "–")]
    public void A_duration_has_two_or_three_digits(double? milliseconds, string text) => Assert.Equal(text, Figures.Duration(milliseconds));

    [Theory]
    [InlineData("09:00–12:00, 15:00–16:00", "2026-11-21T09 2026-11-21T12 2026-11-21T15 2026-11-21T16", 9, 10, 11, 15)]
    [InlineData("23:00–24:00", "2026-11-21T23 2026-11-22T00", 23)]
    public void Hours_are_ranges_of_moments(string text, string moments, params int[] hours)
    {
        var ranges = HourRanges.Of(new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero), hours);

        Assert.Equal(text, ranges.ToString());
        Assert.Equal(
            moments.Split(' ').Select(hour => hour + ":00:00Z"),
            ranges.Parts.Select(part => part.Moment?.Iso).OfType<string>());
    }

    [Fact]
    public void A_whole_day_of_hours_is_one_range() =>
        Assert.Equal("00:00–24:00", HourRanges.Of(DateTimeOffset.UnixEpoch, [.. Enumerable.Range(0, 24)]).ToString());

    [Fact]
    public void The_number_of_a_share_is_its_percentage_without_the_sign()
    {
        Assert.All(
            Enumerable.Range(0, 2001).Select(number => number / 2000.0),
            share => Assert.Equal(Figures.Percent(share), Figures.PercentNumber(share) + " %"));
        Assert.Equal("43.8–100 %", Figures.Interval(new(1, 3, 0.4385, 1)));
    }
}
