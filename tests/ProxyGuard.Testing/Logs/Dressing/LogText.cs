using System.Globalization;

namespace ProxyGuard.Testing.Logs.Dressing;

/// <summary>The text of a log in the dress of its CI system. Pure.</summary>
internal static class LogText
{
    public static string Of(LogSituation situation, LogRun run) => string.Concat(Lines(situation, run).Select(line => line + "\n"));

    private static IEnumerable<string> Lines(LogSituation situation, LogRun run) => situation.Dress switch
    {
        LogDress.GitHub => GitHub(situation, run),
        LogDress.Azure => Azure(situation, run),
        LogDress.GitLab => GitLab(situation, run, _ => ""),
        LogDress.GitLabStamped => GitLab(situation, run, time => Stamp(time, 6) + " 00O "),
        LogDress.Jenkins => Jenkins(situation, run),
        LogDress.Docker => Docker(situation, run),
        _ => run.Lines.Select(line => line.Text),
    };

    private static IEnumerable<string> GitHub(LogSituation situation, LogRun run)
    {
        var commands = ScriptLines(situation).Select(line => $"\u001b[36;1m{line}\u001b[0m");
        var variables = situation.Variables.Where(one => one.Key != "STEP_PATH").Select(one => $"  {one.Key}: {one.Value}").ToList();
        var head = new List<string> { $"##[group]Run {ScriptLines(situation)[0]}" };
        head.AddRange(commands);
        head.Add("shell: /usr/bin/bash -e {0}");
        if (variables.Count > 0) head.AddRange(["env:", .. variables]);
        head.Add("##[endgroup]");
        string[] end = situation.IsCancelled ? ["##[error]The operation was canceled."]
            : run.TimedOut ? ["##[error]The action 'Test' has timed out after 10 minutes."]
            : [$"##[error]Process completed with exit code {run.ExitCode}."];
        return Stamped(run, head, end);
    }

    private static IEnumerable<string> Azure(LogSituation situation, LogRun run)
    {
        const string rule = "==============================================================================";
        string[] head =
        [
            "##[section]Starting: Build and test", rule,
            "Task         : Bash", "Description  : Run a Bash script on macOS, Linux, or Windows", "Version      : 3.250.1",
            "Author       : Microsoft Corporation", rule, "Generating script.",
            "========================== Starting Command Output ===========================",
            "[command]/usr/bin/bash /home/runner/work/_temp/step.sh",
        ];
        var why = situation.IsCancelled ? "The operation was canceled."
            : run.TimedOut ? "The task has timed out."
            : $"Bash exited with code '{run.ExitCode}'.";
        return Stamped(run, head, ["", $"##[error]{why}", "##[section]Finishing: Build and test"]);
    }

    private static IEnumerable<string> Stamped(LogRun run, IEnumerable<string> head, IEnumerable<string> end) =>
    [
        .. head.Select(line => $"{Stamp(run.Start, 7)} {line}"),
        .. run.Lines.Select(line => $"{Stamp(line.Time, 7)} {line.Text}"),
        .. end.Select(line => $"{Stamp(run.End, 7)} {line}"),
    ];

    private static IEnumerable<string> GitLab(LogSituation situation, LogRun run, Func<DateTimeOffset, string> stamp)
    {
        const string clear = "\r\u001b[0K";
        yield return $"{stamp(run.Start)}section_start:{run.Start.ToUnixTimeSeconds()}:step_script{clear}{clear}"
            + "\u001b[0K\u001b[36;1mExecuting \"step_script\" stage of the job script\u001b[0;m\u001b[0;m";
        foreach (var command in ScriptLines(situation)) yield return $"{stamp(run.Start)}\u001b[32;1m$ {command}\u001b[0;m";
        foreach (var line in run.Lines) yield return stamp(line.Time) + line.Text;
        yield return $"{stamp(run.End)}section_end:{run.End.ToUnixTimeSeconds()}:step_script{clear}";
        var why = situation.IsCancelled ? "canceled"
            : run.TimedOut ? "execution took longer than 10m0s seconds"
            : $"exit code {run.ExitCode}";
        yield return $"{stamp(run.End)}\u001b[31;1mERROR: Job failed: {why}\u001b[0;m";
    }

    private static IEnumerable<string> Jenkins(LogSituation situation, LogRun run)
    {
        string At(DateTimeOffset time) => $"[{Stamp(time, 3)}] ";
        yield return At(run.Start) + "[Pipeline] { (Test)";
        yield return At(run.Start) + "[Pipeline] sh";
        foreach (var line in run.Lines) yield return At(line.Time) + line.Text;
        if (run.TimedOut)
        {
            yield return At(run.End) + (situation.IsCancelled ? "Aborted by ada" : "Cancelling nested steps due to timeout");
            yield return At(run.End) + "Sending interrupt signal to process";
        }
        foreach (var name in new[] { "}", "// stage", "}", "// node", "End of Pipeline" }) yield return $"{At(run.End)}[Pipeline] {name}";
        yield return At(run.End) + (situation.IsCancelled ? "script returned exit code 143"
            : run.TimedOut ? "Timeout has been exceeded"
            : $"ERROR: script returned exit code {run.ExitCode}");
        yield return At(run.End) + (run.TimedOut ? "Finished: ABORTED" : "Finished: FAILURE");
    }

    private static IEnumerable<string> Docker(LogSituation situation, LogRun run)
    {
        var command = string.Join(" && ", ScriptLines(situation));
        string After(LogLine line) => (line.Time - run.Start).TotalSeconds.ToString("F3", CultureInfo.InvariantCulture);
        yield return $"#12 [build 4/6] RUN {command}";
        foreach (var line in run.Lines) yield return $"#12 {After(line)} {line.Text}";
        var error = $"process \"/bin/sh -c {command}\" did not complete successfully: exit code: {run.ExitCode}";
        yield return $"#12 ERROR: {error}";
        yield return "------";
        yield return $" > [build 4/6] RUN {command}:";
        foreach (var line in run.Lines.TakeLast(10)) yield return $"{After(line)} {line.Text}";
        yield return "------";
        yield return $"ERROR: failed to solve: {error}";
    }

    private static string[] ScriptLines(LogSituation situation) => situation.Script.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static string Stamp(DateTimeOffset time, int digits) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss." + new string('f', digits) + "'Z'", CultureInfo.InvariantCulture);
}
