using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Release;

/// <summary>A small clone with what the release scripts look at before they build anything; 0.3.0 is out already.</summary>
internal sealed class ReleaseClone : IDisposable
{
    private static readonly string[] Copied =
    [
        "eng/release.sh", "eng/release/commit.sh", "eng/release/source.sh",
        "Directory.Build.props", "CHANGELOG.md", "action.yml", ".gitignore",
    ];

    private ReleaseClone() { }

    public TempDirectory Files { get; } = new();

    public static async Task<ReleaseClone> CreateAsync()
    {
        var clone = new ReleaseClone();
        foreach (var name in Copied) File.Copy(SourceTree.PathOf(name), clone.Files[name]);
        await clone.GitAsync("init", "--quiet", "--initial-branch=main");
        await clone.GitAsync("config", "user.name", "lab");
        await clone.GitAsync("config", "user.email", "lab@lab.test");
        await clone.CommitAsync("one");
        await clone.GitAsync("tag", "v0.3.0");
        return clone;
    }

    public Task<string> GitAsync(params IEnumerable<string> arguments) => Script.AskAsync(Files.Path, "git", arguments);

    public async Task CommitAsync(string why)
    {
        await GitAsync("add", "--all");
        await GitAsync("commit", "--quiet", "--message", why);
    }

    public Task<ProgramRun> BashAsync(string script, params IEnumerable<string> arguments) =>
        Script.RunAsync(Files.Path, "bash", [script, .. arguments]);

    public void Dispose() => Files.Dispose();
}
