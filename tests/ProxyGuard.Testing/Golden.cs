using System.Runtime.CompilerServices;

namespace ProxyGuard.Testing;

/// <summary>Compares a text that people read with a file beside the test; PROXYGUARD_REWRITE_GOLDEN=1 writes the file instead.</summary>
public static class Golden
{
    /// <summary>Compares, and fails with the first differing line.</summary>
    /// <param name="name">The file's name in the folder <c>Golden</c> beside the calling test.</param>
    /// <param name="actual">The text.</param>
    /// <param name="testFile">Filled by the compiler.</param>
    public static void Compare(string name, string actual, [CallerFilePath] string testFile = "") =>
        CompareFile(Path.Combine(Path.GetDirectoryName(testFile)!, "Golden", name), actual);

    /// <summary>The same with a file that stands elsewhere.</summary>
    public static void CompareFile(string path, string actual)
    {
        if (LabEnvironment.Get("PROXYGUARD_REWRITE_GOLDEN") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
            return;
        }
        var expected = File.Exists(path) ? File.ReadAllText(path) : "(no such file: PROXYGUARD_REWRITE_GOLDEN=1 writes it)";
        if (expected != actual) throw new GoldenException(Difference(path, expected.Split('\n'), actual.Split('\n')));
    }

    private static string Difference(string path, string[] expected, string[] actual)
    {
        var line = 0;
        while (line < expected.Length && line < actual.Length && expected[line] == actual[line]) line++;
        var first = $"expected: {LineAt(expected, line)}\nactual:   {LineAt(actual, line)}";
        return $"{path}({line + 1}) differs\n{first}\nwhole text:\n{string.Join('\n', actual)}";
    }

    private static string LineAt(string[] lines, int index) => index < lines.Length ? lines[index] : "(end of text)";
}

/// <summary>A text is not what its golden file says.</summary>
public sealed class GoldenException(string message) : Exception(message);
