using ProxyGuard.Core.Modules;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Modules;

/// <summary>Whether a project builds from its <c>vendor</c> directory: we say so exactly when the real <c>go</c> does it.</summary>
public sealed class VendorDifferentialTests
{
    private const string Mod = "module a.test/main\n\ngo 1.23\n\nrequire b.test/x v1.0.0\n";
    private const string Txt = "# b.test/x v1.0.0\n## explicit; go 1.17\nb.test/x\n";

    public static TheoryData<string, string, string, bool> Projects => new()
    {
        { "consistent", Mod, Txt, true },
        { "with CRLF", Mod, Txt.Replace("\n", "\r\n", StringComparison.Ordinal), true },
        { "without a go line", "module a.test/main\n\nrequire b.test/x v1.0.0\n", Txt, false },
        { "go 1.13", "module a.test/main\n\ngo 1.13\n\nrequire b.test/x v1.0.0\n", Txt, false },
        { "go 1.14", "module a.test/main\n\ngo 1.14\n\nrequire b.test/x v1.0.0\n", Txt, true },
        { "another version required", Mod.Replace("v1.0.0", "v1.1.0", StringComparison.Ordinal), Txt, false },
        { "not marked as explicit", Mod, "# b.test/x v1.0.0\nb.test/x\n", false },
        { "explicit but not required", Mod, Txt + "# b.test/y v1.0.0\n## explicit\nb.test/y\n", false },
        { "explicit without packages, not required", Mod, Txt + "# b.test/y v1.0.0\n## explicit\n", true },
        { "an implicit module more", Mod, Txt + "# b.test/y v1.0.0\nb.test/y\n", false },
        { "an implicit module more, go 1.16", Mod.Replace("1.23", "1.16", StringComparison.Ordinal), Txt + "# b.test/y v1.0.0\nb.test/y\n", true },
        { "an implicit module without packages more", Mod, Txt + "# b.test/y v1.0.0\n", true },
        { "an empty modules.txt", Mod, "", false },
        { "lines that go does not know", Mod, "# what\n## ever\n" + Txt + "# b.test/z main\n## explicit\nb.test/z\n", true },
        { "for a workspace", Mod, "## workspace\n" + Txt, false },
        { "a directory replacement", Mod + "replace b.test/x => ./x\n", "# b.test/x v1.0.0 => ./x\n## explicit; go 1.17\nb.test/x\n# b.test/x => ./x\n", true },
        { "a replacement not recorded", Mod + "replace b.test/x => ./x\n", Txt, false },
        { "a replacement recorded for the version only", Mod + "replace b.test/x => ./x\n", "# b.test/x v1.0.0 => ./x\n## explicit\nb.test/x\n", false },
        { "a replacement by something else", Mod + "replace b.test/x => ./x\n", "# b.test/x v1.0.0 => ./y\n## explicit\nb.test/x\n# b.test/x => ./y\n", false },
        { "a replacement that is gone", Mod, "# b.test/x v1.0.0 => ./x\n## explicit; go 1.17\nb.test/x\n# b.test/x => ./x\n", false },
        { "a module replacement", Mod + "replace b.test/x v1.0.0 => c.test/x v1.2.0\n", "# b.test/x v1.0.0 => c.test/x v1.2.0\n## explicit\nb.test/x\n", true },
        { "a module replacement of another version", Mod + "replace b.test/x v1.0.0 => c.test/x v1.2.0\n", "# b.test/x v1.0.0 => c.test/x v1.3.0\n## explicit\nb.test/x\n", false },
        { "an unused replacement recorded", Mod + "replace d.test/d => ./d\n", Txt + "# d.test/d => ./d\n", true },
        { "an unused replacement not recorded", Mod + "replace d.test/d => ./d\n", Txt, false },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public Task A_module_is_vendored_when_go_builds_it_from_vendor(string kind, string mod, string modules, bool expected) =>
        CompareAsync(kind, ".", expected, ("go.mod", mod), ("main.go", "package main\n\nimport _ \"b.test/x\"\n\nfunc main() {}\n"), ("vendor/modules.txt", modules));

    [Theory]
    [InlineData("consistent", "## workspace\n" + Txt, true)]
    [InlineData("not for a workspace", Txt, false)]
    [InlineData("another version", "## workspace\n# b.test/x v1.1.0\n## explicit\nb.test/x\n", false)]
    public Task A_workspace_is_vendored_when_go_builds_it_from_vendor(string kind, string modules, bool expected) => CompareAsync(
        kind, "./m", expected, ("go.work", "go 1.23\n\nuse ./m\n"), ("m/go.mod", Mod), ("m/main.go", "package main\n\nimport _ \"b.test/x\"\n\nfunc main() {}\n"),
        ("vendor/modules.txt", modules));

    [Theory]
    [InlineData("# b.test/x v1.0.0 => ./m/x\n## explicit; go 1.17\nb.test/x\n# b.test/x => ./m/x\n", true)]
    [InlineData("# b.test/x v1.0.0 => ./x\n## explicit; go 1.17\nb.test/x\n# b.test/x => ./x\n", false)]
    public Task A_replacement_in_a_workspace_is_recorded_as_seen_from_go_work(string modules, bool expected) => CompareAsync(
        modules, "./m", expected, ("go.work", "go 1.23\n\nuse ./m\n"), ("m/go.mod", Mod + "replace b.test/x => ./x\n"),
        ("m/main.go", "package main\n\nimport _ \"b.test/x\"\n\nfunc main() {}\n"), ("vendor/modules.txt", "## workspace\n" + modules));

    private static async Task CompareAsync(string kind, string package, bool expected, params (string Name, string Content)[] files)
    {
        using var sandbox = new GoSandbox();
        sandbox.Environment = sandbox.Environment.SetItem("GOFLAGS", "");
        foreach (var (name, content) in files.Append(("vendor/b.test/x/x.go", "package x\n")))
        {
            var file = Path.Join(sandbox.Project, name);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await File.WriteAllTextAsync(file, content, TestContext.Current.CancellationToken);
        }

        var manifest = ModuleManifestReader.Read([sandbox.Project]);
        var run = await RealGo.V127.RunAsync(sandbox, "off", TimeSpan.FromMinutes(1), "list", "-deps", package);

        Assert.Empty(manifest.Faults);
        Assert.True(run.Passed == expected, $"{kind}: {run}");
        Assert.Equal(expected, manifest.Value.IsVendored);
    }
}
