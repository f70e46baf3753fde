namespace ProxyGuard.Core.Modules;

/// <summary>Reads from disk what a repository needs: go.work or go.mod, go.sum, go.work.sum and <c>vendor/modules.txt</c>.</summary>
public static class ModuleManifestReader
{
    /// <summary>
    /// Reads directories as one plan. Of each the workspace at its root counts, else the module at its root, else every module up to
    /// 4 levels below, <c>vendor</c>, <c>testdata</c>, <c>node_modules</c> and names beginning with <c>.</c> or <c>_</c> left out.
    /// </summary>
    /// <param name="directories">The directories, absolute or relative to the current one.</param>
    /// <returns>
    /// The manifest and every fault of every file (100 a file at most; a file over 16 MiB is one fault). A directory without a go.mod is a
    /// warning in the manifest, a missing directory is a fault.
    /// </returns>
    public static Parsed<ModuleManifest> Read(IReadOnlyList<string> directories)
    {
        var reader = new BuildUnitReader();
        var units = directories.SelectMany(reader.Read).ToList();
        var needs = MergeNeeds(units, reader.Warnings);
        var go = units.SelectMany(unit => unit.GoLines).MaxBy(line => GoVersion.TryParse(line.Value, out var version) ? version : default);
        var toolchain = units.SelectMany(unit => unit.ToolchainLines)
            .MaxBy(line => GoVersion.TryParseToolchain(line.Value, out var version) ? version : default);
        var manifest = new ModuleManifest(
            [.. units.SelectMany(unit => unit.Modules).Select(module => module.File.Module?.Value).OfType<string>().Distinct()],
            needs,
            go?.Value,
            toolchain?.Value,
            units.Count > 0 && units.Select(unit => IsVendored(unit, reader)).ToList().TrueForAll(vendored => vendored),
            [.. reader.Files.Distinct()],
            [.. reader.Warnings.Distinct()])
        {
            GoPlace = go?.Place,
            ToolchainPlace = toolchain?.Place,
        };
        return new Parsed<ModuleManifest>(manifest, [.. reader.Faults.Distinct()]);
    }

    private static IReadOnlyList<ModuleNeed> MergeNeeds(List<BuildUnit> units, List<SourceFault> warnings)
    {
        var merged = new OrderedDictionary<ModuleVersion, ModuleNeed>();
        foreach (var unit in units)
        {
            var needs = BuildUnitNeeds.Of(unit, warnings);
            WarnOfMissingHashes(unit, needs, warnings);
            foreach (var need in needs.Where(need => !merged.TryAdd(need.Module, need)))
            {
                merged[need.Module] = Merge(merged[need.Module], need, warnings);
            }
        }
        return [.. merged.Values];
    }

    private static ModuleNeed Merge(ModuleNeed first, ModuleNeed later, List<SourceFault> warnings)
    {
        if (first.ZipHash is not null && later.ZipHash is not null && first.ZipHash != later.ZipHash)
        {
            warnings.Add(new SourceFault(later.File, later.Line, $"{later.Module} has another zip hash here than in {first.Place}"));
        }
        var named = later.IsRequired && !first.IsRequired ? later : first;
        return named with
        {
            ZipHash = first.ZipHash ?? later.ZipHash,
            ModHash = first.ModHash ?? later.ModHash,
            IsIndirect = first.IsRequired && later.IsRequired ? first.IsIndirect && later.IsIndirect : named.IsIndirect,
        };
    }

    private static void WarnOfMissingHashes(BuildUnit unit, IReadOnlyCollection<ModuleNeed> needs, List<SourceFault> warnings)
    {
        var required = needs.Where(need => need.IsRequired).ToList();
        if (required.Count == 0 || required.Exists(need => need.ZipHash is not null)) return;
        warnings.Add(unit.Sums is [var sum, ..]
            ? new(sum.Name, 0, $"no zip hash of a required module, so what a proxy sends cannot be verified; 'go mod tidy' adds them")
            : new(SourceName.In(unit.Directory, unit.Work is null ? "go.sum" : "go.work.sum"), 0,
                $"missing, so what a proxy sends cannot be verified; 'go mod tidy' makes it"));
    }

    private static bool IsVendored(BuildUnit unit, BuildUnitReader reader)
    {
        // Before 1.14, and without a go line, go does not look at vendor unless it is told to.
        if (!GoVersion.IsAtLeast(unit.GoLine, "1.14")) return false;
        if (reader.ReadVendor(unit) is not { } vendor || vendor.IsWorkspace != unit.Work is not null) return false;
        var differences = VendorConsistency.Differences(unit, vendor);
        if (differences.Count == 0) return true;
        reader.Warnings.Add(new SourceFault(BuildUnitReader.VendorName(unit), 0, Disagreement(differences[0], differences.Count - 1)));
        return false;
    }

    private static FormattableString Disagreement(FormattableString difference, int more) => more switch
    {
        0 => $"does not agree with go.mod: {difference}",
        _ => $"does not agree with go.mod: {difference} (and {more} more)",
    };
}
