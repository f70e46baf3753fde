using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ProxyGuard.Testing.Logs;

/// <summary>A name server of IPv4 addresses: what it does not know does not exist.</summary>
internal sealed class NameServer : IDisposable
{
    public const string Fails = "servfail", Silent = "silent";

    private const int HeaderLength = 12;

    private readonly UdpClient _socket = new(new IPEndPoint(IPAddress.Parse("127.0.0.53"), 53));

    public NameServer() => _ = ServeAsync();

    /// <summary>Addresses, or <see cref="Fails"/> or <see cref="Silent"/>, by name.</summary>
    public Dictionary<string, string> Names { get; set; } = [];

    public void Dispose() => _socket.Dispose();

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                var question = await _socket.ReceiveAsync();
                if (Answer(question.Buffer) is { } answer) await _socket.SendAsync(answer, question.RemoteEndPoint);
            }
        }
        catch (Exception closed) when (closed is ObjectDisposedException or SocketException)
        {
            // The world ends.
        }
    }

    private byte[]? Answer(byte[] question)
    {
        var (name, end) = NameIn(question);
        var known = Names.GetValueOrDefault(name);
        if (known == Silent) return null;
        var code = known switch { null => 3, Fails => 2, _ => 0 };
        var isAddress = code == 0 && question[end + 1] == 1;
        byte[] record = isAddress ? [0xC0, HeaderLength, 0, 1, 0, 1, 0, 0, 0, 60, 0, 4, .. IPAddress.Parse(known!).GetAddressBytes()] : [];
        // A recursive answer to the one question asked; additional records of the question are left out.
        byte[] head = [question[0], question[1], 0x81, (byte)(0x80 | code), 0, 1, 0, (byte)(isAddress ? 1 : 0), 0, 0, 0, 0];
        return [.. head, .. question[HeaderLength..(end + 4)], .. record];
    }

    private static (string Name, int End) NameIn(byte[] message)
    {
        var labels = new List<string>();
        var at = HeaderLength;
        for (; message[at] > 0; at += message[at] + 1) labels.Add(Encoding.ASCII.GetString(message, at + 1, message[at]));
        return (string.Join('.', labels).ToLowerInvariant(), at + 1);
    }
}
