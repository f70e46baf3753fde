using ProxyGuard.Testing.Checksums;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Testing.Logs;

/// <summary>
/// What exists in the world of the logs. Some paths are those of well-known modules, so that the logs read as real ones; what is in them
/// is made up.
/// </summary>
public static class LogModules
{
    public static ModuleTree Tree { get; } = ModuleTree.Empty
        .With("golang.org/x/text", "v0.20.0").With("golang.org/x/text", "v0.21.0")
        .With("golang.org/x/sync", "v0.10.0")
        .With("gopkg.in/yaml.v3", "v3.0.1")
        .With("github.com/google/uuid", "v1.6.0")
        .With("github.com/Masterminds/semver/v3", "v3.3.1")
        .With("github.com/acme/toolkit", "v1.4.1", "require golang.org/x/text v0.21.0")
        .With("github.com/acme/toolkit", "v1.4.2", "require golang.org/x/text v0.21.0")
        .With("github.com/acme/hammer", "v1.0.0").With("github.com/acme/hammer", "v1.1.0", "retract [v1.0.0, v1.1.0] // loses nails")
        .With("github.com/acme/shiny", "v1.0.0", "go 1.25.0").With("github.com/acme/shiny", "v1.1.0", "go 1.29.0")
        .Add("github.com/acme/cloud", "v1.0.0", ("go.mod", "module github.com/acme/cloud\n\ngo 1.18\n"),
            ("cloud.go", "package cloud\n"), ("storage/storage.go", "package storage\n"))
        .With("github.com/acme/cloud/storage", "v1.0.0")
        .Add("github.com/acme/anvil", "v1.0.0", ("go.mod", "module github.com/acme/forge\n\ngo 1.18\n"), ("anvil.go", "package anvil\n"))
        .Add("github.com/acme/Logger", "v1.9.0", ("go.mod", "module github.com/acme/logger\n\ngo 1.18\n"), ("l.go", "package logger\n"))
        .Add("github.com/acme/glue", "v2.0.0", ("go.mod", "module github.com/acme/glue/v2\n\ngo 1.18\n"), ("g.go", "package glue\n"))
        .Add("github.com/acme/torn", "v1.0.0",
            ("go.mod", "module github.com/acme/torn\n\nrequire golang.org/x/text\n"), ("t.go", "package t\n"))
        .With("golang.org/toolchain", "v0.0.1-go1.28.0.linux-amd64")
        .With("example.com/bulk", "v1.0.0", noise: 8 << 20)
        .With("github.com/acme/hello", "v1.0.0", program: true)
        .With("github.com/golang/mock", "v1.6.0", program: true)
        .With("gotest.tools/gotestsum", "v1.12.0", program: true);

    public static string GoSum { get; } = string.Concat(Tree.Modules.Select(module => module.GoSumLines));

    public static ChecksumDatabase Database { get; } = new("sumdb.acme.example", Tree);

    // A package NAME with a constant Text; noise: so many bytes that do not compress.
    private static ModuleTree With(
        this ModuleTree tree, string path, string version, string more = "", int noise = 0, bool program = false)
    {
        var name = program ? "main" : NameOf(path);
        var go = more.StartsWith("go ", StringComparison.Ordinal) ? "" : "go 1.18\n\n";
        var code = program ? "package main\n\nfunc main() { println(\"hello\") }\n"
            : $"package {name}\n\nconst Text = \"{path} {version}\"\n";
        var bytes = new byte[noise];
        new Random(20260105).NextBytes(bytes);
        (string, byte[])[] files = [("go.mod", Utf8($"module {path}\n\n{go}{more}\n")), ($"{name}.go", Utf8(code)), ("LICENSE", bytes)];
        return tree.Add(LabModule.Build(path, version, files));
    }

    private static string NameOf(string path) =>
        path.Split('/').Last(part => !(part.Length == 2 && part[0] == 'v')).Split('.')[0];

    private static byte[] Utf8(string text) => System.Text.Encoding.UTF8.GetBytes(text);
}
