using ProxyGuard.Cli.Options;

namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishOptionWording : OptionWording
{
    public override string HelpAllowed(string allowed, bool isRepeatable) => $"Allowed: {allowed}{(isRepeatable ? " (repeatable)" : "")}.";

    public override string HelpDefault(string byDefault) => $"Default: {byDefault}";

    public override string Command => "command";

    public override string CommandLine => "command line";

    public override string Input(string name, string variable) => $"input {name} ({variable})";

    public override string Variable(string name) => $"variable {name}";

    public override string Both(string one, string other) => $"{one} and {other}";

    public override string Allowed(string what, string allowed) => $"{what}; allowed: {allowed}";

    public override string NoValue(string flag) => $"the option {flag} has no value";

    public override string NoSuchOption(string suggestion) => $"there is no such option{suggestion}";

    public override string DidYouMean(string word) => $" (did you mean {word}?)";

    public override string UnexpectedArgument(string argument, string suggestion) => $"unexpected argument {argument}{suggestion}";

    public override string IsMissing => "is missing";

    public override string IsEmpty => "is empty";

    public override string IsGivenTimes(int count) => $"is given {count} times";

    public override string Once => "once";

    public override string OneOfThem => "one of them";

    public override string NotAllowed(string value, string suggestion) => $"{value} is not allowed{suggestion}";

    public override string NoDirectory(string value) => $"{value} is no directory that can be read";

    public override string NoFile(string value) => $"{value} is no file that can be read";

    public override string NoProxy(string value) => $"{value} names no proxy";

    public override string NoGoVersion(string value) => $"{value} is no Go version";

    public override string NoRunKey(string value) => $"{value} is no run key";

    public override string CannotBeWritten(string value, string why) => $"{value} cannot be written: {why}";

    public override string IsDirectory => "it is a directory";

    public override string DirectoryMissing => "its directory does not exist";

    public override string AccessRefused => "access is refused";

    public override string WriteFailed(string fault) => $"it cannot be written ({fault})";

    public override string NoTokenCharacter(string value) => $"{value} holds a character that no token has";

    public override string AnotherLog => "names another log than the command";

    public override string CommentOnGitHubOnly => "works in GitHub Actions only, in a workflow that runs on workflow_run";

    public override string NeverAndDirect => "never and direct contradict each other";

    public override string TokenWithoutAddress => "a token is of no use without the service's address";

    public override string TokenUnencrypted => "the token would travel unencrypted: use an https address";

    public override string ForOnly(string commands) => $"is for {commands} only";

    public override string NearMiss(string variable, string meant) => $"The variable {variable} is not an option; did you mean {meant}?";

    public override string HelpStart => """
        ProxyGuard keeps Go builds green while a module proxy is not, and can prove whose fault it was.

        Usage: proxyguard [guard|probe|conclude|comment|doctor|explain] [options]

          guard      Probe the module proxies, choose, and set GOPROXY for the steps that follow. Done without a command too.
          probe      The same without setting anything.
          conclude   In a last step: tell the service how the build ended, and what its log says broke it.
          comment    In a workflow that follows a fork's run: say on the pull request what that run found.
          doctor     Say what a failed build's log blames, and what to do: doctor build.log, or doctor - for standard input.
          explain    Probe, and say which hop serves each module and where the chain is weak. With a saved run report
                     (explain run.json) or a made-up situation (--faults FILE) nobody is asked.
          --help     Print this.
          --version  Print the version.

        Options. Each is an action input of the same name too, and a variable: --when-none is PROXYGUARD_WHEN_NONE.
        A flag wins over an input, an input over a variable.


        """;

    public override string HelpEnd => """

        Exit codes: 0 fine (also when there is nothing to fetch), 1 no proxy can be used and when-none is fail,
        2 bad options or malformed module files, 3 cancelled, 4 a fault of ProxyGuard's own (under a CI system: 0).

        """;

    // The table has the English words, because pages and the action's own description are made from it.
    public override OptionText Of(OptionDescriptor option) => new(option.Description, option.Default, option.Allowed);
}
