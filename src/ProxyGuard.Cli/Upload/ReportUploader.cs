using System.Net;
using System.Net.Http.Headers;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Upload;

/// <summary>What came of posting a report: an answer, or a few words about why there is none.</summary>
internal sealed record UploadResult(UploadAnswer? Answer, string? Fault);

/// <summary>Posts the run report to the service. It never fails a build: whatever goes wrong is a sentence.</summary>
internal sealed class ReportUploader(TimeProvider time, string toolVersion)
{
    /// <summary>Connecting, posting and reading together.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public async Task<UploadResult> PostAsync(Uri service, Secret? token, byte[] report, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            // Not even a resolver that hangs outlasts the limit.
            return await SendAsync(service, token, report, both.Token).WaitAsync(both.Token);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new UploadResult(null, "cancelled");
        }
        catch (OperationCanceledException)
        {
            return new UploadResult(null, $"no answer within {Limit.TotalSeconds:0} s");
        }
        catch (HttpRequestException error)
        {
            return new UploadResult(null, Words(error));
        }
        catch (IOException)
        {
            return new UploadResult(null, "the answer was cut short");
        }
    }

    private async Task<UploadResult> SendAsync(Uri service, Secret? token, byte[] report, CancellationToken cancellationToken)
    {
        // A redirect could carry the token to another host.
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, MaxResponseHeadersLength = 64 };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(service.AbsoluteUri.TrimEnd('/') + "/api/v1/runs"));
        request.Content = new ByteArrayContent(report) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("ProxyGuard", toolVersion));
        if (token is not null) request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token.Reveal());
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!response.IsSuccessStatusCode)
            return new UploadResult(null, $"the service answered with status {(int)response.StatusCode}{Meaning(response.StatusCode)}");
        return await ReadBodyAsync(response, cancellationToken) is { } body && UploadAnswer.Parse(body) is { } answer
            ? new UploadResult(answer, null)
            : new UploadResult(null, "the service took the report, but its answer could not be read");
    }

    private static async Task<byte[]?> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[UploadAnswer.MostBytes + 1];
        var read = await stream.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return read <= UploadAnswer.MostBytes ? buffer[..read] : null;
    }

    private static string Meaning(HttpStatusCode status) => (int)status switch
    {
        401 or 403 => " (is report-token right?)",
        404 => " (is report-url the address of a ProxyGuard service?)",
        409 => " (another report has the same run key)",
        >= 300 and < 400 => " (redirects are not followed)",
        _ => "",
    };

    private static string Words(HttpRequestException error) => error.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its name cannot be resolved",
        HttpRequestError.ConnectionError => "no connection",
        HttpRequestError.SecureConnectionError => "no trusted TLS connection",
        _ => "the answer is not HTTP",
    };
}
