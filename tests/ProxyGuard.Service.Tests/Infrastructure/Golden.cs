using System.Runtime.CompilerServices;

namespace ProxyGuard.Service.Tests.Infrastructure;

/// <summary>Compares what people will read with a file they can look at. A deleted one is written again, and the test fails once.</summary>
internal static class Golden
{
    public static void Compare(string name, string actual, [CallerFilePath] string testFile = "")
    {
        var path = Path.Combine(Path.GetDirectoryName(testFile)!, "golden", name);
        if (!File.Exists(path))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            Assert.Fail($"{name} was written: look at it and run again");
        }
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
