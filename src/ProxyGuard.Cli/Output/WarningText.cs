using System.Globalization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Output;

/// <summary>Sentences for warnings. An unknown code is shown as it is, with its arguments.</summary>
internal static class WarningText
{
    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["malformed-pattern"] = "{0}: pattern {1} is malformed, so go skips it. Fix: close its brackets, or write the path itself.",
        ["white-space-in-pattern"] =
            "{0}: pattern {1} holds white space or a carriage return (CR), which go does not trim, so it never matches and what it should "
            + "hide is shown. Fix: write {0} with commas only, and its file with LF line ends.",
        ["url-in-pattern"] =
            "{0}: pattern {1} holds a scheme or a port; patterns are compared with module paths, so it never matches. "
            + "Fix: write the beginning of the module path, such as git.example.com/team.",
        ["no-proxy-still-asks-database"] =
            "{0} is set without GOPRIVATE or GONOSUMDB: the checksum database is still told the private paths. "
            + "Fix: set GOPRIVATE to the same patterns.",
        ["credentials-over-http"] =
            "{0}: {1} has credentials in an http URL; go refuses every request to it. Fix: use https.",
        ["unusable-proxy"] = "{0}: {1} has no host that can be asked. Fix: name its host, or take it out.",
        ["pipe-after-hop"] =
            "{0}: a pipe follows {1}, so that any error of it is stepped over, a refusal by policy too, and what is private goes on to the "
            + "next. Fix: write a comma after it.",
        ["public-before-private"] =
            "{0}: {1} is public and stands before {2}, which is private: it is asked for private modules first. "
            + "Fix: put {2} first, with a comma after it.",
        ["direct-after-private"] =
            "{0}: direct follows {1}, which is private, and nothing says which modules are: what it does not have is asked for at the "
            + "modules' origins and the checksum database. Fix: set GOPRIVATE to the patterns of your modules, or end the list with off.",
        ["private-looking-module"] =
            "{0} may be private (its owner is the repository's own, or its host has no public name), and the first proxy asked is public. "
            + "Fix, if it is private: GOPRIVATE={1}",
        ["poisoned-module-cache"] =
            "The module cache holds a file of {0} that does not match go.sum: go stops on it whatever GOPROXY says. "
            + "Fix: remove {1}, or run go clean -modcache; and restore no such cache again.",
        ["verification-weakened"] = "{0} switches verification off or weakens it. Fix: unset it.",
        ["checksum-fixes-missing"] =
            "go {0} takes forged answers of the checksum database for true ones, and {1} may give them: use go 1.25.13, 1.26.6, 1.27.0 or "
            + "later, or commit a complete go.sum and set GOTOOLCHAIN=local.",
        ["malformed-setting"] = "{0} cannot be read the way go reads it; go stops when it needs it.",
        ["duplicate-proxy"] = "{0} is named twice and was counted once.",
        ["go-too-old"] = "go.mod asks for go {0}, and go {1} may switch to no other: it will refuse to build.",
        ["toolchain-not-on-path"] = "GOTOOLCHAIN allows only a go on PATH, and {0} is not there: go will refuse to build.",
        ["toolchain-needs-database"] =
            "go will fetch the toolchain {0}, which it does only with the checksum database, and GOSUMDB is off: it will refuse to build.",
        ["module-file"] = "{0}.",
    };

    public static IReadOnlyCollection<string> Known => Sentences.Keys;

    /// <summary>The sentence, with each argument made safe for its place.</summary>
    public static string Of(WarningFacts warning, Func<string, string> encode)
    {
        if (!Sentences.TryGetValue(warning.Code, out var sentence))
            return string.Join(' ',
                [encode(warning.Code) + (warning.Arguments.Count > 0 ? ":" : ""), .. warning.Arguments.Take(20).Select(encode)]);
        return string.Format(CultureInfo.InvariantCulture, sentence, Argument(0), Argument(1), Argument(2));

        string Argument(int index) => index < warning.Arguments.Count ? encode(warning.Arguments[index]) : "?";
    }
}
