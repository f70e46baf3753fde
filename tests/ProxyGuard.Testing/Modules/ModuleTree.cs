using System.Collections.Immutable;
using System.Text;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.Testing.Modules;

/// <summary>A set of module versions that a proxy can serve. Immutable: <c>Add…</c> answers a larger tree.</summary>
public sealed class ModuleTree
{
    private readonly ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, LabModule>> _modules;

    private ModuleTree(ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, LabModule>> modules) => _modules = modules;

    public static ModuleTree Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, ImmutableSortedDictionary<string, LabModule>>(StringComparer.Ordinal));

    public IEnumerable<string> Paths => _modules.Keys;

    public IEnumerable<LabModule> Modules => _modules.Values.SelectMany(versions => versions.Values);

    /// <summary>The highest version of each module: what <see cref="LabRepository"/> requires.</summary>
    public IEnumerable<LabModule> Newest => Paths.Select(path => this[path, NewestOf(path)!]!);

    public LabModule? this[string path, string version] => _modules.GetValueOrDefault(path)?.GetValueOrDefault(version);

    /// <summary>About ten small modules of every kind that <c>go</c> tells apart; all compile. See <see cref="SampleModules"/>.</summary>
    public static ModuleTree Sample() => SampleModules.Tree;

    /// <summary>Many modules <c>example.com/synthetic/mNNN</c>, independent of each other.</summary>
    /// <param name="count">How many.</param>
    /// <param name="zipBytes">About how large each zip is; the bytes do not compress and are the same on every call.</param>
    /// <param name="versions">How many versions each has: v1.0.0, v1.1.0, …</param>
    public static ModuleTree Synthetic(int count, int zipBytes = 1024, int versions = 1)
    {
        var random = new Random(20260105);
        var modules = from number in Enumerable.Range(0, count)
                      from minor in Enumerable.Range(0, versions)
                      let path = $"example.com/synthetic/m{number:D3}"
                      let version = $"v1.{minor}.0"
                      select LabModule.Build(path, version, SampleModules.Sources(path, version, noise: Noise(random, zipBytes)));
        return modules.Aggregate(Empty, (tree, module) => tree.Add(module));
    }

    /// <summary>A tree laid out as <c>GOMODCACHE/cache/download</c>; versions without all three files are left out.</summary>
    public static ModuleTree Read(string directory)
    {
        var zips = Directory.EnumerateFiles(directory, "*.zip", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
        return zips.Select(zip => ReadVersion(directory, zip)).OfType<LabModule>().Aggregate(Empty, (tree, module) => tree.Add(module));
    }

    public ModuleTree Add(LabModule module)
    {
        var versions = _modules.GetValueOrDefault(module.Path)
            ?? ImmutableSortedDictionary.Create<string, LabModule>(VersionOrder.Instance);
        return new(_modules.SetItem(module.Path, versions.SetItem(module.Version, module)));
    }

    public ModuleTree Add(string path, string version, params (string Name, string Content)[] files) =>
        Add(LabModule.Build(path, version, files.Select(file => (file.Name, Encoding.UTF8.GetBytes(file.Content)))));

    /// <summary>Adds real source from a directory: every file below it but version control, nested modules and symbolic links.</summary>
    /// <param name="path">The module path.</param>
    /// <param name="version">The version to serve it as.</param>
    /// <param name="directory">Where its go.mod stands, or would stand: without one, one is made up from <paramref
    /// name="requires"/>.</param>
    /// <param name="requires">What a made-up go.mod requires; null: no go.mod in the zip.</param>
    public ModuleTree AddDirectory(string path, string version, string directory, IEnumerable<ModuleVersion>? requires = null) =>
        Add(LabModule.Build(path, version, SourceDirectory.Read(path, directory, requires)));

    /// <summary>The versions that <c>@v/list</c> names, lowest first: pseudo-versions are not among them.</summary>
    public IReadOnlyList<string> ListOf(string path) =>
        [.. (_modules.GetValueOrDefault(path)?.Keys ?? []).Where(version => !VersionOrder.Parse(version).IsPseudo)];

    /// <summary>What <c>@latest</c> names: the highest release, else the highest pre-release, else the newest pseudo-version.</summary>
    public string? NewestOf(string path) =>
        ListOf(path).LastOrDefault(version => !VersionOrder.Parse(version).IsPrerelease)
            ?? (ListOf(path) is [.., var preRelease] ? preRelease : _modules.GetValueOrDefault(path)?.Keys.LastOrDefault());

    /// <summary>Lays the tree out as <c>GOMODCACHE/cache/download</c>, which <c>file://</c> of the directory then serves.</summary>
    public void Write(string directory)
    {
        foreach (var module in Modules)
        {
            var folder = Directory.CreateDirectory(FolderOf(directory, module.Path)).FullName;
            var stem = Path.Combine(folder, ModulePath.EscapeVersion(module.Version));
            File.WriteAllBytes(stem + ".info", module.Info);
            File.WriteAllBytes(stem + ".mod", module.Mod);
            File.WriteAllBytes(stem + ".zip", module.Zip);
        }
        foreach (var path in Paths) File.WriteAllLines(Path.Combine(FolderOf(directory, path), "list"), ListOf(path));
    }

    private static string FolderOf(string directory, string path) => Path.Combine(directory, ModulePath.Escape(path), "@v");

    private static LabModule? ReadVersion(string directory, string zip)
    {
        var stem = zip[..^".zip".Length];
        var folder = Path.GetRelativePath(directory, Path.GetDirectoryName(Path.GetDirectoryName(zip))!);
        var path = EscapedPath.Unescape(folder.Replace('\\', '/'));
        var version = EscapedPath.Unescape(Path.GetFileName(stem));
        if (path is null || version is null || !File.Exists(stem + ".mod") || !File.Exists(stem + ".info")) return null;
        return new(new(path, version), File.ReadAllBytes(stem + ".info"), File.ReadAllBytes(stem + ".mod"), File.ReadAllBytes(zip));
    }

    private static byte[] Noise(Random random, int bytes)
    {
        var noise = new byte[bytes];
        random.NextBytes(noise);
        return noise;
    }
}
