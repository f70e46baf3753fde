using System.Text.RegularExpressions;
using ProxyGuard.Service.Security;

namespace ProxyGuard.Service.Tests.Security;

public sealed class RepositoryPatternTests
{
    [Theory]
    [InlineData("github.com/acme/widgets", true)]
    [InlineData("*", true)]
    [InlineData("github.com/*", true)]
    [InlineData("github.com/acme/*", true)]
    [InlineData("github.com/acme*", true)]
    [InlineData("*/acme/widgets", true)]
    [InlineData("*.example/acme/*-go", true)]
    [InlineData("github*", true)]
    [InlineData("", false)]
    [InlineData("github.com", false)]
    [InlineData("GitHub.com/acme/*", false)]
    [InlineData("github.com/acme/", false)]
    [InlineData("github.com//*", false)]
    [InlineData("https://github.com/acme/widgets", false)]
    [InlineData("user@github.com/*", false)]
    [InlineData("github.com/acme/../*", false)]
    [InlineData("github.com/acme/\n*", false)]
    [InlineData("github.com/acme/<*>", false)]
    public void A_pattern_has_the_form_of_an_id(string text, bool expected) =>
        Assert.Equal(expected, RepositoryPattern.TryParse(text, out _));

    [Theory]
    [InlineData("*", "github.com/acme/widgets", true)]
    [InlineData("*", "github.com", false)]
    [InlineData("*", "tokens", false)]
    [InlineData("github.com/other/*", "github.com/acme/widgets", false)]
    public void Only_an_id_that_may_be_read_is_looked_for(string pattern, string repository, bool expected)
    {
        Assert.True(RepositoryPattern.TryParse(pattern, out var parsed));

        var readable = new AccessGrant("id", parsed, TokenRights.Read).Readable(repository);

        Assert.Equal(expected ? repository : AccessGrant.Nowhere, readable);
        Assert.Equal(AccessGrant.Nowhere, new AccessGrant("id", parsed, TokenRights.Write).Readable(repository));
    }

    [Fact]
    public void A_pattern_is_at_most_as_long_as_an_id() =>
        Assert.False(RepositoryPattern.TryParse("github.com/" + new string('a', 200) + "*", out _));

    [Theory]
    [InlineData("github.com/acme/widgets", "github.com/acme/widgets", true)]
    [InlineData("github.com/acme/widgets", "github.com/acme/widgets2", false)]
    [InlineData("github.com/acme/widgets", "github.com/acme/widget", false)]
    [InlineData("github.com/acme/*", "github.com/acme/a/b", true)]
    [InlineData("github.com/acme/*", "github.com/acmeevil/a", false)]
    [InlineData("github.com/acme/*", "github.com/acme", false)]
    [InlineData("*/acme/*", "evil.example/x/acme/y", true)]
    public void A_star_stands_for_any_characters(string pattern, string repository, bool expected) =>
        Assert.Equal(expected, Parse(pattern).Matches(repository));

    [Fact]
    public void It_matches_as_the_regular_expression_of_the_same_meaning_does()
    {
        var random = new Random(5);
        var matches = 0;
        for (var round = 0; round < 50_000; round++)
        {
            var pattern = "h/" + Letters(random, "ab*", 6);
            var repository = "h/" + Letters(random, "ab", 8);
            if (!RepositoryPattern.TryParse(pattern, out var parsed)) continue;

            var expected = Regex.IsMatch(repository, "\\A" + Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal) + "\\z");
            Assert.True(expected == parsed.Matches(repository), $"{pattern} {repository}");
            if (expected) matches++;
        }
        Assert.InRange(matches, 5_000, 45_000);
    }

    private static RepositoryPattern Parse(string text)
    {
        Assert.True(RepositoryPattern.TryParse(text, out var pattern));
        return pattern;
    }

    private static string Letters(Random random, string from, int most) =>
        string.Concat(Enumerable.Range(0, random.Next(most + 1)).Select(_ => from[random.Next(from.Length)]));
}
