using System.Net;
using System.Net.Sockets;

namespace ProxyGuard.Testing;

/// <summary>This machine and no other: ports of it, and a connect callback for tests that refuses every other address.</summary>
public static class LoopbackOnly
{
    private const int FirstPort = 20_000;
    private const int Ports = 12_000;
    private static int _given = Environment.ProcessId;

    /// <summary>
    /// A port on which nobody listens, given out once: for a program that cannot be told "any", or that must come back where it was.
    /// Below the ports the system gives away itself (32768 and up on Linux), so that no connection and no other listener takes it
    /// before its owner does.
    /// </summary>
    public static int FreePort()
    {
        for (var tries = 0; tries < Ports; tries++)
        {
            var port = FirstPort + Interlocked.Increment(ref _given) % Ports;
            if (IsFree(port)) return port;
        }

        throw new InvalidOperationException($"every port from {FirstPort} to {FirstPort + Ports - 1} is taken");
    }

    private static bool IsFree(int port)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
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
