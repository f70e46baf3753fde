using ProxyGuard.Cli.Options;

namespace ProxyGuard.Cli.Tests.Options;

public sealed class DurationTests
{
    [Theory]
    [InlineData("500ms", 500)]
    [InlineData("5s", 5000)]
    [InlineData("1.5s", 1500)]
    [InlineData("2m", 120000)]
    public void A_number_and_a_unit_is_a_duration(string text, double milliseconds) =>
        Assert.Equal(milliseconds, Duration.Parse(text)!.Value.TotalMilliseconds);

    [Theory]
    [InlineData("")]
    [InlineData("5")]
    [InlineData("s")]
    [InlineData("-5s")]
    [InlineData("5 s")]
    [InlineData("5S")]
    [InlineData("1e3s")]
    [InlineData("1,5s")]
    [InlineData("99999999999999999999m")]
    [InlineData("NaNs")]
    public void Anything_else_is_none(string text) => Assert.Null(Duration.Parse(text));
}
