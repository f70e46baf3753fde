using System.Net.Sockets;
using System.Text;

namespace ProxyGuard.Benchmarks.Ingest;

/// <summary>One keep-alive connection that posts prepared requests. It knows as much HTTP as its peer needs, to leave it the processors.</summary>
internal sealed class PostConnection : IDisposable
{
    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _buffer = new byte[16 * 1024];

    public async Task ConnectAsync(Uri address) => await _socket.ConnectAsync(address.Host, address.Port);

    /// <summary>The request whole, as bytes.</summary>
    public static byte[] Request(string path, byte[] body, string headers) =>
        [.. Encoding.ASCII.GetBytes(
            $"POST {path} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n{headers}Content-Length: {body.Length}\r\n\r\n"), .. body];

    /// <summary>The status of the answer.</summary>
    public async Task<int> PostAsync(byte[] request)
    {
        await _socket.SendAsync(request, SocketFlags.None);
        var length = 0;
        do
        {
            var read = await _socket.ReceiveAsync(_buffer.AsMemory(length), SocketFlags.None);
            if (read == 0) throw new InvalidOperationException("the service closed the connection");
            length += read;
        }
        while (!IsWhole(_buffer.AsSpan(0, length)));
        return int.Parse(Encoding.ASCII.GetString(_buffer, 9, 3));
    }

    public void Dispose() => _socket.Dispose();

    // Every answer of the service is either chunked or empty.
    private static bool IsWhole(ReadOnlySpan<byte> answer) =>
        answer.EndsWith("0\r\n\r\n"u8) || (answer.EndsWith("\r\n\r\n"u8) && answer.IndexOf("Content-Length: 0"u8) > 0);
}
