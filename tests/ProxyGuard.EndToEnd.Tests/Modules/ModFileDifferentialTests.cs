using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Text;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.EndToEnd.Tests.Modules;

/// <summary>Our reading of go.mod and go.work beside that of the real <c>go</c>; what the newest release accepts is right.</summary>
public sealed class ModFileDifferentialTests
{
    private const string Newest = "1.27";
    private const string Oldest = "1.23";

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

        var (json, error) = await GoTool.RunAsync(Newest, "mod", "edit", "-json", file);
        var parsed = GoModParser.Parse(file, await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken));

        Assert.True(json is not null, error);
        Assert.Empty(parsed.Faults);
        Assert.Equal(AsGoReadsIt.OfModJson(json), AsGoReadsIt.Of(parsed.Value));
    }

    private static async Task CompareAsync(
        Func<ModFileGenerator, string> generate, string command, Func<string, string> theirs, Func<byte[], string?> ours)
    {
        var directory = Directory.CreateTempSubdirectory("proxyguard-modfile-");
        var different = new ConcurrentBag<string>();
        var accepted = 0;
        await Parallel.ForAsync(0, GoTool.Cases, TestContext.Current.CancellationToken, async (seed, cancellationToken) =>
        {
            var content = Encoding.UTF8.GetBytes(generate(new ModFileGenerator(seed)));
            var file = Path.Join(directory.FullName, $"{seed}.{command}");
            await File.WriteAllBytesAsync(file, content, cancellationToken);
            var (json, error) = await GoTool.RunAsync(Newest, command, "edit", "-json", file);
            var (expected, actual) = (json is null ? null : theirs(json), ours(content));
            if (expected is not null) Interlocked.Increment(ref accepted);
            if (expected != actual) different.Add($"seed {seed}:\n{Encoding.UTF8.GetString(content)}\n-- go:\n{expected ?? error}\n-- ours:\n{actual}");
            else if (actual is null && (await GoTool.RunAsync(Oldest, command, "edit", "-json", file)).Output is not null)
                different.Add($"seed {seed}: {Oldest} accepts what {Newest} and we refuse");
        });
        directory.Delete(recursive: true);

        Assert.True(different.IsEmpty, $"{different.Count} of {GoTool.Cases} differ:\n\n{string.Join("\n\n", different.Take(10))}");
        Assert.InRange(accepted, GoTool.Cases / 10, GoTool.Cases * 9 / 10);
    }

    private static string Data([CallerFilePath] string path = "") =>
        Path.Join(Path.GetDirectoryName(path), "..", "..", "ProxyGuard.Core.Tests", "Modules", "data");
}
