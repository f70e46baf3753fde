using ProxyGuard.Testing;

namespace ProxyGuard.Benchmarks.Container;

/// <summary>The action's image: what it weighs, and what starting a container adds to the program's own start.</summary>
internal static class ContainerBenchmark
{
    private const int WarmUps = 3;
    private const int Rounds = 20;
    private const double AimMilliseconds = 500;
    private const double AimMegabytes = 20;
    private const string Image = "localhost/proxyguard";

    public static async Task RunAsync(GuardProgram guard, TextWriter output)
    {
        using var folder = new TempDirectory();
        await WriteSizeAsync(await ImageLayers.ReadAsync(Image, folder), output);
        await using var empty = await EmptyImage.MakeAsync(folder);
        var environment = new Dictionary<string, string> { ["HOME"] = folder.Folder("home"), ["PATH"] = "/usr/bin:/bin" };
        string[] nothing = ["guard", "--ci", "none", "--format", "json"];
        Subject[] subjects =
        [
            new("a container with an empty program", () => Podman.StartAsync(EmptyImage.Name)),
            new("the guard without a container", () => guard.WithoutNetworkAsync(folder.Folder("nothing"), environment)),
            new("the guard's container", () => Podman.StartAsync(Image, nothing)),
        ];
        for (var round = -WarmUps; round < Rounds; round++)
        {
            foreach (var subject in subjects) await subject.MeasureAsync(keep: round >= 0);
        }
        await WriteStartsAsync(output, subjects);
    }

    private static async Task WriteSizeAsync(IReadOnlyList<double> layers, TextWriter output)
    {
        var sum = layers.Sum();
        await output.WriteLineAsync($"""
            ## The container

            Compressed, as a release is packed (zstd): **{sum:F1} MB**, of it {layers[0]:F1} MB the base (certificates, the C library,
            OpenSSL) and {layers[^1]:F1} MB the program. Aim: at most {AimMegabytes} MB, {(sum <= AimMegabytes ? "met" : "**missed**")}.

            """);
    }

    private static async Task WriteStartsAsync(TextWriter output, Subject[] subjects)
    {
        await output.WriteLineAsync($"""
            Start to exit without network, {Rounds} runs each, in turn, after {WarmUps} warm-ups; root and network are closed (`--read-only
            --network none`); aim: at most {AimMilliseconds} ms. {Machine.Describe()}.

            | what is started | median | p90 | range | beside the empty container | beside the guard alone | aim |
            |---|---|---|---|---|---|---|
            """);
        var (empty, bare) = (subjects[0].Figures.Median, subjects[1].Figures.Median);
        foreach (var subject in subjects)
        {
            var figures = subject.Figures;
            var aim = subject != subjects[^1] ? "" : figures.Median <= AimMilliseconds ? "met" : "**missed**";
            await output.WriteLineAsync(
                $"| {subject.Name} | {figures.Median:F0} ms | {figures.P90:F0} ms | {figures.Least:F0} … {figures.Most:F0} ms "
                + $"| {figures.Median / empty:F2} × | {figures.Median / bare:F2} × | {aim} |");
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
