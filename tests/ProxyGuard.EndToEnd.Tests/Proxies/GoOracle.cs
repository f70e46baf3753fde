using System.Text.Json;
using System.Text.RegularExpressions;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Proxies;

/// <summary>
/// Go's own code for patterns, netrc files and web proxies, compiled from the installation's sources for the time of a test. The one
/// package left out, idna, only turns other alphabets into ASCII.
/// </summary>
internal sealed partial class GoOracle : IDisposable
{
    private const string NoIdna =
        "package idna\n\ntype profile struct{}\n\nvar Lookup profile\n\nfunc (profile) ToASCII(s string) (string, error) { return s, nil }\n";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(3);

    private readonly GoSandbox _sandbox = new();

    private GoOracle()
    {
    }

    public static async Task<GoOracle> BuildAsync(string version)
    {
        var go = new RealGo(version);
        var oracle = new GoOracle();
        var folder = oracle._sandbox.Project;
        var source = Path.Combine(go.Root, "src");
        Copy(Path.Combine(source, "cmd/vendor/golang.org/x/mod"), Path.Combine(folder, "mod"));
        Copy(Path.Combine(source, "vendor/golang.org/x/net/http/httpproxy"), Path.Combine(folder, "net/http/httpproxy"));
        Write(folder, "mod/go.mod", "module golang.org/x/mod\n\ngo 1.23\n");
        Write(folder, "net/go.mod", "module golang.org/x/net\n\ngo 1.21\n");
        Write(folder, "net/idna/idna.go", NoIdna);
        Write(folder, "go.mod", "module oracle.test/oracle\n\ngo 1.23\n\nrequire (\n\tgolang.org/x/mod v0.0.0\n\tgolang.org/x/net v0.0.0\n)\n\n"
            + "replace golang.org/x/mod => ./mod\n\nreplace golang.org/x/net => ./net\n");
        var netrc = File.ReadAllText(Path.Combine(source, "cmd/go/internal/auth/netrc.go"));
        Write(folder, "netrc.go", PackageLine().Replace(netrc, "package main"));
        File.Copy(Path.Combine(AppContext.BaseDirectory, "Proxies", "oracle.go.txt"), Path.Combine(folder, "main.go"));
        oracle._sandbox.Environment = oracle._sandbox.Environment.SetItem("GOCACHE", GoSandbox.SharedBuildCache);
        var built = await go.RunAsync(oracle._sandbox, "off", Limit, "build", "-o", "oracle", ".");
        Assert.True(built.Passed, built.ToString());
        return oracle;
    }

    /// <summary>Asks everything at once: a question is a kind and its arguments, an answer is a line.</summary>
    public async Task<string[]> AskAsync(IEnumerable<string[]> questions)
    {
        var input = string.Concat(questions.Select(question => JsonSerializer.Serialize(question) + "\n"));
        var run = await _sandbox.RunAsync(Path.Combine(_sandbox.Project, "oracle"), [], Limit, input: input);
        Assert.True(run.Passed, run.Error);
        return run.Output.Split('\n')[..^1];
    }

    public void Dispose() => _sandbox.Dispose();

    private static void Write(string folder, string name, string text)
    {
        var path = Path.Combine(folder, name);
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
