using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.Testing.Modules;

/// <summary>One module version as a proxy serves it: its three files, and the two hashes go.sum holds.</summary>
public sealed record LabModule(ModuleVersion Id, byte[] Info, byte[] Mod, byte[] Zip)
{
    private static readonly DateTimeOffset Epoch = new(2024, 1, 2, 3, 4, 5, TimeSpan.Zero);

    public string Path => Id.Path;

    public string Version => Id.Version;

    public string ModHash { get; } = ModuleHash.OfMod(Mod);

    public string ZipHash { get; } = HashOf(Zip);

    /// <summary>The two lines that go.sum holds for this version.</summary>
    public string GoSumLines => $"{Path} {Version} {ZipHash}\n{Path} {Version}/go.mod {ModHash}\n";

    /// <summary>
    /// Builds the files of a version from its sources; without a go.mod among them the .mod is the one that <c>go</c> makes up.
    /// </summary>
    public static LabModule Build(string path, string version, IEnumerable<(string Name, byte[] Content)> files)
    {
        var sources = files.ToList();
        var mod = sources.FirstOrDefault(file => file.Name == "go.mod").Content ?? Encoding.UTF8.GetBytes($"module {path}\n");
        return new(new(path, version), InfoOf(version), mod, ZipOf($"{path}@{version}/", sources));
    }

    internal static byte[] InfoOf(string version) =>
        JsonSerializer.SerializeToUtf8Bytes(new { Version = version, Time = Epoch.UtcDateTime });

    internal static byte[] ZipOf(string prefix, IEnumerable<(string Name, byte[] Content)> files)
    {
        using var buffer = new MemoryStream();
        using (var zip = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in files)
            {
                var entry = zip.CreateEntry(prefix + name, CompressionLevel.Fastest);
                entry.LastWriteTime = Epoch;
                using var stream = entry.Open();
                stream.Write(content);
            }
        }
        return buffer.ToArray();
    }

    /// <summary>The files in the zip, names without the <c>path@version/</c> prefix.</summary>
    internal IReadOnlyList<(string Name, byte[] Content)> Files()
    {
        using var zip = new ZipArchive(new MemoryStream(Zip), ZipArchiveMode.Read);
        return [.. zip.Entries.Select(entry => (entry.FullName[(entry.FullName.IndexOf('@') + Version.Length + 2)..], ReadAll(entry)))];
    }

    private static byte[] ReadAll(ZipArchiveEntry entry)
    {
        using var content = new MemoryStream();
        using var stream = entry.Open();
        stream.CopyTo(content);
        return content.ToArray();
    }

    private static string HashOf(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        return ModuleHash.OfZip(zip, long.MaxValue)!;
    }
}
