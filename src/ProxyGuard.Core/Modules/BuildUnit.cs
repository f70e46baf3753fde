namespace ProxyGuard.Core.Modules;

/// <summary>What one run of <c>go build</c> takes together: a module, or all modules of a workspace.</summary>
internal sealed class BuildUnit(string directory, GoWorkFile? work, IReadOnlyList<MainModule> modules, IReadOnlyList<SumFile> sums)
{
    private readonly HashSet<string> paths = [.. modules.Select(module => module.File.Module?.Value ?? "")];
    private readonly HashSet<ModuleVersion> excluded =
        [.. modules.SelectMany(module => module.File.Exclude).Select(exclusion => exclusion.Module)];

    /// <summary>Where go.work stands, or go.mod.</summary>
    public string Directory { get; } = directory;

    /// <summary>The workspace file, or null.</summary>
    public GoWorkFile? Work { get; } = work;

    /// <summary>The modules that lie in the repository.</summary>
    public IReadOnlyList<MainModule> Modules { get; } = modules;

    /// <summary>The hashes, in the order in which they count; empty when there is no file of them.</summary>
    public IReadOnlyList<SumFile> Sums { get; } = sums;

    /// <summary>The replacements of the workspace and its modules.</summary>
    public ReplacementTable Replacements { get; } = new(work, modules);

    /// <summary>The <c>go</c> line that rules how the unit is built, or null.</summary>
    public string? GoLine => Work is null ? GoLines.FirstOrDefault()?.Value : Work.Go?.Value;

    /// <summary>The <c>go</c> lines.</summary>
    public IEnumerable<PlacedLine> GoLines => Lines(Work?.Go, file => file.Go);

    /// <summary>The <c>toolchain</c> lines.</summary>
    public IEnumerable<PlacedLine> ToolchainLines => Lines(Work?.Toolchain, file => file.Toolchain);

    /// <summary>Whether the module lies in the repository, so that no version of it is fetched.</summary>
    public bool IsMain(string path) => paths.Contains(path);

    /// <summary>Whether a go.mod says that this version is never used.</summary>
    public bool IsExcluded(ModuleVersion version) => excluded.Contains(version);

    private IEnumerable<PlacedLine> Lines(SourceValue? inWork, Func<GoModFile, SourceValue?> line)
    {
        if (inWork is { } ours) yield return new(ours.Value, new(SourceName.In(Directory, "go.work"), ours.Line));
        foreach (var module in Modules)
        {
            if (line(module.File) is { } found) yield return new(found.Value, new(module.Name, found.Line));
        }
    }
}

/// <summary>What a line says, and where it stands.</summary>
internal sealed record PlacedLine(string Value, SourcePlace Place);

/// <summary>A module that lies in the repository.</summary>
/// <param name="Name">Its go.mod as the user would name it.</param>
/// <param name="Directory">Where it stands.</param>
/// <param name="File">What it says.</param>
internal sealed record MainModule(string Name, string Directory, GoModFile File);

/// <summary>A go.sum or go.work.sum that was read.</summary>
/// <param name="Name">The file as the user would name it.</param>
/// <param name="File">What it says.</param>
internal sealed record SumFile(string Name, GoSumFile File);
