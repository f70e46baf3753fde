using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Web;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Ci;

/// <summary>A host's REST interface with a token: one request, one answer or fault, nothing repeated and no redirect followed.</summary>
/// <param name="host">The host's name in sentences.</param>
/// <param name="address">Where the interface begins.</param>
/// <param name="token">The token that every request bears.</param>
/// <param name="headers">What every request says besides.</param>
internal sealed class RestApi(string host, Uri address, Secret token, params IReadOnlyList<(string Name, string Value)> headers)
    : IDisposable
{
    // A page of a hundred comments of the greatest length; Azure DevOps has no pages of threads.
    private const int MostBytes = 32 * 1024 * 1024;

    private readonly BearerClient _client = new(token, MostBytes, headers);

    /// <summary>The whole address of a path below the interface's own.</summary>
    public Uri At(string path) => new(address.AbsoluteUri.TrimEnd('/') + path);

    /// <summary>Whether the token may be shown there.</summary>
    public bool IsOurs(Uri page) => page.Scheme == address.Scheme && page.Authority == address.Authority && page.UserInfo.Length == 0;

    public async Task<HostAnswer<RestAnswer>> SendAsync(
        HttpMethod method, Uri target, byte[]? json, CancellationToken cancellationToken)
    {
        var (answer, fault) = await _client.SendAsync(method, target, json, cancellationToken);
        return answer is { Body: { } body }
            ? HostAnswer.Of(new RestAnswer(answer.Status, answer.Headers, body))
            : Of(fault ?? WebFault.TooLong);
    }

    public void Dispose() => _client.Dispose();

    private HostFault Of(WebFault fault) => fault switch
    {
        WebFault.NameNotResolved => new(HostFaultKind.Final, words => words.Hosts.NameNotResolved(host)),
        WebFault.NoTrustedTls => new(HostFaultKind.Final, words => words.Hosts.NoTrustedTls(host)),
        WebFault.TooLong => new(HostFaultKind.Final, words => words.Hosts.AnswerTooLong(host)),
        WebFault.NoConnection => new(HostFaultKind.Passing, words => words.Hosts.NoConnection(host)),
        WebFault.CutShort => new(HostFaultKind.Passing, words => words.Hosts.AnswerCutShort(host)),
        _ => new(HostFaultKind.Passing, words => words.Hosts.NotHttp(host)),
    };
}
