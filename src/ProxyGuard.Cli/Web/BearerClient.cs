using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Web;

/// <summary>Sends requests that bear a token: each once, no redirect followed, and an answer read up to a limit.</summary>
/// <param name="token">The token; null for none.</param>
/// <param name="mostBytes">The longest body that is read.</param>
/// <param name="headers">What every request says besides.</param>
internal sealed class BearerClient(Secret? token, int mostBytes, params IReadOnlyList<(string Name, string Value)> headers) : IDisposable
{
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
    };

    public async Task<WebResult> SendAsync(HttpMethod method, Uri target, byte[]? json, CancellationToken cancellationToken)
    {
        try
        {
            using var request = Request(method, target, json);
            // Not even a resolver that hangs outlasts the limit.
            using var response = await _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .WaitAsync(cancellationToken);
            var body = await ReadAsync(response.Content, cancellationToken);
            return new(new WebAnswer((int)response.StatusCode, response.Headers, body), null);
        }
        catch (HttpRequestException error)
        {
            return new(null, Of(error));
        }
        // What the handler lets through when a connection is reset as soon as it is made.
        catch (SocketException)
        {
            return new(null, WebFault.NoConnection);
        }
    }

    public void Dispose() => _client.Dispose();

    private HttpRequestMessage Request(HttpMethod method, Uri target, byte[]? json)
    {
        var request = new HttpRequestMessage(method, target);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ProxyGuard", CliApplication.Version));
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token.Reveal());
        if (json is not null)
            request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        return request;
    }

    private async Task<byte[]?> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            await content.LoadIntoBufferAsync(mostBytes, cancellationToken);
            return await content.ReadAsByteArrayAsync(cancellationToken);
        }
        catch (HttpRequestException error) when (error.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            return null;
        }
    }

    private static WebFault Of(HttpRequestException error) => error.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => WebFault.NameNotResolved,
        HttpRequestError.SecureConnectionError => WebFault.NoTrustedTls,
        HttpRequestError.ConnectionError => WebFault.NoConnection,
        HttpRequestError.ConfigurationLimitExceeded => WebFault.TooLong,
        HttpRequestError.ResponseEnded => WebFault.CutShort,
        _ when error.InnerException is IOException => WebFault.CutShort,
        _ => WebFault.NotHttp,
    };
}
