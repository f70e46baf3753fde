using System.Security.Cryptography;
using System.Text;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Probing;

/// <summary>Ranks modules so that the first few stand for all: one of each class in turn, the same few for everybody on one UTC
/// day.</summary>
internal static class ModuleSample
{
    private enum ModuleClass
    {
        Plain,
        UpperCase,
        Pseudo,
        MajorSuffix,
        Incompatible,
    }

    /// <summary>All eligible modules, best first; what the build surely fetches and go.sum can verify comes before the rest.</summary>
    public static IReadOnlyList<ModuleNeed> Rank(IEnumerable<ModuleNeed> needs, DateOnly day)
    {
        var byClass = needs
            .Where(need => need.Module.Path != ToolchainSwitch.Module)
            .OrderByDescending(need => need.ZipHash is not null)
            .ThenByDescending(need => need.IsRequired)
            .ThenBy(need => Seed(need.Module, day), StringComparer.Ordinal)
            .GroupBy(need => ClassOf(need.Module))
            .OrderBy(group => group.Key)
            .Select(group => group.ToList())
            .ToList();
        var turns = byClass.Select(group => group.Count).DefaultIfEmpty().Max();
        return [.. from turn in Enumerable.Range(0, turns) from modules in byClass where turn < modules.Count select modules[turn]];
    }

    private static string Seed(ModuleVersion module, DateOnly day) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{day:yyyy-MM-dd} {module}")));

    private static ModuleClass ClassOf(ModuleVersion module)
    {
        if (!SemanticVersion.TryParse(module.Version, out var version)) return ModuleClass.Plain;
        if (version.IsIncompatible) return ModuleClass.Incompatible;
        if (version.IsPseudo) return ModuleClass.Pseudo;
        if (module.Path.Any(char.IsAsciiLetterUpper)) return ModuleClass.UpperCase;
        return version.Major is "v0" or "v1" ? ModuleClass.Plain : ModuleClass.MajorSuffix;
    }
}
