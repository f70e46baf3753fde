using ProxyGuard.Cli.Output;

namespace ProxyGuard.Cli.Ci.AzurePipelines;

/// <summary>
/// Logging commands of Azure Pipelines. Source: azure-pipelines-task-lib, taskcommand: <c>%</c> is <c>%AZP25</c>, CR and LF are
/// percent-encoded, in properties <c>]</c> and <c>;</c> too.
/// </summary>
internal static class LoggingCommand
{
    private const int LongestMessage = 4000;

    public static string SetVariable(string name, string value, bool isOutput) =>
        $"##vso[task.setvariable variable={Property(name)}{(isOutput ? ";isOutput=true" : "")}]{Data(value)}";

    public static string SetSecret(string secret) => "##vso[task.setsecret]" + Data(secret);

    public static string Issue(Severity severity, string message, string? file, int line)
    {
        var place = file is null ? "" : $"sourcepath={Property(PlainText.Clean(Whole(file)))};" + (line > 0 ? $"linenumber={line};" : "");
        return $"##vso[task.logissue type={(severity == Severity.Error ? "error" : "warning")};{place}]"
            + Data(LogLine.Encode(PlainText.Clean(message, LongestMessage)));
    }

    public static string UploadSummary(string path) => "##vso[task.uploadsummary]" + Data(path);

    // The agent finds the repository's part of a whole path by itself; what is no file (a variable's name) stays as it is.
    private static string Whole(string file) => File.Exists(file) ? Path.GetFullPath(file) : file;

    public static string Data(string text) => text
        .Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    public static string Property(string text) => Data(text)
        .Replace("]", "%5D", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal);
}
