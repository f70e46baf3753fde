using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Tests.Proxies;

public sealed class ModulePatternsTests
{
    private const string Secret = "git.corp.test/team/secret";

    [Theory]
    [InlineData("git.corp.test")]
    [InlineData("*.corp.test")]
    [InlineData("*.test")]
    [InlineData("*corp.test")]
    [InlineData("git.corp.*")]
    [InlineData("*")]
    [InlineData("**")]
    [InlineData("git.corp.test/*")]
    [InlineData("git.corp.test/team")]
    [InlineData("git.corp.test/team/")]
    [InlineData("git.corp.test/te?m")]
    [InlineData("*/team")]
    [InlineData("*/*/secret")]
    [InlineData("git.corp.test/team/sec*")]
    [InlineData("git.corp.test/te[a-z]m")]
    [InlineData("git.corp.test/te[^b-z]m")]
    [InlineData(@"git\.corp.test")]
    [InlineData("nothing,,[,git.corp.test")]
    public void Go_matches(string patterns) => Assert.True(ModulePatterns.Parse(patterns).Matches(Secret));

    [Theory]
    [InlineData("")]
    [InlineData("corp.test")]
    [InlineData(".corp.test")]
    [InlineData("GIT.corp.test")]
    [InlineData("https://git.corp.test")]
    [InlineData("git.corp.test:443")]
    [InlineData("/git.corp.test")]
    [InlineData("git.corp.test/...")]
    [InlineData("git.corp.test/team/sec")]
    [InlineData("*/secret")]
    [InlineData("git.corp.test/team/secret/v2")]
    [InlineData(" git.corp.test")]
    [InlineData("git.corp.test\r")]
    [InlineData("none")]
    [InlineData("*[")]
    [InlineData(@"*\")]
    [InlineData("*[]")]
    [InlineData("*[a-]")]
    [InlineData("[/g]*team")]
    public void Go_does_not_match(string patterns) => Assert.False(ModulePatterns.Parse(patterns).Matches(Secret));

    [Fact]
    public void A_path_that_is_too_short_for_a_pattern_is_not_matched() => Assert.False(ModulePatterns.Parse("[/g]team").Matches("gteam"));

    [Theory]
    [InlineData("git.corp.test", true)]
    [InlineData(" git.corp.test", true)]
    [InlineData("git.corp.test\r", true)]
    [InlineData("git.corp\u0001.test", true)]
    [InlineData("https://git.corp.test/team", true)]
    [InlineData("git.corp.test:443/team", true)]
    [InlineData("a.test, git.corp.test", true)]
    [InlineData("corp.test", false)]
    [InlineData("https://other.test", false)]
    public void What_was_probably_meant_is_hidden_from_probes_too(string patterns, bool expected) =>
        Assert.Equal(expected, ModulePatterns.Parse(patterns).MayMatch(Secret));

    [Theory]
    [InlineData("a.test,[", WarningCode.MalformedPattern, "2")]
    [InlineData("a.test, b.test", WarningCode.WhiteSpaceInPattern, "2")]
    [InlineData("a.test\r", WarningCode.WhiteSpaceInPattern, "1")]
    [InlineData("https://a.test/x", WarningCode.UrlInPattern, "1")]
    [InlineData("a.test,,a.test:443", WarningCode.UrlInPattern, "3")]
    public void A_pattern_that_cannot_mean_what_it_says_is_a_warning(string patterns, string code, string position)
    {
        var warning = Assert.Single(ModulePatterns.Parse(patterns, "GONOPROXY").Warnings);

        Assert.Equal(code, warning.Code);
        Assert.Equal(["GONOPROXY", position], warning.Arguments);
    }

    [Theory]
    [InlineData("a.test,b.test/x", "a.test,b.test/x")]
    [InlineData(",a.test,, b.test,[,/,c.test/\r", "a.test")]
    [InlineData("", "")]
    public void Printing_leaves_out_what_matches_nothing(string patterns, string printed)
        => Assert.Equal(printed, ModulePatterns.Parse(patterns).Print());
}
