using System.Net;
using System.Net.Http.Headers;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Ci.GitHub;

/// <summary>GitHub's REST interface with a token: one request, one answer or fault, nothing repeated and no redirect followed.</summary>
internal sealed class GitHubApi(Uri address, Secret token) : IDisposable
{
    // A page of a hundred comments of the greatest length.
    private const int MostBytes = 32 * 1024 * 1024;

    // A redirect could carry the token to another host.
    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        AutomaticDecompression = DecompressionMethods.GZip,
        MaxResponseHeadersLength = 64,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = MostBytes,
    };

    /// <summary>The whole address of a path below the interface's own.</summary>
    public Uri At(string path) => new(address.AbsoluteUri.TrimEnd('/') + path);

    /// <summary>Whether the token may be shown there.</summary>
    public bool IsOurs(Uri page) => page.Scheme == address.Scheme && page.Authority == address.Authority && page.UserInfo.Length == 0;

    public async Task<HostAnswer<GitHubAnswer>> SendAsync(
        HttpMethod method, Uri target, byte[]? json, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(method, target, json);
            // Not even a resolver that hangs outlasts the limit.
            using var response = await _client.SendAsync(request, cancellationToken).WaitAsync(cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return HostAnswer.Of(new GitHubAnswer((int)response.StatusCode, response.Headers, body));
        }
        catch (HttpRequestException error)
        {
            return Fault(error.HttpRequestError);
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(HttpMethod method, Uri target, byte[]? json)
    {
        var request = new HttpRequestMessage(method, target);
        request.Headers.TryAddWithoutValidation("Accept", "application/vnd.github+json, application/json;q=0.9");
        request.Headers.Add("X-GitHub-Api-Version", "2022-11-28");
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ProxyGuard", CliApplication.Version));
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token.Reveal());
        if (json is not null)
            request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return request;
    }

    private static HostFault Fault(HttpRequestError error) => error switch
    {
        HttpRequestError.NameResolutionError => new(HostFaultKind.Final, "GitHub's name cannot be resolved"),
        HttpRequestError.SecureConnectionError => new(HostFaultKind.Final, "no trusted TLS connection to GitHub"),
        HttpRequestError.ConfigurationLimitExceeded => new(HostFaultKind.Final, "GitHub's answer is too long"),
        HttpRequestError.ConnectionError => new(HostFaultKind.Passing, "no connection to GitHub"),
        HttpRequestError.ResponseEnded => new(HostFaultKind.Passing, "GitHub's answer was cut short"),
        _ => new(HostFaultKind.Passing, "GitHub's answer is not HTTP"),
    };
}
