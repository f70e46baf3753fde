using System.Text;

namespace ProxyGuard.Testing.Modules;

/// <summary>
/// Modules of every kind that <c>go</c> tells apart: each has one package <c>NAME</c> with a constant <c>Text</c>, and compiles.
/// </summary>
public static class SampleModules
{
    public const string Alpha = "example.com/alpha";
    public const string AlphaNewest = "v1.2.0";
    public const string UpperCase = "example.com/Azure/widgets";
    public const string UpperCaseVersion = "v1.0.1-RC1";
    public const string Major = "example.com/omega/v2";
    public const string Incompatible = "example.com/legacy";
    public const string Nightly = "example.com/nightly";
    public const string Nested = "example.com/a/b/c";
    public const string Bulk = "example.com/bulk";
    public const string WithoutGoMod = "example.com/plain";

    internal static ModuleTree Tree { get; } = Build();

    /// <summary>The sources of a module that uses others: importing it compiles them too.</summary>
    internal static IEnumerable<(string Name, byte[] Content)> Sources(
        string path, string version, (string Path, string Version)[]? uses = null, bool goMod = true, byte[]? noise = null)
    {
        uses ??= [];
        var requires = string.Concat(uses.Select(use => $"\nrequire {use.Path} {use.Version}\n"));
        if (goMod) yield return ("go.mod", Utf8($"module {path}\n\ngo 1.18\n{requires}"));
        var imports = string.Concat(uses.Select(use => $"import {PackageOf(use.Path)} \"{use.Path}\"\n\n"));
        var text = string.Concat(uses.Select(use => $" + \" with \" + {PackageOf(use.Path)}.Text"));
        yield return ($"{PackageOf(path)}.go", Utf8($"package {PackageOf(path)}\n\n{imports}const Text = \"{path} {version}\"{text}\n"));
        if (noise is not null) yield return ("testdata/noise.bin", noise);
    }

    /// <summary>The package name of a sample module: its last element that is no major version.</summary>
    internal static string PackageOf(string path) =>
        path.Split('/').Last(part => !(part.Length > 1 && part[0] == 'v' && char.IsAsciiDigit(part[1])));

    private static ModuleTree Build()
    {
        var noise = new byte[200 * 1024];
        new Random(20260105).NextBytes(noise);
        return ModuleTree.Empty
            .With(Alpha, "v1.0.0").With(Alpha, "v1.1.0").With(Alpha, AlphaNewest)
            .With(UpperCase, "v1.0.0-RC1").With(UpperCase, UpperCaseVersion)
            .With(Major, "v2.3.0", [(Alpha, "v1.1.0")])
            .With(Incompatible, "v3.1.0+incompatible", goMod: false)
            .With(Nightly, "v0.0.0-20240102030405-abcdefabcdef")
            .With(Nested, "v1.0.0", [(Alpha, "v1.0.0"), (Nightly, "v0.0.0-20240102030405-abcdefabcdef")])
            .With(Bulk, "v1.0.0", noise: noise)
            .With(WithoutGoMod, "v0.4.0", goMod: false);
    }

    private static ModuleTree With(
        this ModuleTree tree, string path, string version, (string, string)[]? uses = null, bool goMod = true, byte[]? noise = null) =>
        tree.Add(LabModule.Build(path, version, Sources(path, version, uses, goMod, noise)));

    private static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);
}
