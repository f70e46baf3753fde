using ProxyGuard.Core.Resolving;
using ProxyGuard.Testing.Checksums;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing.Differential;

/// <summary>What exists for a case: the sample modules, a toolchain, and a checksum database that vouches for them.</summary>
public static class CaseModules
{
    private const string DatabaseName = "sum.lab.test";

    public static ModuleTree Tree { get; } = ModuleTree.Sample().Add(LabToolchain.Module);

    public static ChecksumDatabase Database { get; } = new(DatabaseName, Tree);

    /// <summary>Every version of a module that any hop has, oldest first, pseudo-versions among them.</summary>
    public static IEnumerable<LabModule> VersionsOf(string path) => Tree.Modules.Where(module => module.Path == path);

    /// <summary>The path and the version of <c>PATH@VERSION</c>; the version is null where there is none, and for <c>@latest</c>.</summary>
    public static (string Path, string? Version) Split(string module) =>
        module.Split('@', 2) is [var path, var version] ? (path, version == "latest" ? null : version) : (module, null);

    /// <summary>The version that a module names, or the newest; null when nobody has it.</summary>
    public static LabModule? Find(string module)
    {
        var (path, version) = Split(module);
        return (version ?? Tree.NewestOf(path)) is { } known ? Tree[path, known] : null;
    }

    /// <summary>A file's version; the model has no name for the one that only <c>@latest</c> knows.</summary>
    public static string VersionOf(FileRequest file) =>
        file.Version.StartsWith('{') ? Tree.NewestOf(file.Path) ?? file.Version : file.Version;

    /// <summary>All versions of the modules that a case is about.</summary>
    public static IEnumerable<LabModule> Of(DifferentialCase one) =>
        one.Modules.Select(module => Split(module).Path).Distinct().SelectMany(VersionsOf);

    /// <summary>What the go.sum of a case's project holds.</summary>
    public static string GoSumOf(DifferentialCase one) => string.Concat(one.GoSum switch
    {
        GoSumState.Present => Of(one).Select(module => module.GoSumLines),
        GoSumState.Partial => Of(one).Select(module => $"{module.Path} {module.Version}/go.mod {module.ModHash}\n"),
        _ => [],
    });
}
