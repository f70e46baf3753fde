using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace ProxyGuard.Testing.Lab;

/// <summary>HTTP/1.1 over bare sockets, with or without TLS: the only way to control every byte and how a connection ends.</summary>
internal sealed class WireFront : IHopFront
{
    // SOL_SOCKET and SO_REUSEPORT of Linux, which .NET has no names for.
    private const int SocketLevel = 1;
    private const int ReusePort = 15;

    private readonly HopAnswers _answers;
    private readonly LabCertificates _certificates;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<int, Socket> _open = new();
    private readonly ConcurrentBag<Task> _work = [];
    private readonly List<Socket> _fillers = [];
    private Socket _listener;
    private string _mode;
    private int _connections;

    public WireFront(HopAnswers answers, LabCertificates certificates)
    {
        (_answers, _certificates) = (answers, certificates);
        _listener = Bind(answers.Options.Endpoint);
        Port = ((IPEndPoint)_listener.LocalEndPoint!).Port;
        _mode = Listen();
    }

    public int Port { get; }

    public int Connections => _connections;

    public void FaultsChanged()
    {
        if (Mode() == _mode) return;
        // A bound socket that does not listen refuses connections; the next is bound before it goes, so that nobody else gets the port.
        using (_listener) _listener = Bind(Endpoint);
        CloseConnections();
        _mode = Listen();
    }

    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested) return;
        await _stop.CancelAsync();
        _listener.Dispose();
        CloseConnections();
        await Task.WhenAll(_work);
        _stop.Dispose();
    }

    private IPEndPoint Endpoint => new(_answers.Options.Endpoint.Address, Port);

    private static Socket Bind(IPEndPoint endpoint)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.SetRawSocketOption(SocketLevel, ReusePort, BitConverter.GetBytes(1));
        socket.Bind(endpoint);
        return socket;
    }

    private string Mode() => _answers.Faults.Everywhere is { Layer: FaultLayer.Address } fault ? fault.Name : "listen";

    private string Listen()
    {
        var mode = Mode();
        if (mode == "dial-blackhole") FillBacklog();
        if (mode != "listen") return mode;
        _listener.Listen(512);
        _work.Add(AcceptAsync(_listener));
        return mode;
    }

    // With a backlog of zero one connection waits in the queue; the kernel drops the SYN of all that follow.
    private void FillBacklog()
    {
        _listener.Listen(0);
        for (var number = 0; number < 2; number++)
        {
            var filler = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { Blocking = false };
            _fillers.Add(filler);
            try
            {
                filler.Connect(Endpoint);
            }
            catch (SocketException exception) when (exception.SocketErrorCode == SocketError.WouldBlock)
            {
                // The connection goes on in the background.
            }
        }
    }

    private async Task AcceptAsync(Socket listener)
    {
        try
        {
            while (true)
            {
                var socket = await listener.AcceptAsync(_stop.Token);
                var number = Interlocked.Increment(ref _connections);
                _open[number] = socket;
                _work.Add(ServeAsync(socket, number));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The hop stopped listening.
        }
    }

    private async Task ServeAsync(Socket socket, int number)
    {
        try
        {
            socket.NoDelay = true;
            await new WireConnection(_answers, _certificates, socket, number).RunAsync(_stop.Token);
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException
            or OperationCanceledException or AuthenticationException)
        {
            // The client went away, refused the certificate, or the hop ends.
        }
        finally
        {
            socket.Dispose();
            _open.TryRemove(number, out _);
        }
    }

    private void CloseConnections()
    {
        foreach (var socket in _open.Values.Concat(_fillers)) socket.Dispose();
        _fillers.Clear();
    }
}
