using System.Text.RegularExpressions;
using ProxyGuard.Testing.Logs;

namespace ProxyGuard.EndToEnd.Tests.Doctor;

/// <summary>The corpus of failed builds' logs is large and clean enough to hold <c>doctor</c> against.</summary>
public sealed partial class LogCorpusTests
{
    private const int MostBytes = 16 * 1024;

    private static readonly string[] Files = Directory.GetFiles(LogCorpus.Folder, "*.log", SearchOption.AllDirectories);

    [Fact]
    public void There_are_at_least_120_logs_and_three_of_each_cause()
    {
        Assert.True(Files.Length >= 120, $"{Files.Length} logs");
        var few = Files.GroupBy(file => Path.GetFileName(Path.GetDirectoryName(file))).Where(cause => cause.Count() < 3);
        Assert.Empty(few.Select(cause => cause.Key));
    }

    [Fact]
    public void Every_log_is_one_that_the_program_makes() => Assert.Equal(
        LogCorpus.All.Select(situation => situation.File).Order(StringComparer.Ordinal),
        Files.Select(file => Path.GetRelativePath(LogCorpus.Folder, file).Replace('\\', '/')).Order(StringComparer.Ordinal));

    [Fact]
    public void No_situation_has_a_name_twice() => Assert.Distinct(LogCorpus.All.Select(situation => situation.File));

    [Fact]
    public void Every_log_says_first_where_it_is_from() =>
        Assert.All(Files, file => Assert.Matches("^# from: go1\\.2[37]\\.[0-9]+ linux/amd64 .+", File.ReadLines(file).First()));

    [Fact]
    public void No_log_is_long() => Assert.All(Files, file => Assert.InRange(new FileInfo(file).Length, 50, MostBytes));

    [Fact]
    public void No_log_shows_the_machine_it_was_made_on() =>
        Assert.All(Files, file => Assert.DoesNotMatch(MachinePath(), File.ReadAllText(file)));

    [Fact]
    public void No_log_holds_a_secret() => Assert.All(Files, file => Assert.DoesNotMatch(Secret(), File.ReadAllText(file)));

    [GeneratedRegex("/(tmp|root)/|(?<!runner)/work/|/home/(?!runner/)|proxyguard", RegexOptions.IgnoreCase)]
    private static partial Regex MachinePath();

    [GeneratedRegex(
        """
        (?xi) PRIVATE\ KEY | password\s*[=:] | Bearer\  | ://[^/\s"]+:[^/@\s"]+@
        | \bgh[pousr]_[a-z0-9]{10} | \bglpat- | \beyJ[a-z0-9_-]{10} | \bAKIA[0-9A-Z]{10}
        """)]
    private static partial Regex Secret();
}
