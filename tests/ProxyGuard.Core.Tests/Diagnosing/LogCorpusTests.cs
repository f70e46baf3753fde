using System.Text.Json;
using ProxyGuard.Core.Diagnosing;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Tests.Diagnosing;

public sealed class LogCorpusTests
{
    private const double LeastRight = 0.98;

    [Fact]
    public void Nearly_every_log_is_diagnosed_as_what_made_it()
    {
        var wrong = LogCorpus.All.Select(log => (log.Name, log.Cause, Found: LogCorpus.CauseOf(BuildLog.Diagnose(log.Lines))))
            .Where(log => log.Found != log.Cause).ToList();

        Assert.True(wrong.Count <= LogCorpus.All.Count * (1 - LeastRight), string.Join('\n', wrong));
    }

    [Fact]
    public void Every_folder_is_the_code_of_a_cause() =>
        Assert.Subset(Codes.All<BuildFault>().ToHashSet(), LogCorpus.All.Select(log => log.Cause).ToHashSet());

    [Fact]
    public void The_evidence_stands_where_the_diagnosis_says()
    {
        foreach (var (name, _, lines) in LogCorpus.All)
        {
            if (BuildLog.Diagnose(lines) is not { } found) continue;
            var words = found.Evidence.Split(["***", "\""], StringSplitOptions.RemoveEmptyEntries)[0].Trim();
            Assert.True(lines[found.Line - 1].Contains(words, StringComparison.Ordinal), $"{name}: {found}");
        }
    }

    public static TheoryData<string, Func<string, string>> Decorations => new()
    {
        { "GitHub", line => $"2026-11-21T08:15:30.1234567Z {line}" },
        { "gh run view", line => $"test\tRun go test ./...\t2026-11-21T08:15:30.1234567Z {line}" },
        { "Azure", line => $"2026-11-21T08:15:30.1234567Z ##[error]{line}" },
        { "GitLab", line => $"2026-11-21T08:15:30.123456Z 00O {line}" },
        { "GitLab, standard error", line => $"2026-11-21T08:15:30.123456Z 01E {line}" },
        { "GitLab, a section", line => $"section_start:1795259207:step_script\r\u001b[0K{line}" },
        { "Jenkins", line => $"[2026-11-21T08:15:30.123Z] {line}" },
        { "Jenkins, a branch", line => $"[2026-11-21T08:15:30.123Z] [linux] {line}" },
        { "Jenkins, time stamper", line => $"08:15:30  {line}" },
        { "TeamCity", line => $"[08:15:30]W:\t [Step 1/2] {line}" },
        { "Buildkite", line => $"\u001b_bk;t=1795259207000\u0007{line}" },
        { "a container's build", line => $"#12 3.456 {line}" },
        { "several containers", line => $"build-1  | {line}" },
        { "act", line => $"[CI/test]   | {line}" },
        { "ts", line => $"Nov 21 08:15:30 {line}" },
        { "Go's log package", line => $"2026/11/21 08:15:30 {line}" },
        { "colours", line => $"\u001b[31;1m{line}\u001b[0m" },
        { "a link", line => $"\u001b]8;;https://x.example\u0007{line}\u001b]8;;\u0007" },
        { "a progress bar", line => $"10 %\r 90 %\r{line}" },
        { "Windows", line => line + "\r" },
        { "go test -json", line => $$"""{"Time":"2026-11-21T08:15:30Z","Action":"output","Package":"x","Output":{{Quoted(line)}}}""" },
        { "GitHub and colours", line => $"2026-11-21T08:15:30.1234567Z \u001b[36;1m{line}\u001b[0m" },
    };

    [Theory]
    [MemberData(nameof(Decorations))]
    public void What_a_system_puts_around_a_line_changes_nothing(string name, Func<string, string> decorate)
    {
        // No system puts JSON into JSON.
        foreach (var log in LogCorpus.All.Where(log => name != "go test -json" || !log.Lines.Any(line => line.Contains("\": \"") || line.Contains("\"Action\""))))
        {
            var plain = BuildLog.Diagnose(log.Lines);
            var decorated = BuildLog.Diagnose(log.Lines.Select(decorate));
            Assert.True(plain == decorated, $"{name}, {log.Name}:\n{plain}\n{decorated}");
        }
    }

    private static string Quoted(string line) => JsonSerializer.Serialize(line + "\n");
}
