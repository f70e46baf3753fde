using System.Runtime.CompilerServices;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.Core.Tests.Modules;

/// <summary>A gallery of files named for their fault; beside each stands what the user is told.</summary>
public sealed class BadFileTests
{
    public static TheoryData<string> Gallery => [.. Directory.EnumerateFiles(Folder()).Select(Path.GetFileName).OfType<string>()
        .Where(name => !name.EndsWith(".txt", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Gallery))]
    public void A_bad_file_gives_every_fault_in_plain_words(string name)
    {
        var golden = Path.Join(Folder(), name + ".txt");

        var told = string.Concat(Faults(name, File.ReadAllBytes(Path.Join(Folder(), name))).Select(fault => fault + "\n"));

        if (!File.Exists(golden))
        {
            File.WriteAllText(golden, told);
            Assert.Fail($"{golden} was missing and is written now: read it, and keep it if it is right");
        }
        Assert.NotEmpty(told);
        Assert.DoesNotContain(told, letter => char.IsControl(letter) && letter != '\n');
        Assert.Equal(File.ReadAllText(golden), told);
    }

    private static IReadOnlyList<SourceFault> Faults(string name, byte[] content) => Path.GetExtension(name) switch
    {
        ".mod" => GoModParser.Parse(name, content).Faults,
        ".work" => GoWorkParser.Parse(name, content).Faults,
        ".sum" => GoSumParser.Parse(name, content).Faults,
        var other => throw new InvalidOperationException($"no reader for {other}"),
    };

    private static string Folder([CallerFilePath] string path = "") => Path.Join(Path.GetDirectoryName(path), "bad");
}
