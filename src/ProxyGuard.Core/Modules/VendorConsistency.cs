namespace ProxyGuard.Core.Modules;

/// <summary>
/// Whether <c>vendor/modules.txt</c> agrees with go.mod, in the way <c>go</c> asks before it builds from <c>vendor</c>.
/// Source: Go Modules Reference, "Vendoring".
/// </summary>
internal static class VendorConsistency
{
    /// <summary>What disagrees, one sentence each; empty when <c>go</c> would build from <c>vendor</c>.</summary>
    public static IReadOnlyList<FormattableString> Differences(BuildUnit unit, VendorFile vendor)
    {
        var modules = vendor.Modules.ToDictionary(module => (module.Path, module.Version));
        var required = unit.Modules.SelectMany(module => module.File.Require).Select(line => line.Module).ToHashSet();

        // Since 1.17 go.mod names every module that a package comes from, so one that it does not name is out of place.
        var namesAll = unit.Work is null && GoVersion.IsAtLeast(unit.GoLine, "1.17");
        return
        [
            .. required.Where(module => modules.GetValueOrDefault((module.Path, module.Version)) is not { IsExplicit: true })
                .Select(module => (FormattableString)$"{module} is required in go.mod, but not marked as explicit"),
            .. unit.Replacements.Replaced.Select(old => Difference(unit, old, modules.GetValueOrDefault(old))).OfType<FormattableString>(),
            .. vendor.Modules.Where(module => module is { HasPackages: true, Version: not null } && (module.IsExplicit || namesAll))
                .Select(module => new ModuleVersion(module.Path, module.Version!))
                .Where(module => !required.Contains(module))
                .Select(module => (FormattableString)$"{module} is vendored, but not required in go.mod"),
            .. vendor.Modules.Where(module => module.NewPath is not null && Find(unit, (module.Path, module.Version)) is null)
                .Select(module => (FormattableString)$"{module.Path} is marked as replaced, but not replaced in go.mod"),
        ];
    }

    private static FormattableString? Difference(BuildUnit unit, (string Path, string? Version) old, VendoredModule? vendored)
    {
        if (Find(unit, old) is not { } replacement) return null;
        if (vendored?.NewPath is null) return $"{old.Path} is replaced in go.mod, but not marked as replaced";
        if ((vendored.NewPath, vendored.NewVersion) == (NewPath(unit, replacement), replacement.Line.NewVersion)) return null;
        return $"{old.Path} is replaced by {replacement.Line.NewPath} in go.mod, but marked as replaced by {vendored.NewPath}";
    }

    private static AppliedReplacement? Find(BuildUnit unit, (string Path, string? Version) old) =>
        old.Version is null && unit.IsMain(old.Path) ? null : unit.Replacements.Find(old.Path, old.Version);

    // In a workspace modules.txt names directories as seen from go.work, while each go.mod names them as seen from itself.
    private static string NewPath(BuildUnit unit, AppliedReplacement replacement)
    {
        var path = replacement.Line.NewPath;
        if (unit.Work is null || replacement.Directory is null || !replacement.Line.IsDirectory) return path;
        if (Path.IsPathRooted(path) || path.Contains('\0')) return path;
        var relative = Path.GetRelativePath(Path.GetFullPath(unit.Directory), Path.GetFullPath(Path.Join(replacement.Directory, path)));
        return ModuleReplacement.IsDirectoryPath(relative) ? relative : $"./{relative}";
    }
}
