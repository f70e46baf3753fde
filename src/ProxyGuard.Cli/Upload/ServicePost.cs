using ProxyGuard.Cli.Web;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Upload;

/// <summary>What came of a post: a status and a body, or a few words about why there is none.</summary>
/// <param name="Status">The status; null when no answer came.</param>
/// <param name="Body">The body; null when it is too long.</param>
/// <param name="Fault">Why no answer came.</param>
internal sealed record ServiceAnswer(int? Status, byte[]? Body, Sentence? Fault)
{
    public bool IsSuccess => Status is >= 200 and < 300;
}

/// <summary>Posts JSON to the service, once and with a limit. Whatever goes wrong is a sentence.</summary>
internal sealed class ServicePost(TimeProvider time)
{
    /// <summary>Connecting, posting and reading together.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);

    public async Task<ServiceAnswer> SendAsync(Uri service, string path, Secret? token, byte[] json, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        using var client = new BearerClient(token, UploadAnswer.MostBytes);
        try
        {
            var address = new Uri(service.AbsoluteUri.TrimEnd('/') + path);
            var (answer, fault) = await client.SendAsync(HttpMethod.Post, address, json, both.Token);
            return new(answer?.Status, answer?.Body, answer is null ? words => Of(fault, words.Service) : null);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return new(null, null, words => words.Service.Cancelled);
        }
        catch (OperationCanceledException)
        {
            return new(null, null, words => words.Service.NotInTime($"{Limit.TotalSeconds:0}"));
        }
    }

    private static string Of(WebFault? fault, ServiceWording words) => fault switch
    {
        WebFault.NameNotResolved => words.NameNotResolved,
        WebFault.NoConnection => words.NoConnection,
        WebFault.NoTrustedTls => words.NoTrustedTls,
        WebFault.CutShort => words.CutShort,
        _ => words.NotHttp,
    };
}
