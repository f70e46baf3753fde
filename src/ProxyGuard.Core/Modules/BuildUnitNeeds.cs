using ProxyGuard.Core.Modules.Syntax;

namespace ProxyGuard.Core.Modules;

/// <summary>Which module versions one build unit may fetch: replacements applied, local modules and excluded versions left out.</summary>
internal static class BuildUnitNeeds
{
    public static IReadOnlyCollection<ModuleNeed> Of(BuildUnit unit, ICollection<SourceFault> warnings)
    {
        var named = NamedInSums(unit);
        var needs = new OrderedDictionary<ModuleVersion, ModuleNeed>();
        foreach (var (module, line) in unit.Modules.SelectMany(module => module.File.Require.Select(line => (module, line))))
        {
            if (Target(unit, line.Module) is not { } target) continue;
            if (!ModulePath.CanBeFetched(target))
            {
                var name = FaultList.Excerpt(target.ToString());
                warnings.Add(new SourceFault(module.Name, line.Line, $"{name} is no module that a proxy can have"));
                continue;
            }
            var hashes = named.GetValueOrDefault(target);
            var need = new ModuleNeed(target, hashes?.ZipHash, hashes?.ModHash, true, line.IsIndirect, module.Name, line.Line);
            if (!needs.TryAdd(target, need))
                needs[target] = needs[target] with { IsIndirect = needs[target].IsIndirect && line.IsIndirect };
        }
        foreach (var need in named.Values.Where(need => IsStillUsed(unit, need.Module))) needs.TryAdd(need.Module, need);
        return needs.Values;
    }

    /// <summary>What is fetched for a requirement, or null when nothing is.</summary>
    private static ModuleVersion? Target(BuildUnit unit, ModuleVersion required)
    {
        if (unit.IsMain(required.Path) || unit.IsExcluded(required)) return null;
        if (unit.Replacements.Find(required.Path, required.Version)?.Line is not { } replacement) return required;
        return replacement.NewVersion is { } version ? new ModuleVersion(replacement.NewPath, version) : null;
    }

    // go.sum keeps lines of modules that have since been replaced or excluded; nobody fetches those.
    private static bool IsStillUsed(BuildUnit unit, ModuleVersion named) => Target(unit, named) == named && ModulePath.CanBeFetched(named);

    private static OrderedDictionary<ModuleVersion, ModuleNeed> NamedInSums(BuildUnit unit)
    {
        var named = new OrderedDictionary<ModuleVersion, ModuleNeed>();
        foreach (var (sum, entry) in unit.Sums.SelectMany(sum => sum.File.Entries.Select(entry => (sum, entry))))
        {
            var need = new ModuleNeed(entry.Module, entry.ZipHash, entry.ModHash, false, false, sum.Name, entry.Line);
            if (named.TryAdd(entry.Module, need)) continue;
            var before = named[entry.Module];
            named[entry.Module] = before with { ZipHash = before.ZipHash ?? need.ZipHash, ModHash = before.ModHash ?? need.ModHash };
        }
        return named;
    }
}
