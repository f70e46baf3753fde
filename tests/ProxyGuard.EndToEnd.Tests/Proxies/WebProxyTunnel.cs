using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProxyGuard.EndToEnd.Tests.Proxies;

/// <summary>Stands in HTTPS_PROXY and leads every tunnel, whatever host it is for, to one server on loopback.</summary>
internal sealed class WebProxyTunnel : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _port;

    public WebProxyTunnel(Uri server)
    {
        _port = server.Port;
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = TunnelAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
        }
    }

    private async Task TunnelAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            var near = client.GetStream();
            await ReadHeadAsync(near);
            await server.ConnectAsync(IPAddress.Loopback, _port);
            await near.WriteAsync("HTTP/1.1 200 OK\r\n\r\n"u8.ToArray());
            var far = server.GetStream();
            await Task.WhenAny(near.CopyToAsync(far), far.CopyToAsync(near));
        }
    }

    // Byte by byte: what follows the head belongs to the server.
    private static async Task ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var one = new byte[1];
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(one) > 0) head.Append((char)one[0]);
    }
}
