namespace ProxyGuard.Core.Proxies;

/// <summary>
/// The codes of warnings about Go's environment and the candidates. Arguments never hold a pattern, a credential or a private path: the
/// name of the variable comes first, then a position counted from 1, or a proxy's id.
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

    /// <summary>Something about a module file, such as a go.sum that is missing. Argument: what. For the job's own log only.</summary>
    public const string ModuleFile = "module-file";
}
