namespace ProxyGuard.Testing;

/// <summary>A new directory that disappears with its owner, read-only module caches included.</summary>
public sealed class TempDirectory : IDisposable
{
    public TempDirectory() => Path = Directory.CreateTempSubdirectory("proxyguard-").FullName;

    public string Path { get; }

    /// <summary>A path inside; the folders above the last name exist afterwards.</summary>
    public string this[params string[] names]
    {
        get
        {
            var path = System.IO.Path.Combine([Path, .. names]);
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
            return path;
        }
    }

    public string Folder(params string[] names) => Directory.CreateDirectory(System.IO.Path.Combine([Path, .. names])).FullName;

    public string Write(string name, string content)
    {
        var path = this[name];
        File.WriteAllText(path, content);
        return path;
    }

    /// <summary>Writes a file that may be run.</summary>
    public string WriteExecutable(string name, string content = "#!/bin/sh\n")
    {
        var path = Write(name, content);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return path;
    }

    /// <summary>Writes a file and gives the directory back, for the next one.</summary>
    public TempDirectory With(string name, string content)
    {
        Write(name, content);
        return this;
    }

    public void Dispose()
    {
        if (!Directory.Exists(Path)) return;
        MakeWritable(new DirectoryInfo(Path));
        Directory.Delete(Path, recursive: true);
    }

    public override string ToString() => Path;

    // go makes every folder of the module cache read-only, which forbids deleting what is in it.
    private static void MakeWritable(DirectoryInfo folder)
    {
        if (!OperatingSystem.IsWindows()) folder.UnixFileMode |= UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        foreach (var child in folder.EnumerateDirectories())
        {
            if (child.LinkTarget is null) MakeWritable(child);
        }
    }
}
