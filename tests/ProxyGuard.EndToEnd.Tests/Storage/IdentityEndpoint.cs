using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace ProxyGuard.EndToEnd.Tests.Storage;

/// <summary>What gives a program on Azure App Service its managed identity's tokens (API version 2019-08-01).</summary>
internal sealed class IdentityEndpoint : IAsyncDisposable
{
    public const string Secret = "canary-identity-header";
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _tokens = [];
    private readonly ConcurrentQueue<string> _clients = [];

    private IdentityEndpoint()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.MapGet("/token", Answer);
    }

    public string Url => _app.Urls.First() + "/token";

    public IReadOnlyCollection<string> Tokens => _tokens;

    /// <summary>Which user-assigned identity each token was asked for.</summary>
    public IReadOnlyCollection<string> Clients => _clients;

    public static async Task<IdentityEndpoint> StartAsync()
    {
        var identity = new IdentityEndpoint();
        await identity._app.StartAsync();
        return identity;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private IResult Answer(HttpRequest request)
    {
        if (request.Headers["X-IDENTITY-HEADER"] != Secret) return Results.StatusCode(401);
        var token = LabToken.Write(request.Query["resource"]!);
        _tokens.Enqueue(token);
        _clients.Enqueue(request.Query["client_id"].ToString());
        var expires = TimeProvider.System.GetUtcNow().AddHours(1).ToUnixTimeSeconds();
        return Results.Text($$"""{"access_token":"{{token}}","expires_on":"{{expires}}","resource":"storage","token_type":"Bearer"}""");
    }
}
