namespace ProxyGuard.Core.Modules;

/// <summary>What a repository needs from its module proxies: all its modules read as one.</summary>
/// <param name="MainModules">The paths of the modules that live in the repository itself; nothing is fetched for them.</param>
/// <param name="Needs">Every module version that may be fetched, in order of first mention, replacements applied.</param>
/// <param name="GoVersion">The highest <c>go</c> line of all files, such as <c>1.23.0</c>, or null when there is none.</param>
/// <param name="Toolchain">The highest <c>toolchain</c> line, such as <c>go1.24.1</c>, <c>default</c> when there is no other, or
/// null.</param>
/// <param name="IsVendored">Whether a consistent <c>vendor/modules.txt</c> means that <c>go build</c> fetches nothing.</param>
/// <param name="Files">The files that were read, as the user would name them.</param>
/// <param name="Warnings">What is not wrong but should be known, such as a go.sum that is missing.</param>
public sealed record ModuleManifest(
    IReadOnlyList<string> MainModules,
    IReadOnlyList<ModuleNeed> Needs,
    string? GoVersion,
    string? Toolchain,
    bool IsVendored,
    IReadOnlyList<string> Files,
    IReadOnlyList<SourceFault> Warnings)
{
    /// <summary>Where <see cref="GoVersion"/> stands; null when it does not.</summary>
    public SourcePlace? GoPlace { get; init; }

    /// <summary>Where <see cref="Toolchain"/> stands; null when it does not.</summary>
    public SourcePlace? ToolchainPlace { get; init; }

    /// <summary>What is needed of these, in order of first mention.</summary>
    internal IReadOnlyList<ModuleNeed> NeedsOf(IReadOnlyCollection<ModuleVersion> modules) =>
        modules.Count == 0 ? [] : [.. Needs.IntersectBy(modules, need => need.Module)];

    /// <summary>A manifest that asks for nothing, for a directory without a go.mod.</summary>
    public static ModuleManifest Empty { get; } = new([], [], null, null, false, [], []);
}

/// <summary>One module version that a build may fetch, and the hashes that say what must arrive.</summary>
/// <param name="Module">The module and version to fetch: the replacement where go.mod has one.</param>
/// <param name="ZipHash">The <c>h1:</c> hash of the zip; null when go.sum has none. Where go.sum repeats a key the first line decides, as
/// in <c>go</c>.</param>
/// <param name="ModHash">The <c>h1:</c> hash of the .mod file; null when go.sum has none.</param>
/// <param name="IsRequired">Whether a go.mod file requires this very version (directly or indirectly); false for versions that only go.sum
/// names.</param>
/// <param name="IsIndirect">Whether the requirement carries <c>// indirect</c>.</param>
/// <param name="File">The file that names it.</param>
/// <param name="Line">The line in that file, counted from 1.</param>
public sealed record ModuleNeed(
    ModuleVersion Module,
    string? ZipHash,
    string? ModHash,
    bool IsRequired,
    bool IsIndirect,
    string File,
    int Line)
{
    /// <summary>Where it is named.</summary>
    public SourcePlace Place => new(File, Line);
}
