using System.Buffers.Binary;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Contracts;

namespace ProxyGuard.EndToEnd.Tests.AzureTask;

/// <summary>What is in the package.</summary>
[Collection(OnePackedTask.Name)]
public sealed partial class PackedTaskTests(PackedTask task)
{
    // Changes that the documented schema does not allow.
    private static readonly Dictionary<string, Action<JsonNode>> Breaches = new()
    {
        ["a hyphen in an input's name"] = json => json["inputs"]![0]!["name"] = "when-none",
        ["an underscore in an output's name"] = json => json["outputVariables"]![0]!["name"] = "report_url",
        ["an unknown type of input"] = json => json["inputs"]![0]!["type"] = "secret",
        ["an input without a label"] = json => json["inputs"]![0]!.AsObject().Remove("label"),
        ["an id that is none"] = json => json["id"] = "proxyguard",
        ["a name with a space"] = json => json["name"] = "Proxy Guard",
        ["a friendly name that is too long"] = json => json["friendlyName"] = new string('x', 41),
        ["an unknown category"] = json => json["category"] = "Tool",
        ["a version as text"] = json => json["version"]!["Major"] = "1",
        ["no third number"] = json => json["version"]!.AsObject().Remove("Patch"),
        ["an unknown handler"] = json => json["execution"]!["Node20"] = json["execution"]!["Node24"]!.DeepClone(),
        ["no handler for newer agents"] = json => json["execution"]!.AsObject().Remove("Node24"),
        ["a handler without a target"] = json => json["execution"]!["Node24"]!.AsObject().Remove("target"),
        ["an unknown property"] = json => json["platforms"] = "linux",
    };

    public static TheoryData<string> BreachNames => [.. Breaches.Keys];

    private static JsonNode Schema { get; } = JsonNode.Parse(
        File.ReadAllText(SourceTree.PathOf("tests", "ProxyGuard.EndToEnd.Tests", "AzureTask", "task.schema.json")))!;

    private string Manifest => File.ReadAllText(Path.Combine(task.Root, "extension.vsixmanifest"));

    private JsonNode TaskJson => task.Json("ProxyGuardV1/task.json");

    [Fact]
    public void The_task_is_as_the_schema_says() => Assert.Empty(Faults(TaskJson));

    [Theory]
    [MemberData(nameof(BreachNames))]
    public void A_task_that_is_not_is_found(string breach)
    {
        var json = TaskJson;
        Breaches[breach](json);
        Assert.NotEmpty(Faults(json));
    }

    [Fact]
    public void Every_group_is_there_and_every_target()
    {
        var groups = TaskJson["groups"]!.AsArray().Select(group => (string)group!["name"]!).ToHashSet();
        var used = TaskJson["inputs"]!.AsArray().Select(input => (string?)input!["groupName"]).OfType<string>().ToHashSet();

        Assert.Equal(groups, used);
        Assert.All(TaskJson["execution"]!.AsObject(), handler =>
            Assert.True(File.Exists(Path.Combine(task.Folder, (string)handler.Value!["target"]!))));
    }

    [Fact]
    public void The_version_is_stamped_into_extension_and_task()
    {
        var version = TaskJson["version"]!;
        Assert.Equal(PackedTask.Version, $"{version["Major"]}.{version["Minor"]}.{version["Patch"]}");
        Assert.Contains($"Version=\"{PackedTask.Version}\"", Manifest);
    }

    [Fact]
    public void It_is_not_public_before_somebody_says_so() => Assert.DoesNotContain("Public", Manifest);

    [Theory]
    [InlineData("overview.md")]
    [InlineData("LICENSE.txt")]
    [InlineData("images/report.png")]
    [InlineData("images/comment.png")]
    public void What_people_see_is_in_it(string name) => Assert.True(new FileInfo(Path.Combine(task.Root, name)).Length > 0);

    [Fact]
    public void The_overview_shows_only_what_is_in_it()
    {
        var text = File.ReadAllText(Path.Combine(task.Root, "overview.md"));
        var pictures = text.Split("](").Skip(1).Select(rest => rest.Split(')')[0]).Where(link => !link.StartsWith("https://")).ToList();

        Assert.Equal(2, pictures.Count);
        Assert.All(pictures, picture => Assert.True(File.Exists(Path.Combine(task.Root, picture)), picture));
    }

    [Theory]
    [InlineData("action/examples/azure-pipelines-task.yml", 7)]
    [InlineData("action/azure-devops/overview.md", 1)]
    [InlineData("docs/azure-devops.md", 5)]
    public void Examples_give_only_inputs_that_the_task_has(string file, int count)
    {
        var inputs = TaskJson["inputs"]!.AsArray().Select(input => (string)input!["name"]!).ToHashSet();
        var given = InputBlock().Matches(File.ReadAllText(SourceTree.PathOf(file.Split('/'))))
            .SelectMany(match => match.Groups[1].Captures).Select(capture => capture.Value).ToList();

        Assert.Equal(count, given.Count);
        Assert.Subset(inputs, given.ToHashSet());
    }

    [Theory]
    [InlineData("images/extension-icon.png", 128)]
    [InlineData("ProxyGuardV1/icon.png", 32)]
    public void Icons_have_the_size_that_is_asked_for(string name, int pixels)
    {
        var png = File.ReadAllBytes(Path.Combine(task.Root, name));
        var (width, height) = (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20)));
        Assert.Equal((pixels, pixels), (width, height));
    }

    // Neither Windows nor anything that runs its programs is here: that it is one for x64 is all that can be said.
    [Fact]
    public void Each_program_is_one_for_its_machine()
    {
        var elf = File.ReadAllBytes(Path.Combine(task.Folder, "proxyguard-linux-x64"));
        Assert.Equal([0x7f, .. "ELF"u8], elf[..4]);
        Assert.Equal(0x3e, BinaryPrimitives.ReadUInt16LittleEndian(elf.AsSpan(18)));

        var pe = File.ReadAllBytes(Path.Combine(task.Folder, "proxyguard-win-x64.exe"));
        var header = BinaryPrimitives.ReadInt32LittleEndian(pe.AsSpan(0x3c));
        Assert.Equal("MZ"u8.ToArray(), pe[..2]);
        Assert.Equal("PE\0\0"u8.ToArray(), pe[header..(header + 4)]);
        Assert.Equal(0x8664, BinaryPrimitives.ReadUInt16LittleEndian(pe.AsSpan(header + 4)));
        Assert.Equal(0x20b, BinaryPrimitives.ReadUInt16LittleEndian(pe.AsSpan(header + 24)));
        Assert.Equal(3, BinaryPrimitives.ReadUInt16LittleEndian(pe.AsSpan(header + 24 + 68)));
    }

    [GeneratedRegex(@"(?m)^ +inputs:\n(?: {6,}(?:#.*|([A-Za-z]+): .*)\n)+")]
    private static partial Regex InputBlock();

    private static IReadOnlyList<string> Faults(JsonNode json) => new JsonSchemaCheck(Schema).Check(json, Schema["task"]!);
}
