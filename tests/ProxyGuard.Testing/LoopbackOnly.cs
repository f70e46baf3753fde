using System.Net;
using System.Net.Sockets;

namespace ProxyGuard.Testing;

/// <summary>A connect callback for tests: refuses every address that is not this machine.</summary>
public static class LoopbackOnly
{
    /// <summary>A port of this machine on which nobody listens now.</summary>
    public static int FreePort()
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public static SocketsHttpHandler Handler() => new() { ConnectCallback = ConnectAsync, UseProxy = false };

    public static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var target = context.DnsEndPoint;
        var addresses = IPAddress.TryParse(target.Host, out var literal) ? [literal]
            : target.Host == "localhost" ? new[] { IPAddress.Loopback }
            : throw new InvalidOperationException($"a test tried to reach {target.Host}:{target.Port}; only this machine is allowed");
        if (!IPAddress.IsLoopback(addresses[0])) throw new InvalidOperationException($"a test tried to reach {target.Host}:{target.Port}");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, target.Port, cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
