using ProxyGuard.Cli.Output;

namespace ProxyGuard.Cli.Ci.GitHub;

/// <summary>
/// Commands of GitHub Actions in a job's log. Source: actions/toolkit, packages/core/src/command.ts: data escapes <c>%</c>, CR and LF,
/// properties also <c>:</c> and <c>,</c>.
/// </summary>
internal static class WorkflowCommand
{
    private const int LongestMessage = 4000;

    public static string Mask(string secret) => "::add-mask::" + Data(secret);

    public static string Annotation(Severity severity, string message, string? file, int line)
    {
        var command = severity switch { Severity.Error => "error", Severity.Warning => "warning", _ => "notice" };
        var properties = "title=ProxyGuard" + (file is null ? "" : $",file={Property(PlainText.Clean(file))}")
            + (line > 0 ? $",line={line}" : "");
        return $"::{command} {properties}::{Data(LogLine.Encode(PlainText.Clean(message, LongestMessage)))}";
    }

    public static string Data(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    public static string Property(string text) => Data(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal);
}
