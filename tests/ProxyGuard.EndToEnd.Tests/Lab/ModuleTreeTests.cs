using System.Text;
using ProxyGuard.Core.Modules;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Lab;

public sealed class ModuleTreeTests
{
    [Fact]
    public void The_worked_example_of_the_semantics_sheet_has_its_hashes()
    {
        var tree = ModuleTree.Empty.Add(
            "example.com/hello", "v1.0.0",
            ("go.mod", "module example.com/hello\n\ngo 1.18\n"),
            ("hello.go", "package hello\n\n// Text is v1.0.0.\nconst Text = \"hello v1.0.0\"\n"));

        Assert.Equal(
            "example.com/hello v1.0.0 h1:sZ3rvFw3xYZxceK96MvUBLzM2vOiNZ3dlsPWYTwH1ko=\n" +
            "example.com/hello v1.0.0/go.mod h1:650DmeZPfQJ/Go7ryOmtlUer5d3q3P8j9nWVoWgO2VM=\n",
            tree["example.com/hello", "v1.0.0"]!.GoSumLines);
    }

    [Fact]
    public void The_newest_version_is_the_highest_release_then_pre_release_then_commit()
    {
        string[] versions = ["v1.9.0", "v1.10.0", "v1.11.0-rc.1", "v1.11.0-rc.10"];
        var tree = versions.Reverse().Aggregate(ModuleTree.Sample(), (all, version) => all.Add("example.com/x", version));

        Assert.Equal("v1.10.0", tree.NewestOf("example.com/x"));
        Assert.Equal(versions, tree.ListOf("example.com/x"));
        Assert.Equal(SampleModules.UpperCaseVersion, tree.NewestOf(SampleModules.UpperCase));
        Assert.Empty(tree.ListOf(SampleModules.Nightly));
        Assert.StartsWith("v0.0.0-2024", tree.NewestOf(SampleModules.Nightly));
        Assert.Null(tree.NewestOf("example.com/unknown"));
    }

    [Fact]
    public void The_sample_has_every_kind_of_module()
    {
        var tree = ModuleTree.Sample();

        Assert.InRange(tree[SampleModules.Bulk, "v1.0.0"]!.Zip.Length, 200 * 1024, 220 * 1024);
        Assert.Equal($"module {SampleModules.WithoutGoMod}\n", Encoding.UTF8.GetString(tree[SampleModules.WithoutGoMod, "v0.4.0"]!.Mod));
        Assert.Equal(30, ModuleTree.Synthetic(10, versions: 3).Modules.Count());
        var (once, again) = (ModuleTree.Synthetic(3), ModuleTree.Synthetic(3));
        Assert.Equal(once.Modules.Select(module => module.Zip), again.Modules.Select(module => module.Zip));
    }

    [Fact]
    public void Debian_sources_are_served_as_every_version_that_a_go_mod_names()
    {
        using var folder = new TempDirectory();
        const string requires = "require (\n\t\"example.com/two\" v1.5.0\n\texample.com/gone v0.1.0 // indirect\n)\n";
        folder.Write("src/one/go.mod", $"module example.com/one\n\n{requires}");
        folder.Write("src/one/one.go", "package one\n");
        folder.Write("src/two/two.go", "package two\n");
        var map = folder.Write("modules.txt", "# real source\nexample.com/one v1.0.0 src/one\nexample.com/two v1.4.0 src/two\n");
        var project = folder.Write("go.mod", "module example.com/app\n\nrequire example.com/one v1.1.0\n");

        var tree = DebianModules.Build(map, project);

        Assert.Equal(
            "gone@v0.1.0 one@v1.0.0 one@v1.1.0 two@v1.4.0 two@v1.5.0",
            string.Join(' ', tree.Modules.Select(module => module.Id.ToString()["example.com/".Length..])));
        Assert.Contains("module example.com/two\n", Encoding.UTF8.GetString(tree["example.com/two", "v1.5.0"]!.Mod));
    }

    [Fact]
    public void A_map_with_faults_names_all_of_them()
    {
        using var folder = new TempDirectory();
        var map = folder.Write("modules.txt", "example.com/one v1.0.0 nowhere\nexample.com/two\n");

        var message = Assert.Throws<FormatException>(() => DebianModules.Build(map)).Message;

        Assert.Contains("modules.txt(1)", message);
        Assert.Contains("modules.txt(2)", message);
    }

    [Theory]
    [InlineData("github.com/Azure/SDK", "github.com/!azure/!s!d!k")]
    [InlineData("v1.0.0-RC1", "v1.0.0-!r!c1")]
    public void Escaping_goes_there_and_back(string plain, string escaped) =>
        Assert.Equal((escaped, plain), (ModulePath.Escape(plain), EscapedPath.Unescape(escaped)));
}
