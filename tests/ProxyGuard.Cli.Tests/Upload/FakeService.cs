using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProxyGuard.Cli.Tests.Upload;

/// <summary>A listener on loopback that takes requests and gives each the same bytes, or nothing at all.</summary>
internal sealed class FakeService : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly Task _serving;

    public FakeService(byte[]? answer)
    {
        _listener.Start();
        Url = new Uri($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");
        _serving = ServeAsync(answer);
    }

    public Uri Url { get; }

    public List<string> Requests { get; } = [];

    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public static FakeService Answering(string json, int status = 200, string headers = "") =>
        new(Encoding.UTF8.GetBytes(
            $"HTTP/1.1 {status} X\r\nContent-Type: application/json\r\nContent-Length: {json.Length}\r\n{headers}Connection: close\r\n\r\n{json}"));

    public async ValueTask DisposeAsync()
    {
        // Stopped last: a listener that is stopped between two requests refuses to accept with an exception of its own.
        await _end.CancelAsync();
        await _serving;
        _listener.Stop();
        _end.Dispose();
    }

    private async Task ServeAsync(byte[]? answer)
    {
        var open = new List<Socket>();
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_end.Token);
                open.Add(socket);
                Requests.Add(await ReadRequestAsync(socket));
                Asked.TrySetResult();
                if (answer is null) continue;
                await socket.SendAsync(answer, _end.Token);
                socket.Shutdown(SocketShutdown.Send);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            foreach (var socket in open) socket.Dispose();
        }
    }

    private async Task<string> ReadRequestAsync(Socket socket)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        while (!IsWhole(text.ToString())
            && await socket.ReceiveAsync(buffer, _end.Token) is > 0 and var read) text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        return text.ToString();
    }

    private static bool IsWhole(string text)
    {
        var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        if (head < 0) return false;
        var length = text[..head].Split("\r\n").Single(line =>
            line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase)).Split(':')[1];
        return Encoding.UTF8.GetByteCount(text[(head + 4)..]) >= int.Parse(length);
    }
}
