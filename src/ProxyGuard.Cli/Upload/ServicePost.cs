using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Upload;

/// <summary>What came of a post: a status and a body, or a few words about why there is none.</summary>
/// <param name="Status">The status; null when no answer came.</param>
/// <param name="Body">The body; null when it is too long.</param>
/// <param name="Fault">Why no answer came.</param>
internal sealed record ServiceAnswer(HttpStatusCode? Status, byte[]? Body, Sentence? Fault)
{
    public bool IsSuccess => (int?)Status is >= 200 and < 300;
}

/// <summary>Posts JSON to the service, once and with a limit. Whatever goes wrong is a sentence.</summary>
internal sealed class ServicePost(TimeProvider time, string toolVersion)
{
    /// <summary>Connecting, posting and reading together.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public async Task<ServiceAnswer> SendAsync(Uri service, string path, Secret? token, byte[] json, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            var address = new Uri(service.AbsoluteUri.TrimEnd('/') + path);
            // Not even a resolver that hangs outlasts the limit.
            return await SendAsync(address, token, json, both.Token).WaitAsync(both.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new(null, null, words => words.Service.Cancelled);
        }
        catch (OperationCanceledException)
        {
            return new(null, null, words => words.Service.NotInTime($"{Limit.TotalSeconds:0}"));
        }
        catch (HttpRequestException error)
        {
            return new(null, null, words => Of(error, words.Service));
        }
        // What the handler lets through when a connection is reset as soon as it is made.
        catch (SocketException)
        {
            return new(null, null, words => words.Service.NoConnection);
        }
        catch (IOException)
        {
            return new(null, null, words => words.Service.CutShort);
        }
    }

    private async Task<ServiceAnswer> SendAsync(Uri address, Secret? token, byte[] json, CancellationToken cancellationToken)
    {
        // A redirect could carry the token to another host.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxResponseHeadersLength = 64 };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, address);
        request.Content = new ByteArrayContent(json) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ProxyGuard", toolVersion));
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token.Reveal());
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        return new(response.StatusCode, response.IsSuccessStatusCode ? await ReadBodyAsync(response, cancellationToken) : null, null);
    }

    private static async Task<byte[]?> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[UploadAnswer.MostBytes + 1];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= UploadAnswer.MostBytes ? buffer[..read] : null;
    }

    private static string Of(HttpRequestException error, ServiceWording words) => error.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => words.NameNotResolved,
        HttpRequestError.ConnectionError => words.NoConnection,
        HttpRequestError.SecureConnectionError => words.NoTrustedTls,
        _ => words.NotHttp,
    };
}
