using System.Text.Json;
using System.Text.RegularExpressions;

namespace ProxyGuard.EndToEnd.Tests.Proxies;

/// <summary>
/// Go's own code for patterns, netrc files and web proxies, compiled from the installation's sources for the time of a test. The one
/// package left out,
/// idna, only turns other alphabets into ASCII.
/// </summary>
internal sealed partial class GoOracle : IDisposable
{
    private const string NoIdna =
        "package idna\n\ntype profile struct{}\n\nvar Lookup profile\n\nfunc (profile) ToASCII(s string) (string, error) { return s, nil }\n";

    private readonly RealGo _go;

    private GoOracle(RealGo go) => _go = go;

    public static async Task<GoOracle> BuildAsync(string version)
    {
        var go = new RealGo(version);
        var source = Path.Combine(go.Root, "src");
        Copy(Path.Combine(source, "cmd/vendor/golang.org/x/mod"), Path.Combine(go.Folder, "mod"));
        Copy(Path.Combine(source, "vendor/golang.org/x/net/http/httpproxy"), Path.Combine(go.Folder, "net/http/httpproxy"));
        Write(go, "mod/go.mod", "module golang.org/x/mod\n\ngo 1.21\n");
        Write(go, "net/go.mod", "module golang.org/x/net\n\ngo 1.21\n");
        Write(go, "net/idna/idna.go", NoIdna);
        Write(go, "go.mod", "module oracle.test/oracle\n\ngo 1.23\n\nrequire (\n\tgolang.org/x/mod v0.0.0\n\tgolang.org/x/net v0.0.0\n)\n\n"
            + "replace golang.org/x/mod => ./mod\n\nreplace golang.org/x/net => ./net\n");
        var netrc = File.ReadAllText(Path.Combine(source, "cmd/go/internal/auth/netrc.go"));
        Write(go, "netrc.go", PackageLine().Replace(netrc, "package main"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Proxies", "oracle.go.txt"), Path.Combine(go.Folder, "main.go"));
        var environment = new Dictionary<string, string> { ["GOPROXY"] = "off", ["GOCACHE"] = RealGo.BuildCache };
        var built = await go.RunAsync(["build", "-o", "oracle", "."], environment);
        Assert.True(built.ExitCode == 0, built.Error);
        return new GoOracle(go);
    }

    /// <summary>Asks everything at once: a question is a kind and its arguments, an answer is a line.</summary>
    public async Task<string[]> AskAsync(IEnumerable<string[]> questions)
    {
        var input = string.Concat(questions.Select(question => JsonSerializer.Serialize(question) + "\n"));
        var (exitCode, output, error) = await _go.RunAsync([], new Dictionary<string, string>(), input, Path.Combine(_go.Folder, "oracle"));
        Assert.True(exitCode == 0, error);
        return output.Split('\n')[..^1];
    }

    public void Dispose() => _go.Dispose();

    private static void Write(RealGo go, string name, string text)
    {
        var path = Path.Combine(go.Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*.go", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    [GeneratedRegex("^package auth$", RegexOptions.Multiline)]
    private static partial Regex PackageLine();
}
