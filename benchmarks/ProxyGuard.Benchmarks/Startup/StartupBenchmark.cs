using ProxyGuard.Testing;

namespace ProxyGuard.Benchmarks.Startup;

/// <summary>Process start to exit of the guard when there is nothing to ask, beside a program that does nothing.</summary>
internal static class StartupBenchmark
{
    private const int WarmUps = 5;
    private const int Rounds = 40;
    private const double AimMilliseconds = 150;

    public static async Task RunAsync(GuardProgram guard, TextWriter output)
    {
        using var folder = new TempDirectory();
        var environment = new Dictionary<string, string> { ["HOME"] = folder.Folder("home"), ["PATH"] = "/usr/bin:/bin" };
        var empty = await EmptyApp.PublishAsync(folder);
        var nothing = folder.Folder("nothing");
        folder.Write("module/go.mod", "module example.com/app\n\ngo 1.23\n");
        var module = folder.Folder("module");

        Subject[] subjects =
        [
            new("an empty app", () => ProgramRun.RunAsync(empty, environment, watchMemory: false)),
            new("guard, empty directory", () => guard.WithoutNetworkAsync(nothing, environment)),
            new("guard, go.mod that requires nothing", () => guard.WithoutNetworkAsync(module, environment)),
        ];
        for (var round = -WarmUps; round < Rounds; round++)
        {
            foreach (var subject in subjects) await subject.MeasureAsync(keep: round >= 0);
        }
        await WriteAsync(output, subjects);
    }

    private static async Task WriteAsync(TextWriter output, Subject[] subjects)
    {
        await output.WriteLineAsync($"""
            ## Start to exit without network

            {Rounds} runs each, in turn, after {WarmUps} warm-ups; aim: at most {AimMilliseconds} ms. {Machine.Describe()}.

            | program | median | p90 | range | beside the empty app | aim |
            |---|---|---|---|---|---|
            """);
        var peer = subjects[0].Figures.Median;
        foreach (var subject in subjects)
        {
            var (figures, isPeer) = (subject.Figures, subject == subjects[0]);
            var aim = isPeer ? "" : figures.Median <= AimMilliseconds ? "met" : "**missed**";
            var range = $"{figures.Least:F0} … {figures.Most:F0} ms";
            await output.WriteLineAsync(
                $"| {subject.Name} | {figures.Median:F0} ms | {figures.P90:F0} ms | {range} | {figures.Median / peer:F2} × | {aim} |");
        }
        await output.WriteLineAsync();
    }

    private sealed record Subject(string Name, Func<Task<ProgramRun>> Run)
    {
        private readonly List<double> _milliseconds = [];

        public Figures Figures => new(_milliseconds);

        public async Task MeasureAsync(bool keep)
        {
            var run = await Run();
            if (run.ExitCode != 0) throw new InvalidOperationException($"{Name} ended with {run.ExitCode}:\n{run.Output}{run.Error}");
            if (keep) _milliseconds.Add(run.Elapsed.TotalMilliseconds);
        }
    }
}
