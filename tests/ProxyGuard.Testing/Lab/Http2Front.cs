using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;

namespace ProxyGuard.Testing.Lab;

/// <summary>
/// HTTP/2 over TLS (HTTP/1.1 for clients that do not ask for it): the web server of the platform, with the faults that HTTP/2 alone has.
/// </summary>
internal sealed class Http2Front : IHopFront
{
    private const int InternalError = 2;

    private readonly HopAnswers _answers;
    private readonly WebApplication _server;
    private readonly CancellationTokenSource _stop = new();
    private int _connections;

    private Http2Front(HopAnswers answers, WebApplication server) => (_answers, _server) = (answers, server);

    public int Port { get; private set; }

    public int Connections => _connections;

    public static async Task<Http2Front> StartAsync(HopAnswers answers, LabCertificates certificates)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        Http2Front? front = null;
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(answers.Options.Endpoint, listen =>
            {
                listen.Protocols = HttpProtocols.Http1AndHttp2;
                listen.UseHttps(https => https.ServerCertificate = certificates.Good.TargetCertificate);
                listen.Use(next => connection =>
                {
                    connection.Items["number"] = Interlocked.Increment(ref front!._connections);
                    return next(connection);
                });
            });
        });
        var server = builder.Build();
        front = new(answers, server);
        server.Run(front.ServeAsync);
        await server.StartAsync();
        front.Port = new Uri(server.Urls.Single()).Port;
        return front;
    }

    public void FaultsChanged()
    {
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested) return;
        await _stop.CancelAsync();
        using var soon = new CancellationTokenSource(TimeSpan.FromSeconds(1));
        await _server.StopAsync(soon.Token);
        await _server.DisposeAsync();
        _stop.Dispose();
    }

    private async Task ServeAsync(HttpContext http)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token, http.RequestAborted);
        try
        {
            await AnswerAsync(http, either.Token);
        }
        catch (OperationCanceledException)
        {
            http.Abort();
        }
    }

    private async Task AnswerAsync(HttpContext http, CancellationToken cancellationToken)
    {
        var connection = http.Features.GetRequiredFeature<IConnectionItemsFeature>().Items["number"] as int? ?? 0;
        var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var headers = http.Request.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.ToString()));
        var answer = _answers.Answer(new(http.Request.Method, target, [.. headers], connection, http.Request.Protocol));
        await Task.Delay(_answers.Options.Latency, _answers.Options.Time, cancellationToken);
        var half = answer.Body.AsMemory(0, answer.Body.Length / 2);
        switch (answer.Delivery)
        {
            case Delivery.Whole:
                await WriteAsync(http, answer, answer.Body, cancellationToken);
                break;
            case Delivery.SlowFirstByte or Delivery.DripBody:
                await Task.Delay(_answers.Options.SlowTime, _answers.Options.Time, cancellationToken);
                await WriteAsync(http, answer, answer.Body, cancellationToken);
                break;
            case Delivery.StallBeforeResponse or Delivery.StallMidHeader:
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                break;
            case Delivery.StallMidBody:
                await WriteAsync(http, answer, half, cancellationToken);
                await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
                break;
            case Delivery.TruncatedSilent:
                answer = answer with { Body = half.ToArray() };
                await WriteAsync(http, answer, answer.Body, cancellationToken);
                break;
            case Delivery.EndlessBody or Delivery.TenGigabytes:
                await PourAsync(http, answer, cancellationToken);
                break;
            case Delivery.StreamReset:
                await WriteAsync(http, answer, half, cancellationToken);
                Reset(http);
                break;
            case Delivery.GracefulGoAway:
                http.Response.Headers.Connection = "close";
                await WriteAsync(http, answer, answer.Body, cancellationToken);
                break;
            case Delivery.GoAway:
                await WriteAsync(http, answer, half, cancellationToken);
                http.Features.GetRequiredFeature<IConnectionLifetimeFeature>().Abort();
                break;
            default:
                Reset(http);
                break;
        }
    }

    private async Task WriteAsync(HttpContext http, LabAnswer answer, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        http.Response.StatusCode = answer.Status;
        http.Response.ContentType = answer.ContentType;
        foreach (var (name, value) in answer.Headers) http.Response.Headers.Append(name, value);
        if (answer.Status is 204 or 304) return;
        http.Response.ContentLength = answer.Body.Length;
        _answers.CountSent(body.Length);
        await http.Response.Body.WriteAsync(body, cancellationToken);
        await http.Response.Body.FlushAsync(cancellationToken);
    }

    private static async Task PourAsync(HttpContext http, LabAnswer answer, CancellationToken cancellationToken)
    {
        http.Response.ContentType = answer.ContentType;
        var zeros = new byte[64 * 1024];
        for (var sent = 0L; sent < 10L << 30; sent += zeros.Length) await http.Response.Body.WriteAsync(zeros, cancellationToken);
    }

    private static void Reset(HttpContext http)
    {
        if (http.Features.Get<IHttpResetFeature>() is { } reset) reset.Reset(InternalError);
        else http.Abort();
    }
}
