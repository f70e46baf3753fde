using System.Text;

namespace ProxyGuard.Testing.Lab;

/// <summary>Reads request heads from a connection; module proxies are asked with GET only, so bodies are not expected.</summary>
internal sealed class RequestReader(Stream stream, int connection)
{
    private readonly byte[] _buffer = new byte[64 * 1024];
    private int _filled;

    /// <summary>The next head, or null when the client has closed or sends what is no HTTP/1.1 request.</summary>
    public async Task<RequestHead?> ReadAsync(CancellationToken cancellationToken)
    {
        int end;
        while ((end = _buffer.AsSpan(0, _filled).IndexOf("\r\n\r\n"u8)) < 0)
        {
            if (_filled == _buffer.Length) return null;
            var read = await stream.ReadAsync(_buffer.AsMemory(_filled), cancellationToken);
            if (read == 0) return null;
            _filled += read;
        }
        var lines = Encoding.Latin1.GetString(_buffer, 0, end).Split("\r\n");
        _buffer.AsSpan(end + 4, _filled - end - 4).CopyTo(_buffer);
        _filled -= end + 4;
        return lines[0].Split(' ') is [var method, var target, "HTTP/1.1" and var protocol]
            ? new(method, target, [.. lines.Skip(1).Select(Header)], connection, protocol)
            : null;
    }

    private static KeyValuePair<string, string> Header(string line) =>
        line.Split(':', 2) is [var name, var value] ? new(name.Trim(), value.Trim()) : new(line, "");
}
