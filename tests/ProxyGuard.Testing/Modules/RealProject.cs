using System.Text;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.Testing.Modules;

/// <summary>The module list of a real project, with made-up module files: a proxy of the lab can serve it, and go.sum fits them.</summary>
/// <param name="Name">The project: a directory with its real go.mod and go.sum.</param>
public sealed record RealProject(string Name)
{
    public static IReadOnlyList<RealProject> All { get; } =
        [new("goproxy"), new("blackbox_exporter"), new("gatus"), new("athens"), new("hugo")];

    /// <summary>The one with the most module versions.</summary>
    public static RealProject Largest => All[^1];

    private string Folder => Path.Combine(SourceTree.Root, "tests", "ProxyGuard.Core.Tests", "Modules", "data", Name);

    /// <summary>Every module version that the project may fetch.</summary>
    public IReadOnlyList<ModuleVersion> Needs() => [.. ModuleManifestReader.Read([Folder]).Value.Needs.Select(need => need.Module)];

    /// <summary>A tree of all of them but some.</summary>
    public ModuleTree Tree(params IEnumerable<ModuleVersion> lacking) =>
        Needs().Except(lacking).Aggregate(ModuleTree.Empty, (tree, module) => tree.Add(Made(module)));

    /// <summary>
    /// Writes the project with the hashes of the made-up files in its go.sum, as somebody else's: what has the same owner as the project is
    /// shown to no public proxy.
    /// </summary>
    /// <param name="directory">Where to.</param>
    public void Write(string directory)
    {
        var mod = File.ReadLines(Path.Combine(Folder, "go.mod")).Where(line => !line.StartsWith("module ", StringComparison.Ordinal));
        File.WriteAllLines(Path.Combine(directory, "go.mod"), mod.Prepend($"module lab.test/{Name}"));
        File.WriteAllLines(Path.Combine(directory, "go.sum"), File.ReadLines(Path.Combine(Folder, "go.sum")).Select(WithMadeHash));
    }

    public override string ToString() => Name;

    private static string WithMadeHash(string line)
    {
        var parts = line.Split(' ');
        var version = parts[1].Split('/')[0];
        var module = Made(new(parts[0], version));
        return $"{parts[0]} {parts[1]} {(version == parts[1] ? module.ZipHash : module.ModHash)}";
    }

    private static LabModule Made(ModuleVersion module) => LabModule.Build(
        module.Path, module.Version, [("go.mod", Encoding.UTF8.GetBytes($"module {module.Path}\n\n// {module.Version}\n"))]);
}
