using ProxyGuard.Cli.Ci.Terminal;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Tests.Ci.Terminal;

public sealed class GitRemoteTests : IDisposable
{
    private const string Config = """
        [core]
            bare = false
        [remote "fork"]
            url = https://github.com/somebody/widgets
        [remote "origin"]
            fetch = +refs/heads/*:refs/remotes/origin/*
            url = git@github.com:acme/widgets.git
        [branch "main"]
            url = not this
        """;

    private readonly TempDirectory _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void The_origin_is_found_from_any_folder_of_the_checkout()
    {
        _files.Write(".git/config", Config);
        var deep = Directory.CreateDirectory(Path.Combine(_files.Path, "a", "b")).FullName;

        Assert.Equal("git@github.com:acme/widgets.git", GitRemote.Find(deep));
        Assert.Equal("github.com/acme/widgets", new TerminalHost(TextWriter.Null, TextWriter.Null, deep, Language.English.Teller).Repository);
    }

    [Fact]
    public void Without_an_origin_the_first_remote_counts()
    {
        _files.Write(".git/config", Config.Replace("\"origin\"", "\"upstream\""));
        Assert.Equal("https://github.com/somebody/widgets", GitRemote.Find(_files.Path));
    }

    [Fact]
    public void A_work_tree_leads_to_its_repository()
    {
        _files.Write("main/.git/config", Config);
        _files.Write("main/.git/worktrees/w/commondir", "../..\n");
        _files.Write("w/.git", $"gitdir: {_files.Path}/main/.git/worktrees/w\n");

        Assert.Equal("git@github.com:acme/widgets.git", GitRemote.Find(Path.Combine(_files.Path, "w")));
    }

    [Theory]
    [InlineData(".git", "nonsense")]
    [InlineData(".git", "gitdir: /nowhere")]
    [InlineData(".git/config", "")]
    [InlineData(".git/config", "url = x")]
    public void A_checkout_without_a_remote_has_none(string file, string content)
    {
        _files.Write(file, content);
        Assert.Null(GitRemote.Find(_files.Path));
    }

    [Fact]
    public void Without_a_remote_the_directory_names_the_repository()
    {
        var directory = Directory.CreateDirectory(Path.Combine(_files.Path, "My Widgets")).FullName;
        _files.Write(".git/config", "");
        Assert.Equal("local/my-widgets", new TerminalHost(TextWriter.Null, TextWriter.Null, directory, Language.English.Teller).Repository);
    }
}
