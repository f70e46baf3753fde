using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Release;

/// <summary>
/// The release that <c>eng/release.sh VERSION --dry-run</c> left behind, seen through links: what a test alters, it alters only for itself.
/// </summary>
internal sealed class RehearsedRelease : IDisposable
{
    private readonly TempDirectory _files = new();

    public RehearsedRelease()
    {
        foreach (var path in Directory.EnumerateFiles(Source, "*", SearchOption.AllDirectories))
            File.CreateSymbolicLink(_files[Path.GetRelativePath(Source, path)], path);
    }

    /// <summary>The version in the tree, which is the one that eng/test.sh rehearses.</summary>
    public static string Version { get; } =
        XDocument.Load(SourceTree.PathOf("Directory.Build.props")).Descendants("VersionPrefix").Single().Value;

    private static string Source { get; } = Find();

    public IEnumerable<string> Names => Directory
        .EnumerateFiles(_files.Path, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(_files.Path, path));

    public string PathOf(string name) => _files[name];

    public string Read(string name) => File.ReadAllText(PathOf(name));

    public string Sum(string name)
    {
        using var content = File.OpenRead(PathOf(name));
        return Convert.ToHexStringLower(SHA256.HashData(content));
    }

    public void Write(string name, string content)
    {
        File.Delete(PathOf(name));
        _files.Write(name, content);
    }

    public void Remove(string name) => File.Delete(PathOf(name));

    public void FlipByte(string name)
    {
        var bytes = File.ReadAllBytes(PathOf(name));
        bytes[bytes.Length / 2] ^= 1;
        File.Delete(PathOf(name));
        File.WriteAllBytes(PathOf(name), bytes);
    }

    /// <summary>Points to another image wherever the release names one.</summary>
    public void Point(string image, string digest)
    {
        foreach (var name in (string[])["images.txt", "notes.md", "tree/action.yml"])
            Write(name, Regex.Replace(Read(name), $"/{image}@sha256:[0-9a-f]+", $"/{image}@{digest}"));
    }

    /// <summary>Writes every list of files anew, as if what is there now had been built.</summary>
    public async Task RelistAsync()
    {
        Remove("assets/sbom.cdx.json");
        Remove("assets/SHA256SUMS");
        var bom = await Script.AskAsync(SourceTree.Root, "node", "eng/release/sbom.mjs", Version, "0", PathOf("assets"));
        Write("assets/sbom.cdx.json", bom);
        var sums = Directory.EnumerateFiles(PathOf("assets"))
            .Select(path => Path.GetFileName(path))
            .Order(StringComparer.Ordinal)
            .Select(name => $"{Sum($"assets/{name}")}  {name}\n").ToList();
        Write("assets/SHA256SUMS", string.Concat(sums));
        Write("tree/action/native/checksums.txt", string.Concat(sums.Where(line => Regex.IsMatch(line, " proxyguard-(linux|osx|win)-"))));
    }

    public Task<ProgramRun> ProveAsync() => Script.RunAsync(SourceTree.Root, "node", "eng/release/prove.mjs", Version, _files.Path);

    public void Dispose() => _files.Dispose();

    private static string Find()
    {
        var folder = SourceTree.PathOf("artifacts", "release", Version);
        var last = Path.Combine(folder, "assets", "SHA256SUMS");
        if (File.Exists(last)) return folder;
        throw new FileNotFoundException($"{last} does not exist: run 'bash eng/release.sh {Version} --dry-run'");
    }
}
