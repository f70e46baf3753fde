using ProxyGuard.Cli.Ci;

namespace ProxyGuard.Cli.Tests.Ci;

public sealed class RepositoryIdTests
{
    [Theory]
    [InlineData("https://github.com/Acme/Widgets.git", "github.com/acme/widgets")]
    [InlineData("https://token:x@github.com/acme/widgets/", "github.com/acme/widgets")]
    [InlineData("https://git.corp.example:8443/a/b/c", "git.corp.example:8443/a/b/c")]
    [InlineData("git@github.com:acme/widgets.git", "github.com/acme/widgets")]
    [InlineData("github.com:acme/widgets", "github.com/acme/widgets")]
    [InlineData("ssh://git@github.com:22/acme/widgets.git", "github.com/acme/widgets")]
    [InlineData("https://org@dev.azure.com/Org/My%20Project/_git/Repo", "dev.azure.com/org/my%20project/repo")]
    [InlineData("https://org.visualstudio.com/DefaultCollection/Project/_git/Repo", "dev.azure.com/org/project/repo")]
    [InlineData("git@ssh.dev.azure.com:v3/Org/Project/Repo", "dev.azure.com/org/project/repo")]
    [InlineData("https://github.com/../a/./b//c", "github.com/a/b/c")]
    [InlineData("https://github.com/a\n::error::/b`|<x>", "github.com/a%0a::error::/b%60%7c%3cx%3e")]
    [InlineData("git@host:a b\"\\c", "host/a-b--c")]
    [InlineData("/srv/git/widgets.git", null)]
    [InlineData("../widgets", null)]
    [InlineData("file:///srv/git/widgets", null)]
    [InlineData("https://github.com/", null)]
    [InlineData("", null)]
    [InlineData(":", null)]
    [InlineData("https://", null)]
    public void A_remote_is_a_lower_case_host_and_path(string remote, string? id) => Assert.Equal(id, RepositoryId.FromRemote(remote));

    [Fact]
    public void An_id_is_never_longer_than_a_report_allows() =>
        Assert.True(RepositoryId.FromRemote("https://github.com/" + string.Join('/', Enumerable.Repeat("abcdefghi", 100)))!.Length <= 200);
}
