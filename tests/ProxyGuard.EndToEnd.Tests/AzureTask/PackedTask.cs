using System.IO.Compression;
using System.Text.Json.Nodes;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.AzureTask;

/// <summary>The extension as <c>pack.sh</c> packed it, unpacked as an agent keeps a task: without any permission to execute.</summary>
public sealed class PackedTask : IDisposable
{
    /// <summary>What it was packed as.</summary>
    public const string Version = "0.1.0";

    private const UnixFileMode Plain = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    private readonly TempDirectory _files = new();

    public PackedTask()
    {
        ZipFile.ExtractToDirectory(Package, _files.Path);
        foreach (var file in Directory.EnumerateFiles(Folder))
        {
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, Plain);
        }
    }

    /// <summary>The extension's files.</summary>
    public string Root => _files.Path;

    /// <summary>The task's files.</summary>
    public string Folder => Path.Combine(_files.Path, "ProxyGuardV1");

    private static string Package
    {
        get
        {
            var file = SourceTree.PathOf("artifacts", "azure-task", $"proxyguard.proxyguard-{Version}.vsix");
            return File.Exists(file) ? file : throw new FileNotFoundException(
                $"{file} does not exist: run 'bash action/azure-devops/pack.sh {Version} artifacts/azure-task'");
        }
    }

    public JsonNode Json(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Root, name)))!;

    public void Dispose() => _files.Dispose();
}

/// <summary>One unpacked package for all tests of the task.</summary>
[CollectionDefinition(Name)]
public sealed class OnePackedTask : ICollectionFixture<PackedTask>
{
    public const string Name = "the packed task";
}
