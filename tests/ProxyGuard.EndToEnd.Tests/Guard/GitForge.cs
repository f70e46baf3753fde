using System.IO.Compression;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Guard;

/// <summary>
/// A forge in a folder: git is told that <c>https://github.com/</c> lies there, so that what <c>go</c> fetches "from github.com" is a
/// repository on this disk.
/// </summary>
internal static class GitForge
{
    public const string Lib = "github.com/acme/lib";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>The one module the forge has.</summary>
    public static ModuleTree Tree { get; } = ModuleTree.Empty.Add(
        Lib, "v1.0.0", ("go.mod", $"module {Lib}\n\ngo 1.18\n"), ("lib.go", "package lib\n\nconst Text = \"from the origin\"\n"));

    /// <summary>Makes the repository and the git settings that lead there, in the sandbox's home.</summary>
    public static async Task LayOutAsync(GoSandbox sandbox, ModuleTree tree)
    {
        var home = sandbox.Environment["HOME"];
        var folder = Directory.CreateDirectory(Path.Combine(home, "forge", "acme", "lib")).FullName;
        using (var zip = new ZipArchive(new MemoryStream(tree.Modules.Single().Zip)))
        {
            foreach (var entry in zip.Entries) entry.ExtractToFile(Path.Combine(folder, entry.Name));
        }
        var forge = new Uri(Path.Combine(home, "forge") + "/").AbsoluteUri;
        await File.WriteAllTextAsync(
            Path.Combine(home, ".gitconfig"),
            $"[user]\n\tname = lab\n\temail = lab@lab.test\n[url \"{forge}\"]\n\tinsteadOf = https://github.com/\n");
        foreach (var command in (string[])["init -q", "add .", "commit -q -m one", "tag v1.0.0"])
        {
            var run = await sandbox.RunAsync("/usr/bin/git", ["-C", folder, .. command.Split(' ')], Limit);
            Assert.True(run.Passed, run.ToString());
        }
    }
}
