using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ProxyGuard.Testing.Azurite;

/// <summary>A front of an Azurite that fails as it is told. The account's signature holds here too: it covers no host.</summary>
public sealed class TableFront : IAsyncDisposable
{
    private static readonly string[] OfConnection = ["Host", "Connection", "Keep-Alive", "Transfer-Encoding", "Content-Length"];
    private readonly WebApplication _app;
    private readonly Uri _azurite;
    private readonly HttpClient _client = new(LoopbackOnly.Handler());
    private readonly ConcurrentQueue<string> _requests = [];

    private TableFront(AzuriteProcess azurite)
    {
        _azurite = azurite.Endpoint;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Where the account is, in front of the real one.</summary>
    public Uri Endpoint => new(_app.Services.GetRequiredService<Microsoft.AspNetCore.Hosting.Server.IServer>().Features
        .Get<IServerAddressesFeature>()!.Addresses.First() + _azurite.AbsolutePath);

    /// <summary>Draws what happens to the next request, from its method and path.</summary>
    public Func<string, FrontFault> Fault { get; set; } = _ => FrontFault.None;

    /// <summary>Method and path of all requests so far.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public static bool IsBatch(string request) => request.EndsWith("/$batch", StringComparison.Ordinal);

    public static async Task<TableFront> StartAsync(AzuriteProcess azurite)
    {
        var front = new TableFront(azurite);
        await front._app.StartAsync();
        return front;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _client.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = $"{context.Request.Method} {context.Request.Path}";
        _requests.Enqueue(request);
        switch (Fault(request))
        {
            case FrontFault.ServerBusy: await RefuseAsync(context, 503, "ServerBusy"); break;
            case FrontFault.ServerBusyForLong:
                context.Response.Headers.RetryAfter = "30";
                await RefuseAsync(context, 503, "ServerBusy");
                break;
            case FrontFault.Throttled: await RefuseAsync(context, 429, "TooManyRequests"); break;
            case FrontFault.Page: await context.Response.WriteAsync("<html>Sign in to the guest network</html>"); break;
            case FrontFault.Silence: await Task.Delay(Timeout.Infinite, context.RequestAborted); break;
            case FrontFault.CutBefore: context.Abort(); break;
            case FrontFault.CutAfter:
                using (await PassOnAsync(context)) context.Abort();
                break;
            case FrontFault.ErrorAfter:
                using (await PassOnAsync(context)) await RefuseAsync(context, 500, "InternalError");
                break;
            case var fault:
                using (var answer = await PassOnAsync(context)) await PassBackAsync(context, answer, isWhole: fault == FrontFault.None);
                break;
        }
    }

    private static Task RefuseAsync(HttpContext context, int status, string code)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync($$"""{"odata.error": {"code": "{{code}}" } }""");
    }

    // Not with the caller's token: what the service takes is done, whoever leaves.
    private async Task<HttpResponseMessage> PassOnAsync(HttpContext context)
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        using var request = new HttpRequestMessage(new HttpMethod(context.Request.Method), new Uri(_azurite, target));
        if (body.Length > 0) request.Content = new ByteArrayContent(body.ToArray());
        foreach (var header in context.Request.Headers.Where(header => !OfConnection.Contains(header.Key)))
        {
            if (!request.Headers.TryAddWithoutValidation(header.Key, [.. header.Value]))
                request.Content?.Headers.TryAddWithoutValidation(header.Key, [.. header.Value]);
        }
        return await _client.SendAsync(request);
    }

    private static async Task PassBackAsync(HttpContext context, HttpResponseMessage answer, bool isWhole)
    {
        var body = await answer.Content.ReadAsByteArrayAsync();
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var header in answer.Headers.Concat(answer.Content.Headers).Where(header => !OfConnection.Contains(header.Key)))
            context.Response.Headers[header.Key] = header.Value.ToArray();
        if (answer.StatusCode == HttpStatusCode.NoContent) return;
        context.Response.ContentLength = body.Length;
        await context.Response.Body.WriteAsync(isWhole ? body : body.AsMemory(0, body.Length / 2));
        if (isWhole) return;
        await context.Response.Body.FlushAsync();
        context.Abort();
    }
}
