using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProxyGuard.EndToEnd.Tests.Proxies;

/// <summary>
/// Stands in HTTP_PROXY and HTTPS_PROXY, so that any host may be named and none is reached: writes down what is asked and refuses it,
/// hosts that
/// begin with <c>nf</c> with 404, others with 500, every tunnel with 502.
/// </summary>
internal sealed class WebProxyRecorder : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _requests = [];

    public WebProxyRecorder()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>What was asked since the last call: <c>CONNECT host:port</c> or <c>GET url</c>.</summary>
    public IReadOnlyList<string> Take()
    {
        lock (_requests)
        {
            string[] taken = [.. _requests];
            _requests.Clear();
            return taken;
        }
    }

    public static bool SaysNotFound(string host) => host.StartsWith("nf", StringComparison.Ordinal);

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = AnswerAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using (client)
        {
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            var line = await reader.ReadLineAsync() ?? "";
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }
            var request = line[..Math.Max(0, line.LastIndexOf(' '))];
            lock (_requests) _requests.Add(request);
            var host = request[(request.LastIndexOf("//", StringComparison.Ordinal) + 2)..];
            var status = request.StartsWith("CONNECT", StringComparison.Ordinal) ? 502 : SaysNotFound(host) ? 404 : 500;
            var answer = $"HTTP/1.1 {status} x\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
            await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(answer));
        }
    }
}
