using System.Text;

namespace ProxyGuard.Core.Modules;

/// <summary>What <c>vendor/modules.txt</c> says of the modules copied into a repository. Source: Go Modules Reference,
/// "Vendoring".</summary>
/// <param name="Modules">The modules and replacements named, in file order; version null for a replacement of all versions.</param>
/// <param name="IsWorkspace">Whether <c>go work vendor</c> wrote it.</param>
public sealed record VendorFile(IReadOnlyList<VendoredModule> Modules, bool IsWorkspace)
{
    /// <summary>Reads a modules.txt. Lines that <c>go</c> does not understand it skips, and so they are no faults.</summary>
    /// <param name="content">Its bytes.</param>
    public static VendorFile Parse(ReadOnlySpan<byte> content)
    {
        var lines = Encoding.UTF8.GetString(content).Split('\n');
        var modules = new List<VendoredModule>();
        var places = new Dictionary<(string, string?), int>();
        var current = -1;
        foreach (var line in lines)
        {
            if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                current = ReadHeading(line) is { } heading ? Place(heading, modules, places) : Fields(line).Length < 3 ? current : -1;
            }
            else if (current >= 0 && line.StartsWith("## ", StringComparison.Ordinal))
            {
                modules[current] = Annotate(modules[current], line);
            }
            else if (current >= 0 && Fields(line).Length == 1)
            {
                modules[current] = modules[current] with { HasPackages = true };
            }
        }
        return new VendorFile(modules, Annotations(lines[0]).Contains("workspace"));
    }

    private static VendoredModule? ReadHeading(string line) => Fields(line) switch
    {
        [_, var path, "=>", .. var target] => Replaced(new VendoredModule(path, null), target),
        [_, var path, var version] when SemanticVersion.TryParse(version, out _) => new VendoredModule(path, version),
        [_, var path, var version, "=>", .. var target] when SemanticVersion.TryParse(version, out _) =>
            Replaced(new VendoredModule(path, version), target),
        [_, var path, var version, ..] when SemanticVersion.TryParse(version, out _) => new VendoredModule(path, version),
        _ => null,
    };

    private static VendoredModule Replaced(VendoredModule module, string[] target) => target switch
    {
        [var directory] => module with { NewPath = directory },
        [var path, var version] when SemanticVersion.TryParse(version, out _) => module with { NewPath = path, NewVersion = version },
        _ => module,
    };

    private static int Place(VendoredModule heading, List<VendoredModule> modules, Dictionary<(string, string?), int> places)
    {
        if (places.TryAdd((heading.Path, heading.Version), modules.Count))
        {
            modules.Add(heading);
            return modules.Count - 1;
        }
        var place = places[(heading.Path, heading.Version)];
        if (heading.NewPath is null) return place;
        modules[place] = modules[place] with { NewPath = heading.NewPath, NewVersion = heading.NewVersion };
        return place;
    }

    private static VendoredModule Annotate(VendoredModule module, string line)
    {
        foreach (var annotation in Annotations(line))
        {
            if (annotation == "explicit") module = module with { IsExplicit = true };
            if (annotation.StartsWith("go ", StringComparison.Ordinal)) module = module with { GoVersion = annotation[3..] };
        }
        return module;
    }

    private static string[] Annotations(string line) =>
        line.StartsWith("## ", StringComparison.Ordinal) ? line[3..].Split(';', StringSplitOptions.TrimEntries) : [];

    private static string[] Fields(string line) => line.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>One module of <c>vendor/modules.txt</c>.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Version">Its version, or null where the line only records a replacement of all versions.</param>
public sealed record VendoredModule(string Path, string? Version)
{
    /// <summary>Whether it is marked as required by a go.mod.</summary>
    public bool IsExplicit { get; init; }

    /// <summary>Whether packages of it were copied.</summary>
    public bool HasPackages { get; init; }

    /// <summary>The <c>go</c> line of its own go.mod, or null.</summary>
    public string? GoVersion { get; init; }

    /// <summary>The module or directory that replaces it, or null.</summary>
    public string? NewPath { get; init; }

    /// <summary>The version of the replacing module; null for a directory.</summary>
    public string? NewVersion { get; init; }
}
