using System.Text;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.Core.Tests.Modules;

public sealed class GoSumTests
{
    [Fact]
    public void Any_white_space_separates_and_a_missing_last_newline_is_fine()
    {
        var sum = Parse("\r\n a.test/x\tv1.0.0 \u00A0 h1:zip=\r\n\n\ta.test/x v1.0.0/go.mod h1:mod=");

        Assert.Equal([new GoSumEntry(new("a.test/x", "v1.0.0"), "h1:zip=", "h1:mod=", 2)], sum.Entries);
    }

    [Theory]
    [InlineData("h1:one= h1:two=", "h1:one=")]
    [InlineData("h2:one= h1:two=", "h1:two=")]
    [InlineData("h2:one= h3:two=", null)]
    [InlineData("h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY= h1:two=", "h1:two=")]
    public void The_first_known_hash_of_a_key_decides(string hashes, string? decided)
    {
        var sum = Parse(string.Concat(hashes.Split(' ').Select(hash => $"a.test/x v1.0.0 {hash}\n")));

        Assert.Equal(decided, Assert.Single(sum.Entries).ZipHash);
    }

    private static GoSumFile Parse(string text)
    {
        var parsed = GoSumParser.Parse("go.sum", Encoding.UTF8.GetBytes(text));
        Assert.Empty(parsed.Faults);
        return parsed.Value;
    }
}
