using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using ProxyGuard.Testing.Lab;

namespace ProxyGuard.Testing.Logs;

/// <summary>
/// A web server beside the proxies. As a code host it serves a folder of bare repositories (git's plain protocol), or refuses everything.
/// </summary>
internal sealed class OriginServer : IAsyncDisposable
{
    private readonly WebApplication _server;

    private OriginServer(WebApplication server) => _server = server;

    /// <summary>Starts one.</summary>
    /// <param name="endpoint">Where it listens.</param>
    /// <param name="certificates">Its certificate.</param>
    /// <param name="status">What it answers to everything; 200: what stands in <paramref name="folder"/>.</param>
    /// <param name="folder">The folder, a file that is not there is 404; or where a redirect leads, in front of the request's path.</param>
    public static async Task<OriginServer> StartAsync(IPEndPoint endpoint, LabCertificates certificates, int status, string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(
            endpoint, listen => listen.UseHttps(https => https.ServerCertificate = certificates.Good.TargetCertificate)));
        var server = builder.Build();
        server.Run(http => AnswerAsync(http, status, folder));
        await server.StartAsync();
        return new(server);
    }

    public async ValueTask DisposeAsync()
    {
        using var soon = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await _server.StopAsync(soon.Token);
        await _server.DisposeAsync();
    }

    private static async Task AnswerAsync(HttpContext http, int status, string folder)
    {
        var file = Path.Combine(folder, http.Request.Path.Value!.TrimStart('/'));
        if (status is > 300 and < 309) http.Response.Headers.Location = folder + http.Request.Path;
        if (status == 401) http.Response.Headers.WWWAuthenticate = "Basic realm=\"code\"";
        http.Response.StatusCode = status != 200 ? status : File.Exists(file) ? 200 : 404;
        if (http.Response.StatusCode == 200) await http.Response.SendFileAsync(file);
    }
}
