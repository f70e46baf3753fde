namespace ProxyGuard.Cli.Output;

/// <summary>One line of a log that a runner reads too, made so that the runner finds no command in it.</summary>
internal static class LogLine
{
    private const int Longest = 4000;

    /// <summary>
    /// GitHub takes <c>::</c> at the start of a line and <c>##[</c> anywhere for a command, Azure Pipelines <c>##vso[</c> anywhere.
    /// </summary>
    public static string Encode(string line)
    {
        var clean = PlainText.Clean(line, Longest);
        while (clean.Contains("##", StringComparison.Ordinal)) clean = clean.Replace("##", "# #", StringComparison.Ordinal);
        return clean.TrimStart().StartsWith("::", StringComparison.Ordinal) ? "· " + clean : clean;
    }
}
