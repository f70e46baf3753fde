using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using ProxyGuard.EndToEnd.Tests.Cli;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Doctor;

/// <summary>The published program over the logs of failed builds, whose folder is the code of their cause.</summary>
public sealed partial class DoctorTests
{
    private const double LeastRight = 0.98;
    private const int MostLines = 5;

    private static readonly string[] Logs =
        [.. Directory.EnumerateFiles(SourceTree.PathOf("tests", "ProxyGuard.EndToEnd.Tests", "Doctor", "logs"), "*.log", SearchOption.AllDirectories)];

    [Fact]
    public async Task It_answers_in_five_lines_and_is_right_on_nearly_every_log()
    {
        var wrong = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(Logs, new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = TestContext.Current.CancellationToken },
            async (log, _) =>
            {
                var answer = await AskAsync(log);
                if (!answer.StartsWith(Path.GetFileName(Path.GetDirectoryName(log)) + ": ", StringComparison.Ordinal)) wrong.Add($"{log}\n{answer}");
            });

        Assert.InRange(Logs.Length, 120, int.MaxValue);
        Assert.True(wrong.Count <= Logs.Length * (1 - LeastRight), string.Join("\n\n", wrong));
    }

    private static async Task<string> AskAsync(string log)
    {
        using var program = PublishedCli.Start(new Dictionary<string, string>(), "doctor", log);
        var run = await program.EndAsync();
        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.InRange(run.Output.TrimEnd('\n').Split('\n').Length, 1, MostLines);
        // What the log says is evidence, not advice.
        Assert.DoesNotMatch(Unsafe(), string.Join('\n', run.Output.Split('\n').Where(line => !Evidence().IsMatch(line))));
        return run.Output;
    }

    [GeneratedRegex(@"GOSUMDB=off|GONOSUMDB|GONOSUMCHECK|GOINSECURE|-insecure")]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"^Line \d+: ")]
    private static partial Regex Evidence();
}
