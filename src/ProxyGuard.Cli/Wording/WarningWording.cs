namespace ProxyGuard.Cli.Wording;

/// <summary>Sentences for the warnings of a run report, each with how to put it right.</summary>
internal abstract class WarningWording
{
    public abstract string MalformedPattern(string variable, string pattern);

    public abstract string WhiteSpaceInPattern(string variable, string pattern);

    public abstract string UrlInPattern(string variable, string pattern);

    public abstract string NoProxyStillAsksDatabase(string variable);

    public abstract string CredentialsOverHttp(string variable, string proxy);

    public abstract string UnusableProxy(string variable, string proxy);

    public abstract string PipeAfterHop(string variable, string proxy);

    public abstract string PublicBeforePrivate(string variable, string first, string second);

    public abstract string DirectAfterPrivate(string variable, string proxy);

    public abstract string PrivateLookingModule(string module, string pattern);

    public abstract string PoisonedModuleCache(string module, string path);

    public abstract string VerificationWeakened(string variable);

    public abstract string ChecksumFixesMissing(string version, string who);

    public abstract string MalformedSetting(string setting);

    public abstract string DuplicateProxy(string proxy);

    public abstract string GoTooOld(string wanted, string present);

    public abstract string ToolchainNotOnPath(string toolchain);

    public abstract string ToolchainNeedsDatabase(string toolchain);

    public abstract string ModuleFile(string sentence);

    public abstract string Unknown(string code, string arguments);
}
