using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProxyGuard.Testing.Differential;

/// <summary>
/// Stands in HTTPS_PROXY: every host that is not of the lab, a module's origin or a checksum database asked directly, is refused here,
/// so that nothing leaves the machine and the answer is known.
/// </summary>
internal sealed class RefusingWebProxy : IDisposable
{
    private static readonly byte[] Refusal =
        Encoding.ASCII.GetBytes("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentQueue<string> _hosts = new();

    public RefusingWebProxy()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => $"http://{_listener.LocalEndpoint}";

    /// <summary>The hosts that were asked for, in order.</summary>
    public IReadOnlyList<string> Hosts => [.. _hosts];

    public void Dispose() => _listener.Dispose();

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = RefuseAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException)
        {
            // The case is over.
        }
    }

    private async Task RefuseAsync(TcpClient client)
    {
        try
        {
            using var owned = client;
            using var reader = new StreamReader(client.GetStream(), Encoding.Latin1);
            if (await reader.ReadLineAsync() is { } line && line.Split(' ') is ["CONNECT", var target, _])
                _hosts.Enqueue(target.Split(':')[0]);
            while (await reader.ReadLineAsync() is { Length: > 0 })
            {
            }
            await client.GetStream().WriteAsync(Refusal);
        }
        catch (IOException)
        {
            // go was cut.
        }
    }
}
