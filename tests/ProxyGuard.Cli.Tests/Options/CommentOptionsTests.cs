using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Tests.Options;

public sealed class CommentOptionsTests
{
    private const string Own = "the-token-that-was-set";

    /// <summary>A token is shown only to the host that gave it.</summary>
    [Theory]
    [InlineData("github", "of-github")]
    [InlineData("azure", "of-azure")]
    [InlineData("none", null)]
    public void Without_an_option_the_job_s_own_token_is_taken(string ci, string? token) =>
        Assert.Equal(token, Read(["--ci", ci]).CommentToken?.Reveal());

    [Theory]
    [InlineData("GITHUB_ACTIONS", "true", "of-github")]
    [InlineData("TF_BUILD", "True", "of-azure")]
    public void The_host_is_found_for_that_as_for_all_else(string name, string value, string token) =>
        Assert.Equal(token, Read([], (name, value)).CommentToken?.Reveal());

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("two words")]
    [InlineData("a\nb")]
    public void What_is_no_token_is_none(string text) =>
        Assert.Null(Read(["--ci", "github"], ("GITHUB_TOKEN", text)).CommentToken);

    [Fact]
    public void An_option_goes_before()
    {
        Assert.Equal(Own, Read(["--ci", "github"], ("INPUT_COMMENT-TOKEN", Own)).CommentToken?.Reveal());
        Assert.Equal(Own, Read(["--ci", "azure", "--comment-token", Own]).CommentToken?.Reveal());
    }

    [Fact]
    public void A_comment_is_written_unless_that_is_refused()
    {
        Assert.True(Read([]).MayComment);
        Assert.True(Read(["--comment", "on-failure"]).MayComment);
        Assert.False(Read([], ("PROXYGUARD_COMMENT", "never")).MayComment);
    }

    [Fact]
    public void A_bad_token_that_somebody_set_is_a_fault_that_does_not_show_it()
    {
        var (options, faults) = new GuardOptionsReader(
            new CommandLineArguments(["--comment-token", "two words"]), Environment(), Language.English).Read();
        Assert.Null(options);
        Assert.DoesNotContain("words", Assert.Single(faults).ToString());
    }

    private static Dictionary<string, string> Environment() =>
        new() { ["GITHUB_TOKEN"] = "of-github", ["SYSTEM_ACCESSTOKEN"] = "of-azure" };

    private static CliOptions Read(string[] arguments, params (string Name, string Value)[] more)
    {
        var environment = Environment();
        foreach (var (name, value) in more) environment[name] = value;
        var (options, faults) = new GuardOptionsReader(new CommandLineArguments(arguments), environment, Language.English).Read();
        Assert.Empty(faults);
        return options!;
    }
}
