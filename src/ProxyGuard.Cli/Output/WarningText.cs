using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Output;

/// <summary>Sentences for warnings. An unknown code is shown as it is, with its arguments.</summary>
internal static class WarningText
{
    private const int MostArguments = 20;

    /// <summary>The sentence, with each argument made safe for its place.</summary>
    public static string Of(WarningFacts warning, Func<string, string> encode, Language language)
    {
        var words = language.Warnings;
        return warning.Code switch
        {
            "malformed-pattern" => words.MalformedPattern(Argument(0), Argument(1)),
            "white-space-in-pattern" => words.WhiteSpaceInPattern(Argument(0), Argument(1)),
            "url-in-pattern" => words.UrlInPattern(Argument(0), Argument(1)),
            "no-proxy-still-asks-database" => words.NoProxyStillAsksDatabase(Argument(0)),
            "credentials-over-http" => words.CredentialsOverHttp(Argument(0), Argument(1)),
            "unusable-proxy" => words.UnusableProxy(Argument(0), Argument(1)),
            "pipe-after-hop" => words.PipeAfterHop(Argument(0), Argument(1)),
            "public-before-private" => words.PublicBeforePrivate(Argument(0), Argument(1), Argument(2)),
            "direct-after-private" => words.DirectAfterPrivate(Argument(0), Argument(1)),
            "private-looking-module" => words.PrivateLookingModule(Argument(0), Argument(1)),
            "poisoned-module-cache" => words.PoisonedModuleCache(Argument(0), Argument(1)),
            "verification-weakened" => words.VerificationWeakened(Argument(0)),
            "checksum-fixes-missing" => words.ChecksumFixesMissing(Argument(0), Argument(1)),
            "malformed-setting" => words.MalformedSetting(Argument(0)),
            "duplicate-proxy" => words.DuplicateProxy(Argument(0)),
            "go-too-old" => words.GoTooOld(Argument(0), Argument(1)),
            "toolchain-not-on-path" => words.ToolchainNotOnPath(Argument(0)),
            "toolchain-needs-database" => words.ToolchainNeedsDatabase(Argument(0)),
            "module-file" when warning.Fault is { } fault => words.ModuleFile(encode(language.Engine.Say(fault))),
            "module-file" => words.ModuleFile(Argument(0)),
            _ => words.Unknown(encode(warning.Code), string.Join(' ', warning.Arguments.Take(MostArguments).Select(encode))),
        };

        string Argument(int index) => index < warning.Arguments.Count ? encode(warning.Arguments[index]) : "?";
    }
}
