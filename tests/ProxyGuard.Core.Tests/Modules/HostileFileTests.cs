using System.Text;
using ProxyGuard.Core.Modules;
using ProxyGuard.Testing;

namespace ProxyGuard.Core.Tests.Modules;

/// <summary>Files made to waste time, memory or a terminal end in clear faults, and soon.</summary>
public sealed class HostileFileTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    public static TheoryData<string> Kinds => [.. Contents.Keys];

    private static Dictionary<string, Func<string>> Contents { get; } = new()
    {
        ["a million unknown lines"] = () => Repeat("evil line\n", 1_000_000),
        ["a million blank lines, then a fault"] = () => Repeat("\n", 1_000_000) + "evil",
        ["a million comments, then a fault"] = () => Repeat("// x\n", 1_000_000) + "evil",
        ["a million malformed requirements in a block"] = () => $"require (\n{Repeat("a.test/x 1.0\n", 1_000_000)}",
        ["a word of 10 MB"] = () => new string('x', 10_000_000),
        ["a string of 10 MB"] = () => "require \"" + new string('x', 10_000_000),
        ["10 MB of words on one line"] = () => Repeat("x ", 5_000_000),
        ["10 MB of parentheses on one line"] = () => new string('(', 10_000_000),
        ["10 MB of quotes"] = () => new string('"', 10_000_000),
        ["10 MB of backslashes in a string"] = () => "require \"" + new string('\\', 9_999_999) + "\" v1.0.0",
        ["a version of 10 MB"] = () => "require a.test/x v1.0.0-" + Repeat("a.", 5_000_000),
        ["a major suffix of 10 MB"] = () => "require a.test/x/v0" + new string('1', 10_000_000) + " v1.0.0",
        ["10 MB of NUL"] = () => new string('\0', 10_000_000),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_hostile_file_ends_in_clear_faults_within_a_second(string kind)
    {
        var content = Encoding.UTF8.GetBytes(Contents[kind]());
        AssertSoon(() => GoModParser.Parse("go.mod", content).Faults);
        AssertSoon(() => GoWorkParser.Parse("go.work", content).Faults);
        AssertSoon(() => [.. GoSumParser.Parse("go.sum", content).Faults, new SourceFault("", 0, $"a field of any length is a field")]);
    }

    [Fact]
    public void Bytes_that_are_no_text_end_in_clear_faults_within_a_second()
    {
        var content = new byte[10_000_000];
        new Random(1).NextBytes(content);
        AssertSoon(() => GoModParser.Parse("go.mod", content).Faults);
        AssertSoon(() => GoSumParser.Parse("go.sum", content).Faults);
        Assert.NotNull(VendorFile.Parse(content));
    }

    [Fact]
    public void After_a_hundred_faults_the_rest_is_counted()
    {
        var faults = GoModParser.Parse("go.mod", Encoding.UTF8.GetBytes(Repeat("evil\n", 1234))).Faults;

        Assert.Equal(101, faults.Count);
        Assert.Equal("go.mod: 1134 more faults are not shown", faults[^1].ToString());
    }

    [Fact]
    public void After_a_hundred_thousand_more_the_rest_is_not_read()
    {
        var faults = GoModParser.Parse("go.mod", Encoding.UTF8.GetBytes(Repeat("evil\n", 200_000))).Faults;

        Assert.Equal("go.mod: 100000 more faults are not shown, and the rest of the file was not read", faults[^1].ToString());
    }

    [Fact]
    public void A_file_over_16_MiB_is_one_fault_and_not_read()
    {
        using var repository = new TempDirectory().With("go.mod", "module a.test/x\n" + new string('\n', 16 * 1024 * 1024));

        var fault = Assert.Single(ModuleManifestReader.Read([repository.Path]).Faults);

        Assert.Equal("larger than 16 MiB, so it was not read", fault.Message);
    }

    [Fact]
    public void A_link_to_an_endless_device_is_one_fault()
    {
        if (!File.Exists("/dev/zero")) return;
        using var repository = new TempDirectory();
        File.CreateSymbolicLink(Path.Join(repository.Path, "go.mod"), "/dev/zero");

        AssertSoon(() => ModuleManifestReader.Read([repository.Path]).Faults);
    }

    private static void AssertSoon(Func<IReadOnlyList<SourceFault>> read)
    {
        IReadOnlyList<SourceFault> faults = [];

        var time = ThreadTime.Of(() => faults = read());

        Assert.NotEmpty(faults);
        Assert.InRange(faults.Count, 1, 102);
        Assert.All(faults, fault => Assert.InRange(fault.Message.Length, 1, 250));
        Assert.InRange(time, TimeSpan.Zero, Soon);
    }

    private static string Repeat(string text, int count) => new StringBuilder(text.Length * count).Insert(0, text, count).ToString();
}
