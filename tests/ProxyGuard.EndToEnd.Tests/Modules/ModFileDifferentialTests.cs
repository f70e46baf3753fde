using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using ProxyGuard.Core.Modules;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Modules;

/// <summary>Our reading of go.mod and go.work beside that of the real <c>go</c>; what the newest release accepts is right.</summary>
public sealed class ModFileDifferentialTests
{
    private static readonly int Cases = int.TryParse(LabEnvironment.Get("PROXYGUARD_CASES"), out var cases) ? cases : 300;

    [Fact]
    public Task A_random_go_mod_is_accepted_and_understood_as_go_does() => CompareAsync(
        generator => generator.ModFile(),
        "mod",
        AsGoReadsIt.OfModJson,
        content => GoModParser.Parse("go.mod", content) is { IsValid: true } parsed ? AsGoReadsIt.Of(parsed.Value) : null);

    [Fact]
    public Task A_random_go_work_is_accepted_and_understood_as_go_does() => CompareAsync(
        generator => generator.WorkFile(),
        "work",
        AsGoReadsIt.OfWorkJson,
        content => GoWorkParser.Parse("go.work", content) is { IsValid: true } parsed ? AsGoReadsIt.Of(parsed.Value) : null);

    [Theory]
    [InlineData("athens")]
    [InlineData("blackbox_exporter")]
    [InlineData("gatus")]
    [InlineData("goproxy")]
    [InlineData("hugo")]
    public async Task A_real_go_mod_is_understood_as_go_does(string project)
    {
        var file = Path.Join(Data(), project, "go.mod");

        using var sandbox = new GoSandbox();
        var run = await EditAsync(RealGo.V127, sandbox, "mod", file);
        var parsed = GoModParser.Parse(file, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));

        Assert.True(run.Passed, run.Error);
        Assert.Empty(parsed.Faults);
        Assert.Equal(AsGoReadsIt.OfModJson(run.Output), AsGoReadsIt.Of(parsed.Value));
    }

    private static async Task CompareAsync(
        Func<ModFileGenerator, string> generate, string command, Func<string, string> theirs, Func<byte[], string?> ours)
    {
        using var sandbox = new GoSandbox();
        var different = new ConcurrentBag<string>();
        var accepted = 0;
        await Parallel.ForAsync(0, Cases, TestContext.Current.CancellationToken, async (seed, cancellationToken) =>
        {
            var content = Encoding.UTF8.GetBytes(generate(new ModFileGenerator(seed)));
            var file = Path.Join(sandbox.Project, $"{seed}.{command}");
            await File.WriteAllBytesAsync(file, content, cancellationToken);
            var run = await EditAsync(RealGo.V127, sandbox, command, file);
            var (expected, actual) = (run.Passed ? theirs(run.Output) : null, ours(content));
            if (expected is not null) Interlocked.Increment(ref accepted);
            if (expected != actual) different.Add($"seed {seed}:\n{Encoding.UTF8.GetString(content)}\n-- go:\n{expected ?? run.Error}\n-- ours:\n{actual}");
            else if (actual is null && (await EditAsync(RealGo.V123, sandbox, command, file)).Passed)
                different.Add($"seed {seed}: the oldest accepts what the newest and we refuse");
        });

        Assert.True(different.IsEmpty, $"{different.Count} of {Cases} differ:\n\n{string.Join("\n\n", different.Take(10))}");
        Assert.InRange(accepted, Cases / 10, Cases * 9 / 10);
    }

    private static Task<GoRun> EditAsync(RealGo go, GoSandbox sandbox, string command, string file) =>
        go.RunAsync(sandbox, "off", TimeSpan.FromMinutes(1), command, "edit", "-json", file);

    private static string Data([CallerFilePath] string path = "") =>
        Path.Join(Path.GetDirectoryName(path), "..", "..", "ProxyGuard.Core.Tests", "Modules", "data");
}
