using System.Globalization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Output;

/// <summary>Sentences for warnings. An unknown code is shown as it is, with its arguments.</summary>
internal static class WarningText
{
    private static readonly Dictionary<string, string> Sentences = new()
    {
        ["malformed-pattern"] = "{0}: pattern {1} is malformed, so go skips it.",
        ["white-space-in-pattern"] = "{0}: pattern {1} holds white space, which go does not trim, so it never matches.",
        ["url-in-pattern"] = "{0}: pattern {1} holds a scheme or a port; patterns are compared with module paths, so it never matches.",
        ["no-proxy-still-asks-database"] =
            "{0} is set without GOPRIVATE or GONOSUMDB: the checksum database is still told the private paths.",
        ["credentials-over-http"] = "{0}: {1} has credentials in an http URL; go refuses every request to it.",
        ["unusable-proxy"] = "{0}: {1} has no host that can be asked.",
        ["pipe-after-hop"] = "{0}: a pipe follows {1}, so that any error of it is stepped over, a refusal by policy too.",
        ["verification-weakened"] = "{0} switches verification off or weakens it.",
        ["checksum-fixes-missing"] =
            "go {0} takes forged answers of the checksum database for true ones, and {1} may give them: use go 1.25.13, 1.26.6, 1.27.0 or "
            + "later, or commit a complete go.sum and set GOTOOLCHAIN=local.",
        ["malformed-setting"] = "{0} cannot be read the way go reads it; go stops when it needs it.",
        ["duplicate-proxy"] = "{0} is named twice and was counted once.",
        ["module-file"] = "{0}.",
    };

    public static IReadOnlyCollection<string> Known => Sentences.Keys;

    /// <summary>The sentence, with each argument made safe for its place.</summary>
    public static string Of(WarningFacts warning, Func<string, string> encode)
    {
        if (!Sentences.TryGetValue(warning.Code, out var sentence))
            return string.Join(' ',
                [encode(warning.Code) + (warning.Arguments.Count > 0 ? ":" : ""), .. warning.Arguments.Take(20).Select(encode)]);
        return string.Format(CultureInfo.InvariantCulture, sentence, Argument(0), Argument(1));

        string Argument(int index) => index < warning.Arguments.Count ? encode(warning.Arguments[index]) : "?";
    }
}
