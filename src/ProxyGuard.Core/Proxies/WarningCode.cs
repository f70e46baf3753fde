namespace ProxyGuard.Core.Proxies;

/// <summary>
/// The codes of warnings about Go's environment and the candidates. Arguments never hold a pattern, a credential or a private path
/// (save where <see cref="IsForTheLogOnly"/> says so): the name of the variable comes first, then a position counted from 1, or a proxy's
/// id.
/// </summary>
public static class WarningCode
{
    /// <summary>A pattern is malformed, so <c>go</c> skips it. Arguments: variable, position.</summary>
    public const string MalformedPattern = "malformed-pattern";

    /// <summary>
    /// White space or a carriage return stands in a pattern; <c>go</c> does not trim, so it never matches. Arguments: variable, position.
    /// </summary>
    public const string WhiteSpaceInPattern = "white-space-in-pattern";

    /// <summary>
    /// A pattern holds a scheme or a port; it is compared with module paths, so it never matches. Arguments: variable, position.
    /// </summary>
    public const string UrlInPattern = "url-in-pattern";

    /// <summary>
    /// GONOPROXY is set without GOPRIVATE or GONOSUMDB: the checksum database is still told the private paths. Arguments: variable.
    /// </summary>
    public const string NoProxyStillAsksDatabase = "no-proxy-still-asks-database";

    /// <summary>Credentials stand in an http URL; <c>go</c> refuses every request to it. Arguments: variable, id.</summary>
    public const string CredentialsOverHttp = "credentials-over-http";

    /// <summary>A hop's URL has no host that can be asked. Arguments: variable, id.</summary>
    public const string UnusableProxy = "unusable-proxy";

    /// <summary><c>|</c> follows a hop: any error of it, a refusal by policy too, is stepped over. Arguments: variable, id.</summary>
    public const string PipeAfterHop = "pipe-after-hop";

    /// <summary>A setting switches verification off or weakens it. Arguments: variable.</summary>
    public const string VerificationWeakened = "verification-weakened";

    /// <summary>
    /// This <c>go</c> lacks fixes of how it verifies the checksum database, while a public proxy that is not Go's default mirror may carry
    /// it. Arguments: version, id.
    /// </summary>
    public const string ChecksumFixesMissing = "checksum-fixes-missing";

    /// <summary>
    /// A variable cannot be read as <c>go</c> would want it; <c>go</c> will stop on it when it needs it. Arguments: variable.
    /// </summary>
    public const string MalformedSetting = "malformed-setting";

    /// <summary>A proxy is named twice and was counted once. Arguments: id.</summary>
    public const string DuplicateProxy = "duplicate-proxy";

    /// <summary>
    /// A public hop stands before a private one, and no pattern takes private modules past the list: it is asked for them first.
    /// Arguments: variable, id of the public one, id of the private one.
    /// </summary>
    public const string PublicBeforePrivate = "public-before-private";

    /// <summary>
    /// <c>direct</c> follows a private hop and no pattern says what is private: what the hop does not have is asked for at public-looking
    /// origins and at the checksum database. Arguments: variable, id.
    /// </summary>
    public const string DirectAfterPrivate = "direct-after-private";

    /// <summary>
    /// A module looks private (the owner of the repository's own, or a host that no public resolver knows), no pattern covers it, and the
    /// first proxy asked is public. Arguments: module path, a pattern that covers it. For the job's own log only.
    /// </summary>
    public const string PrivateLookingModule = "private-looking-module";

    /// <summary>
    /// A file of the module cache does not match go.sum: <c>go</c> stops on it, whatever GOPROXY says. Arguments: module, file. For the
    /// job's own log only.
    /// </summary>
    public const string PoisonedModuleCache = "poisoned-module-cache";

    /// <summary>
    /// <c>go</c> is older than go.mod asks for and may not switch to another: it refuses to do anything. Arguments: the go line, the
    /// version of <c>go</c>.
    /// </summary>
    public const string GoTooOld = "go-too-old";

    /// <summary>GOTOOLCHAIN allows only a <c>go</c> on PATH, and it is not there. Arguments: the toolchain.</summary>
    public const string ToolchainNotOnPath = "toolchain-not-on-path";

    /// <summary><c>go</c> has to download a toolchain, which it does only with the checksum database. Arguments: the toolchain.</summary>
    public const string ToolchainNeedsDatabase = "toolchain-needs-database";

    /// <summary>Something about a module file, such as a go.sum that is missing. Argument: what. For the job's own log only.</summary>
    public const string ModuleFile = "module-file";

    /// <summary>Whether the arguments may name what is private, so that the warning goes into no report, summary or comment.</summary>
    /// <param name="code">The warning's code.</param>
    public static bool IsForTheLogOnly(string code) => code is ModuleFile or PoisonedModuleCache or PrivateLookingModule;
}
