using ProxyGuard.Core.Modules.Syntax;

namespace ProxyGuard.Core.Modules;

/// <summary>Reads build units from disk and notes which files were read and what was wrong with them.</summary>
internal sealed class BuildUnitReader
{
    private delegate Parsed<T> Parser<T>(string file, ReadOnlySpan<byte> content);

    /// <summary>The files that were read.</summary>
    public List<string> Files { get; } = [];

    /// <summary>What is wrong.</summary>
    public List<SourceFault> Faults { get; } = [];

    /// <summary>What should be known.</summary>
    public List<SourceFault> Warnings { get; } = [];

    /// <summary>The units of a directory: its workspace, else its module, else every module below it.</summary>
    public IReadOnlyList<BuildUnit> Read(string directory)
    {
        if (!Directory.Exists(directory))
        {
            Faults.Add(new(directory, 0, $"no such directory; expected a directory with a go.work or go.mod in it or below it"));
            return [];
        }
        var workName = SourceName.In(directory, "go.work");
        if (ReadFile<GoWorkFile>(workName, GoWorkParser.Parse) is { } work) return [ReadWorkspace(directory, workName, work)];
        var modules = File.Exists(SourceName.In(directory, "go.mod")) ? [directory] : ModuleFinder.Find(directory);
        if (modules.Count > 0) return [.. modules.Select(ReadModule).OfType<BuildUnit>()];
        Warnings.Add(new SourceFault(directory, 0, $"no go.mod here, nor up to {ModuleFinder.MaxDepth} levels below"));
        return [];
    }

    /// <summary>What <c>vendor/modules.txt</c> of a unit says, or null when there is none.</summary>
    public VendorFile? ReadVendor(BuildUnit unit) =>
        ReadFile<VendorFile>(VendorName(unit), (_, content) => new Parsed<VendorFile>(VendorFile.Parse(content), []));

    /// <summary>The name of that file.</summary>
    public static string VendorName(BuildUnit unit) => SourceName.In(unit.Directory, "vendor/modules.txt");

    private BuildUnit ReadWorkspace(string directory, string name, GoWorkFile work)
    {
        var modules = new List<MainModule>();
        var seen = new HashSet<string>();
        foreach (var use in work.Use)
        {
            var place = SourceName.In(directory, use.Value);
            if (!File.Exists(SourceName.In(place, "go.mod")))
            {
                Faults.Add(new SourceFault(name, use.Line, $"no go.mod in the used directory '{FaultList.Excerpt(use.Value)}'"));
            }
            else if (!seen.Add(Path.GetFullPath(place)))
            {
                Faults.Add(new SourceFault(name, use.Line, $"the directory '{FaultList.Excerpt(use.Value)}' is used twice"));
            }
            else if (ReadMainModule(place) is { } module)
            {
                modules.Add(module);
            }
        }
        if (work.Use.Count == 0) Warnings.Add(new SourceFault(name, 0, $"the workspace uses no module"));
        var sums = modules.Select(module => SourceName.In(module.Directory, "go.sum")).Append(SourceName.In(directory, "go.work.sum"));
        return new BuildUnit(directory, work, modules, ReadSums(sums));
    }

    private BuildUnit? ReadModule(string directory) => ReadMainModule(directory) is { } module
        ? new BuildUnit(directory, null, [module], ReadSums([SourceName.In(directory, "go.sum")]))
        : null;

    private MainModule? ReadMainModule(string directory)
    {
        var name = SourceName.In(directory, "go.mod");
        var faultsBefore = Faults.Count;
        if (ReadFile<GoModFile>(name, GoModParser.Parse) is not { } file) return null;
        if (file.Module is null && Faults.Count == faultsBefore)
        {
            Faults.Add(new SourceFault(name, 0, $"the 'module' line is missing; expected: module example.com/name"));
        }
        return new MainModule(name, directory, file);
    }

    private List<SumFile> ReadSums(IEnumerable<string> names)
    {
        var sums = new List<SumFile>();
        foreach (var name in names)
        {
            if (ReadFile<GoSumFile>(name, GoSumParser.Parse) is { } sum) sums.Add(new SumFile(name, sum));
        }
        return sums;
    }

    private T? ReadFile<T>(string name, Parser<T> parse)
        where T : class
    {
        var source = SourceFile.Read(name);
        if (source.Fault is { } fault) Faults.Add(fault);
        if (source.Content is not { } content) return null;
        Files.Add(name);
        var parsed = parse(name, content);
        Faults.AddRange(parsed.Faults);
        return parsed.Value;
    }
}
