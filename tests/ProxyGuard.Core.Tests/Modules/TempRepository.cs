namespace ProxyGuard.Core.Tests.Modules;

/// <summary>A repository in a temporary directory, deleted at the end of the test.</summary>
internal sealed class TempRepository : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("proxyguard-modules-");

    public string Root => root.FullName;

    public TempRepository With(string name, string content)
    {
        var file = Path.Join(Root, name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, content);
        return this;
    }

    public void Dispose() => root.Delete(recursive: true);
}
