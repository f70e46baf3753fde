using ProxyGuard.Core.Modules;

namespace ProxyGuard.Testing.Modules;

/// <summary>Writes a Go project that needs a tree's modules: go.mod, a complete go.sum, and a main.go that imports each.</summary>
public static class LabRepository
{
    /// <summary>Writes a project that requires the newest version of every module of the tree.</summary>
    public static void Write(string directory, ModuleTree tree) => Write(directory, tree, [.. tree.Newest.Select(module => module.Id)]);

    /// <summary>Writes a project that requires these versions and imports their root packages.</summary>
    /// <param name="directory">Created when it does not exist.</param>
    /// <param name="tree">Where the versions, and all that they need, come from: go.sum holds every version of it.</param>
    /// <param name="requires">The versions.</param>
    public static void Write(string directory, ModuleTree tree, IReadOnlyList<ModuleVersion> requires)
    {
        Directory.CreateDirectory(directory);
        var lines = requires.Select(module => $"\t{module.Path} {module.Version}\n");
        File.WriteAllText(Path.Combine(directory, "go.mod"), $"module lab.test/app\n\ngo 1.18\n\nrequire (\n{string.Concat(lines)})\n");
        File.WriteAllText(Path.Combine(directory, "go.sum"), string.Concat(tree.Modules.Select(module => module.GoSumLines)));
        File.WriteAllText(Path.Combine(directory, "main.go"), MainFile(requires));
    }

    private static string MainFile(IReadOnlyList<ModuleVersion> requires)
    {
        var imports = requires.Select((module, index) => $"\tm{index} \"{module.Path}\"\n");
        var prints = requires.Select((_, index) => $"\tprintln(m{index}.Text)\n");
        return $"package main\n\nimport (\n{string.Concat(imports)})\n\nfunc main() {{\n{string.Concat(prints)}}}\n";
    }
}
