using System.Runtime.CompilerServices;

namespace ProxyGuard.Cli.Tests;

/// <summary>Compares a text that people read with a file; PROXYGUARD_REWRITE_GOLDEN=1 writes the file instead.</summary>
public static class Golden
{
    public static void Compare(string name, string actual, [CallerFilePath] string testFile = "") =>
        CompareFile(Path.Combine(Path.GetDirectoryName(testFile)!, "Golden", name), actual);

    public static void CompareFile(string path, string actual)
    {
#pragma warning disable RS0030 // A switch for the person who runs the tests.
        var rewrite = Environment.GetEnvironmentVariable("PROXYGUARD_REWRITE_GOLDEN") == "1";
#pragma warning restore RS0030
        if (rewrite)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }
        Assert.True(File.Exists(path), $"{path} does not exist; PROXYGUARD_REWRITE_GOLDEN=1 writes it");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
