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

    [Fact]
    public void Hours_are_ranges()
    {
        Assert.Equal("09:00–12:00, 15:00–16:00", Figures.Hours([9, 10, 11, 15]));
        Assert.Equal("00:00–24:00", Figures.Hours([.. Enumerable.Range(0, 24)]));
        Assert.Equal("", Figures.Hours([]));
    }
}
