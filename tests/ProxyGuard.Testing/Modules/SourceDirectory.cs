using System.Text;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.Testing.Modules;

/// <summary>Reads the files that belong to a module from a directory of sources.</summary>
internal static class SourceDirectory
{
    public static IEnumerable<(string Name, byte[] Content)> Read(string path, string directory, IEnumerable<ModuleVersion>? requires)
    {
        if (requires is not null && !File.Exists(Path.Combine(directory, "go.mod")))
        {
            var lines = requires.Select(module => $"\t{module.Path} {module.Version}\n");
            yield return ("go.mod", Encoding.UTF8.GetBytes($"module {path}\n\ngo 1.18\n\nrequire (\n{string.Concat(lines)})\n"));
        }
        foreach (var file in Files(new DirectoryInfo(directory)))
        {
            yield return (Path.GetRelativePath(directory, file.FullName).Replace('\\', '/'), File.ReadAllBytes(file.FullName));
        }
    }

    private static IEnumerable<FileInfo> Files(DirectoryInfo folder)
    {
        var nested = folder.EnumerateDirectories()
            .Where(child => child.LinkTarget is null && child.Name is not (".git" or "vendor")
                && !File.Exists(Path.Combine(child.FullName, "go.mod")))
            .OrderBy(child => child.Name, StringComparer.Ordinal).SelectMany(Files);
        return folder.EnumerateFiles().Where(file => file.LinkTarget is null)
            .OrderBy(file => file.Name, StringComparer.Ordinal).Concat(nested);
    }
}
