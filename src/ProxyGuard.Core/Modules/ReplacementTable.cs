namespace ProxyGuard.Core.Modules;

/// <summary>
/// Which replacement holds for a module version. The workspace wins over its modules, then a line with the version over one without,
/// then a later line over an earlier one. Source: Go Modules Reference, "replace directive" and "go.work files".
/// </summary>
internal sealed class ReplacementTable
{
    private readonly List<Dictionary<(string, string?), AppliedReplacement>> layers = [];

    public ReplacementTable(GoWorkFile? work, IReadOnlyList<MainModule> modules)
    {
        if (work is not null) layers.Add(Index(work.Replace, null));
        layers.AddRange(modules.Reverse().Select(module => Index(module.File.Replace, module.Directory)));
    }

    /// <summary>Every replacement line, also those that another overrules.</summary>
    public IEnumerable<(string Path, string? Version)> Replaced => layers.SelectMany(layer => layer.Keys).Distinct();

    /// <summary>The replacement that holds, or null when the module itself is fetched.</summary>
    /// <param name="path">The module.</param>
    /// <param name="version">Its version; null finds only a replacement of all versions.</param>
    public AppliedReplacement? Find(string path, string? version)
    {
        foreach (var layer in layers)
        {
            if (layer.TryGetValue((path, version), out var one)) return one;
            if (layer.TryGetValue((path, null), out var all)) return all;
        }
        return null;
    }

    private static Dictionary<(string, string?), AppliedReplacement> Index(IReadOnlyList<ModuleReplacement> lines, string? directory)
    {
        var index = new Dictionary<(string, string?), AppliedReplacement>();
        foreach (var line in lines) index[(line.OldPath, line.OldVersion)] = new AppliedReplacement(line, directory);
        return index;
    }
}

/// <summary>A replacement and where it comes from.</summary>
/// <param name="Line">The replacement.</param>
/// <param name="Directory">The directory of the module whose go.mod has it; null for go.work.</param>
internal sealed record AppliedReplacement(ModuleReplacement Line, string? Directory);
