namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishWarningWording : WarningWording
{
    public override string MalformedPattern(string variable, string pattern) =>
        $"{variable}: pattern {pattern} is malformed, so go skips it. Fix: close its brackets, or write the path itself.";

    public override string WhiteSpaceInPattern(string variable, string pattern) =>
        $"{variable}: pattern {pattern} holds white space or a carriage return (CR), which go does not trim, so it never matches and "
        + $"what it should hide is shown. Fix: write {variable} with commas only, and its file with LF line ends.";

    public override string UrlInPattern(string variable, string pattern) =>
        $"{variable}: pattern {pattern} holds a scheme or a port; patterns are compared with module paths, so it never matches. Fix: "
        + "write the beginning of the module path, such as git.example.com/team.";

    public override string NoProxyStillAsksDatabase(string variable) =>
        $"{variable} is set without GOPRIVATE or GONOSUMDB: the checksum database is still told the private paths. Fix: set GOPRIVATE "
        + "to the same patterns.";

    public override string CredentialsOverHttp(string variable, string proxy) =>
        $"{variable}: {proxy} has credentials in an http URL; go refuses every request to it. Fix: use https.";

    public override string UnusableProxy(string variable, string proxy) =>
        $"{variable}: {proxy} has no host that can be asked. Fix: name its host, or take it out.";

    public override string PipeAfterHop(string variable, string proxy) =>
        $"{variable}: a pipe follows {proxy}, so that any error of it is stepped over, a refusal by policy too, and what is private "
        + "goes on to the next. Fix: write a comma after it.";

    public override string PublicBeforePrivate(string variable, string first, string second) =>
        $"{variable}: {first} is public and stands before {second}, which is private: it is asked for private modules first. Fix: put "
        + $"{second} first, with a comma after it.";

    public override string DirectAfterPrivate(string variable, string proxy) =>
        $"{variable}: direct follows {proxy}, which is private, and nothing says which modules are: what it does not have is asked "
        + "for at the modules' origins and the checksum database. Fix: set GOPRIVATE to the patterns of your modules, or end the list "
        + "with off.";

    public override string PrivateLookingModule(string module, string pattern) =>
        $"{module} may be private (its owner is the repository's own, or its host has no public name), and the first proxy asked is "
        + $"public. Fix, if it is private: GOPRIVATE={pattern}";

    public override string PoisonedModuleCache(string module, string path) =>
        $"The module cache holds a file of {module} that does not match go.sum: go stops on it whatever GOPROXY says. Fix: remove "
        + $"{path}, or run go clean -modcache; and restore no such cache again.";

    public override string VerificationWeakened(string variable) => $"{variable} switches verification off or weakens it. Fix: unset it.";

    public override string ChecksumFixesMissing(string version, string who) =>
        $"go {version} takes forged answers of the checksum database for true ones, and {who} may give them: use go 1.25.13, 1.26.6, "
        + "1.27.0 or later, or commit a complete go.sum and set GOTOOLCHAIN=local.";

    public override string MalformedSetting(string setting) => $"{setting} cannot be read the way go reads it; go stops when it needs it.";

    public override string DuplicateProxy(string proxy) => $"{proxy} is named twice and was counted once.";

    public override string GoTooOld(string wanted, string present) =>
        $"go.mod asks for go {wanted}, and go {present} may switch to no other: it will refuse to build.";

    public override string ToolchainNotOnPath(string toolchain) =>
        $"GOTOOLCHAIN allows only a go on PATH, and {toolchain} is not there: go will refuse to build.";

    public override string ToolchainNeedsDatabase(string toolchain) =>
        $"go will fetch the toolchain {toolchain}, which it does only with the checksum database, and GOSUMDB is off: it will refuse "
        + "to build.";

    public override string ModuleFile(string sentence) => $"{sentence}.";

    public override string Unknown(string code, string arguments) => arguments.Length > 0 ? $"{code}: {arguments}" : code;
}
