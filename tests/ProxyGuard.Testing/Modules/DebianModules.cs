using System.Text;
using System.Text.RegularExpressions;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.Testing.Modules;

/// <summary>
/// Makes a module tree of real source from unpacked Debian packages. Their versions need not be the ones that other modules ask for, so
/// every version that any go.mod names is served from the one source there is; a module without source becomes a go.mod alone.
/// </summary>
public static partial class DebianModules
{
    /// <summary>Reads a map file and builds the tree.</summary>
    /// <param name="mapFile">Lines of module path, version and source directory (relative to the file); <c>#</c> begins a comment.</param>
    /// <param name="project">A go.mod whose requirements are served too; null: none.</param>
    /// <exception cref="FormatException">Lines are malformed or name a directory that is not there; the message names all.</exception>
    public static ModuleTree Build(string mapFile, string? project = null)
    {
        var sources = ReadMap(mapFile);
        var tree = ModuleTree.Empty;
        var needed = project is null ? [] : Requires(File.ReadAllBytes(project));
        var wanted = new Queue<ModuleVersion>(sources.Select(source => source.Id).Concat(needed));
        while (wanted.TryDequeue(out var id))
        {
            if (tree[id.Path, id.Version] is not null) continue;
            var directory = sources.FirstOrDefault(source => source.Id.Path == id.Path).Directory;
            tree = directory is null
                ? tree.Add(id.Path, id.Version, ("go.mod", $"module {id.Path}\n"))
                : tree.AddDirectory(id.Path, id.Version, directory, []);
            foreach (var required in Requires(tree[id.Path, id.Version]!.Mod)) wanted.Enqueue(required);
        }
        return tree;
    }

    internal static IEnumerable<ModuleVersion> Requires(byte[] mod) =>
        from match in Requirement().Matches(Encoding.UTF8.GetString(mod))
        select new ModuleVersion(match.Groups[1].Value, match.Groups[2].Value);

    private static List<(ModuleVersion Id, string Directory)> ReadMap(string mapFile)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(mapFile))!;
        var lines = File.ReadLines(mapFile).Select((text, index) => (Number: index + 1, Fields: Fields(text)));
        var entries = lines.Where(line => line.Fields.Length > 0).ToList();
        var faults = entries.Where(line => line.Fields.Length != 3 || !Directory.Exists(Path.Combine(folder, line.Fields[2])))
            .Select(line => $"{mapFile}({line.Number}): expected a module path, a version and an existing directory");
        if (string.Join('\n', faults) is { Length: > 0 } message) throw new FormatException(message);
        return [.. entries.Select(line => (new ModuleVersion(line.Fields[0], line.Fields[1]), Path.Combine(folder, line.Fields[2])))];
    }

    private static string[] Fields(string line) => line.Split('#')[0].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    [GeneratedRegex("""(?m)^\s*(?:require\s+)?"?([^\s"()/]+\.[^\s"()]+)"?\s+(v[0-9][^\s]*)""")]
    private static partial Regex Requirement();
}
