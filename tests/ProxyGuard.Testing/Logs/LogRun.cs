using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;

namespace ProxyGuard.Testing.Logs;

/// <summary>One line that a step printed, and when.</summary>
public readonly record struct LogLine(DateTimeOffset Time, string Text);

/// <summary>What a step printed, and how it ended.</summary>
/// <param name="Lines">Standard output and standard error as they came.</param>
/// <param name="Start">When it began.</param>
/// <param name="End">When it ended.</param>
/// <param name="ExitCode">What bash said.</param>
/// <param name="TimedOut">Whether it was killed at its limit.</param>
public sealed record LogRun(IReadOnlyList<LogLine> Lines, DateTimeOffset Start, DateTimeOffset End, int ExitCode, bool TimedOut)
{
    private const string Home = "/home/runner";

    // The mounts of a step end with it.
    private const string Step = $$"""
        cd {{Home}}/work/widgets/widgets
        bash -e {{Home}}/work/_temp/prepare.sh > /home/.world/prepare.log 2>&1 || { cat /home/.world/prepare.log; exit 97; }
        rm {{Home}}/work/_temp/prepare.sh
        exec env PATH="${STEP_PATH:-$PATH}" /usr/bin/setpriv \
          --reuid=1001 --regid=1001 --clear-groups /bin/bash -e {{Home}}/work/_temp/step.sh 2>&1
        """;

    public static string Project => Home + "/work/widgets/widgets";

    /// <summary>Writes the project and runs the step.</summary>
    public static async Task<LogRun> RunAsync(LogSituation situation)
    {
        await WriteAsync(situation);
        var time = TimeProvider.System;
        using var process = new Process { StartInfo = StartInfo(situation) };
        var (start, lines) = (time.GetUtcNow(), new List<LogLine>());
        process.Start();
        process.StandardInput.Close();
        using var limit = new CancellationTokenSource(situation.Limit);
        using var kill = limit.Token.Register(() => process.Kill(entireProcessTree: true));
        while (await process.StandardOutput.ReadLineAsync() is { } line) lines.Add(new(time.GetUtcNow(), line));
        await process.WaitForExitAsync();
        return new(lines, start, time.GetUtcNow(), process.ExitCode, limit.IsCancellationRequested);
    }

    private static async Task WriteAsync(LogSituation situation)
    {
        await ShellAsync($"cd {Home} && find . -mindepth 1 -maxdepth 1 ! -name .cache -exec rm -rf {{}} +");
        await ShellAsync($"mkdir -p {Project} {Home}/work/_temp {Home}/.config/go/telemetry");
        await File.WriteAllTextAsync(Home + "/.config/go/telemetry/mode", "off\n");
        LogProject.Write(Project, LogProject.Files.TrimEnd());
        LogProject.Write(Project, situation.Files.TrimEnd());
        await File.WriteAllTextAsync(Home + "/work/_temp/step.sh", situation.Script + "\n");
        await File.WriteAllTextAsync(Home + "/work/_temp/prepare.sh", situation.Prepare + "\n");
        await ShellAsync($"find {Home} -path {Home}/.cache/go-build -prune -o -exec chown -h 1001:1001 {{}} +");
    }

    private static async Task ShellAsync(string script)
    {
        using var process = Process.Start("bash", ["-ec", script]);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new IOException($"{script}: exit {process.ExitCode}");
    }

    private static ProcessStartInfo StartInfo(LogSituation situation)
    {
        var start = new ProcessStartInfo("unshare", ["--mount", "--pid", "--fork", "--kill-child", "--mount-proc", "bash", "-c", Step])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.Environment.Clear();
        foreach (var (name, value) in Environment(situation)) start.Environment[name] = value;
        return start;
    }

    private static ImmutableDictionary<string, string> Environment(LogSituation situation)
    {
        var own = new Dictionary<string, string>
        {
            ["PATH"] = $"/opt/hostedtoolcache/go/{situation.Go.Release}/x64/bin:/usr/local/bin:/usr/bin:/bin:/usr/sbin",
            ["HOME"] = Home,
            ["TMPDIR"] = Home + "/work/_temp",
            ["CGO_ENABLED"] = "0",
            ["GOTOOLCHAIN"] = "local",
            ["LANG"] = "C.UTF-8",
        };
        return own.ToImmutableDictionary().SetItems(situation.Variables);
    }
}
