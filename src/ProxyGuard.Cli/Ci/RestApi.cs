using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Ci;

/// <summary>A host's REST interface with a token: one request, one answer or fault, nothing repeated and no redirect followed.</summary>
/// <param name="host">The host's name in sentences.</param>
/// <param name="address">Where the interface begins.</param>
/// <param name="token">The token that every request bears.</param>
/// <param name="headers">What every request says besides.</param>
internal sealed class RestApi(string host, Uri address, Secret token, params IReadOnlyList<(string Name, string Value)> headers) : IDisposable
{
    // A page of a hundred comments of the greatest length; Azure DevOps has no pages of threads.
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

    public async Task<HostAnswer<RestAnswer>> SendAsync(
        HttpMethod method, Uri target, byte[]? json, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(method, target, json);
            // Not even a resolver that hangs outlasts the limit.
            using var response = await _client.SendAsync(request, cancellationToken).WaitAsync(cancellationToken);
            var body = await response.Content.ReadAsByteArrayAsync(cancellationToken);
            return HostAnswer.Of(new RestAnswer((int)response.StatusCode, response.Headers, body));
        }
        catch (HttpRequestException error)
        {
            return Fault(error);
        }
        // What the handler lets through when a connection is reset as soon as it is made.
        catch (SocketException)
        {
            return NoConnection;
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(HttpMethod method, Uri target, byte[]? json)
    {
        var request = new HttpRequestMessage(method, target);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ProxyGuard", CliApplication.Version));
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token.Reveal());
        if (json is not null)
            request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return request;
    }

    private HostFault CutShort => new(HostFaultKind.Passing, words => words.Hosts.AnswerCutShort(host));

    private HostFault NoConnection => new(HostFaultKind.Passing, words => words.Hosts.NoConnection(host));

    private HostFault Fault(HttpRequestException error) => error.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => new(HostFaultKind.Final, words => words.Hosts.NameNotResolved(host)),
        HttpRequestError.SecureConnectionError => new(HostFaultKind.Final, words => words.Hosts.NoTrustedTls(host)),
        HttpRequestError.ConfigurationLimitExceeded => new(HostFaultKind.Final, words => words.Hosts.AnswerTooLong(host)),
        HttpRequestError.ConnectionError => NoConnection,
        HttpRequestError.ResponseEnded => CutShort,
        _ when error.InnerException is IOException => CutShort,
        _ => new(HostFaultKind.Passing, words => words.Hosts.NotHttp(host)),
    };
}
