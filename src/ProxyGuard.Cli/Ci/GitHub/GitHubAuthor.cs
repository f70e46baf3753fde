using ProxyGuard.Cli.Comments;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Ci.GitHub;

/// <summary>Whose name our comments bear: anybody can copy a mark, and nobody can write in another's name.</summary>
internal sealed class GitHubAuthor(Secret token)
{
    // Tokens of installed apps begin so, and that of a job is one; they may not ask who they are. Another app's name shows when it writes.
    private string? _login = token.Reveal().StartsWith("ghs_", StringComparison.Ordinal) ? "github-actions[bot]" : null;

    public bool Is(string login) => string.Equals(login, _login, StringComparison.OrdinalIgnoreCase);

    /// <summary>What GitHub said the author of a new comment of ours is.</summary>
    public void IsNow(string login) => _login = login;

    /// <summary>Asks whose token it is, unless that is known.</summary>
    /// <returns>Why there was no answer, or null: also when GitHub does not tell this token.</returns>
    public async Task<HostFault?> LearnAsync(RestApi api, TimeProvider time, CancellationToken cancellationToken)
    {
        if (_login is not null) return null;
        var answer = await api.SendAsync(HttpMethod.Get, api.At("/user"), null, cancellationToken);
        if (answer.Value is not { } read) return answer.Fault;
        if (read.IsSuccess) _login = read.Read(GitHubJson.Default.GitHubUser)?.Login;
        return read.IsSuccess || read.Status is 403 or 404 ? null : GitHubFaults.Of(read, ofComment: false, time.GetUtcNow());
    }
}
