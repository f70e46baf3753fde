using ProxyGuard.Testing.Logs.Dressing;
using ProxyGuard.Testing.Logs.Situations;

namespace ProxyGuard.Testing.Logs;

/// <summary>The corpus of failed builds' logs: every situation is run, and what it printed is kept.</summary>
public static class LogCorpus
{
    // A log that shows where it was made, or anything that looks like a real secret, is of no use to anybody.
    private static readonly string[] Forbidden = ["/tmp/", "/root/", "/home/.world", "PRIVATE KEY"];

    public static IReadOnlyList<LogSituation> All { get; } =
    [
        .. ReachingSituations.All, .. StatusSituations.All, .. ContentSituations.All,
        .. ChecksumSituations.All, .. ModuleSituations.All, .. ManifestSituations.All, .. OriginSituations.All, .. SettingSituations.All,
        .. MachineSituations.All, .. OtherSituations.All, .. ContextSituations.All,
    ];

    /// <summary>Where the corpus stands.</summary>
    public static string Folder { get; } = SourceTree.PathOf("tests", "ProxyGuard.EndToEnd.Tests", "Doctor", "logs");

    /// <summary>Runs the situations whose file has one of the texts (between commas) in its name; says how each ended.</summary>
    /// <returns>How many did not fail as a situation must.</returns>
    public static async Task<int> WriteAsync(string folder, string only, TextWriter output)
    {
        using var names = new NameServer();
        var bad = 0;
        foreach (var situation in All.Where(one => only.Split(',').Any(text => one.File.Contains(text, StringComparison.Ordinal))))
        {
            var fault = await WriteAsync(folder, situation, names);
            if (fault is not null) bad++;
            await output.WriteLineAsync($"{situation.File}: {fault ?? "written"}");
        }
        return bad;
    }

    private static async Task<string?> WriteAsync(string folder, LogSituation situation, NameServer names)
    {
        await using var world = await LogWorld.StartAsync(situation.World, names);
        var run = await LogRun.RunAsync(situation);
        var text = $"# from: {Origin(situation)}\n{LogText.Of(situation, run)}";
        var path = Path.Combine(folder, situation.Cause, situation.Name + ".log");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        await File.WriteAllTextAsync(path, text);
        return run.ExitCode == 0 ? "it did not fail"
            : run.ExitCode == 97 ? "its preparation failed"
            : Forbidden.FirstOrDefault(word => text.Contains(word, StringComparison.Ordinal)) is { } word ? $"it shows {word}"
            : text.Length > 16 * 1024 ? $"it has {text.Length} characters"
            : null;
    }

    private static string Origin(LogSituation situation)
    {
        var release = File.ReadLines(Path.Combine(situation.Go.Root, "VERSION")).First();
        var dress = situation.Dress switch
        {
            LogDress.Plain => "",
            LogDress.GitLabStamped => "; decorated as GitLab with time stamps",
            _ => $"; decorated as {situation.Dress}",
        };
        return $"{release} linux/amd64 and the lab, {situation.What}{dress}";
    }
}
