using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Tests.Proxies;

public sealed class GoVcsTests
{
    [Theory]
    [InlineData("", true, true)]
    [InlineData(" ", true, true)]
    [InlineData("public:git", true, true)]
    [InlineData("public:off", false, true)]
    [InlineData("private:off", true, false)]
    [InlineData("*:off", false, false)]
    [InlineData("*:all", true, true)]
    [InlineData("*:hg|git", true, true)]
    [InlineData("*:hg", false, false)]
    [InlineData("github.com:git,*:off", true, false)]
    [InlineData("github.com:svn,*:all", false, true)]
    [InlineData("*:git,github.com:off", true, true)]
    [InlineData(" public : hg | git , private : off ", true, false)]
    [InlineData("github.com/acme/*:git,public:off,private:git", true, true)]
    [InlineData("corp.test/team/tool:off", true, false)]
    [InlineData("corp.test/team/tool/below:off", true, true)]
    [InlineData("github.com/acme/tool/below:off", true, true)]
    public void The_first_rule_that_matches_decides(string govcs, bool publicAllowed, bool privateAllowed)
    {
        var rules = GoVcs.Parse(govcs)!;
        var patterns = ModulePatterns.Parse("corp.test");

        Assert.Equal(
            (publicAllowed, privateAllowed),
            (rules.AllowsGit("github.com/acme/tool", patterns), rules.AllowsGit("corp.test/team/tool", patterns)));
    }

    [Theory]
    [InlineData(",")]
    [InlineData("git")]
    [InlineData(":git")]
    [InlineData("public:")]
    [InlineData("public:git,")]
    [InlineData("public:git|")]
    [InlineData("./x:git")]
    [InlineData("..:git")]
    [InlineData("public:git,public:hg")]
    public void What_go_refuses_is_no_value(string govcs) => Assert.Null(GoVcs.Parse(govcs));
}
