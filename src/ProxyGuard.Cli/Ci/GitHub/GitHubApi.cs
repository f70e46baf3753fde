using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Ci.GitHub;

/// <summary>GitHub's REST interface.</summary>
internal static class GitHubApi
{
    public static RestApi Open(Uri address, Secret token) => new("GitHub", address, token,
        ("Accept", "application/vnd.github+json, application/json;q=0.9"),
        ("X-GitHub-Api-Version", "2022-11-28"));
}
