using ProxyGuard.Core.Proxies;
using ProxyGuard.Testing;

namespace ProxyGuard.Core.Tests.Proxies;

public sealed class ExecutableFinderTests : IDisposable
{
    private readonly TempDirectory _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData("tools", true)]
    [InlineData("empty:tools", true)]
    [InlineData("plain:tools", true)]
    [InlineData("folder:tools", true)]
    [InlineData("empty", false)]
    [InlineData("plain", false)]
    [InlineData("folder", false)]
    public void A_program_is_a_file_that_may_be_run(string folders, bool found)
    {
        _files.WriteExecutable("tools/git");
        _files.Write("plain/git", "#!");
        _files.Folder("folder", "git");
        _files.Folder("empty");
        var path = string.Join(Path.PathSeparator, folders.Split(':').Select(folder => Path.Combine(_files.Path, folder)));

        Assert.Equal(found, ExecutableFinder.IsOnPath("git", new Dictionary<string, string> { ["PATH"] = path }));
    }

    [Fact]
    public void Without_PATH_nothing_is_found() => Assert.False(ExecutableFinder.IsOnPath("git", new Dictionary<string, string>()));
}
