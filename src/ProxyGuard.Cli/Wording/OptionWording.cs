using ProxyGuard.Cli.Options;

namespace ProxyGuard.Cli.Wording;

/// <summary>Faults of options, and the help.</summary>
internal abstract class OptionWording
{
    public abstract string HelpAllowed(string allowed, bool isRepeatable);

    public abstract string HelpDefault(string byDefault);

    public abstract string Command { get; }

    public abstract string CommandLine { get; }

    public abstract string Input(string name, string variable);

    public abstract string Variable(string name);

    public abstract string Both(string one, string other);

    public abstract string Allowed(string what, string allowed);

    public abstract string NoValue(string flag);

    public abstract string NoSuchOption(string suggestion);

    public abstract string DidYouMean(string word);

    public abstract string UnexpectedArgument(string argument, string suggestion);

    public abstract string IsMissing { get; }

    public abstract string IsEmpty { get; }

    public abstract string IsGivenTimes(int count);

    public abstract string Once { get; }

    public abstract string OneOfThem { get; }

    public abstract string NotAllowed(string value, string suggestion);

    public abstract string NoDirectory(string value);

    public abstract string NoFile(string value);

    public abstract string NoProxy(string value);

    public abstract string NoGoVersion(string value);

    public abstract string NoRunKey(string value);

    public abstract string CannotBeWritten(string value, string why);

    public abstract string IsDirectory { get; }

    public abstract string DirectoryMissing { get; }

    public abstract string AccessRefused { get; }

    public abstract string WriteFailed(string fault);

    public abstract string NoTokenCharacter(string value);

    public abstract string AnotherLog { get; }

    public abstract string CommentOnGitHubOnly { get; }

    public abstract string NeverAndDirect { get; }

    public abstract string TokenWithoutAddress { get; }

    public abstract string TokenUnencrypted { get; }

    public abstract string ForOnly(string commands);

    public abstract string NearMiss(string variable, string meant);

    public abstract string HelpStart { get; }

    public abstract string HelpEnd { get; }

    public abstract OptionText Of(OptionDescriptor option);
}

/// <summary>What an option is, for people.</summary>
/// <param name="Description">What it does.</param>
/// <param name="Default">What counts when nobody sets it.</param>
/// <param name="Allowed">What may stand there.</param>
internal sealed record OptionText(string Description, string Default, string Allowed);
