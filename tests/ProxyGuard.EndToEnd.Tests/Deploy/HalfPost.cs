using System.Net.Sockets;
using System.Text;
using ProxyGuard.EndToEnd.Tests.Service;

namespace ProxyGuard.EndToEnd.Tests.Deploy;

/// <summary>A post of a run of which the service has read only a part so far.</summary>
internal sealed class HalfPost : IDisposable
{
    private readonly TcpClient _client = new();
    private readonly byte[] _body;
    private readonly CancellationToken _token = TestContext.Current.CancellationToken;
    private int _sent;

    private HalfPost(byte[] body) => _body = body;

    private NetworkStream Stream => _client.GetStream();

    /// <summary>Sends half; the service has asked for the body by then, so it works on the request.</summary>
    public static async Task<HalfPost> StartAsync(ServiceProgram service, byte[] body)
    {
        var post = new HalfPost(body);
        var address = new Uri(service.Url);
        await post._client.ConnectAsync(address.Host, address.Port, post._token);
        await post.Stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/runs HTTP/1.1\r\nHost: {address.Authority}\r\nAuthorization: Bearer {service.Token}\r\n"
            + $"Content-Type: application/json\r\nContent-Length: {body.Length}\r\nExpect: 100-continue\r\n\r\n"), post._token);
        var answer = new byte["HTTP/1.1 100 Continue\r\n\r\n".Length];
        await post.Stream.ReadExactlyAsync(answer, post._token);
        Assert.Equal("HTTP/1.1 100 Continue\r\n\r\n", Encoding.ASCII.GetString(answer));
        await post.SendAsync(body.Length / 2);
        return post;
    }

    /// <summary>Sends the rest; the answer, to the end of the connection.</summary>
    public async Task<string> FinishAsync()
    {
        await SendAsync(_body.Length - _sent);
        using var reader = new StreamReader(Stream);
        return await reader.ReadToEndAsync(_token);
    }

    /// <summary>Goes on as slowly as a server bears it, until it bears it no more.</summary>
    public async Task DribbleAsync()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        try
        {
            while (await timer.WaitForNextTickAsync(_token)) await SendAsync(Math.Min(50, _body.Length - _sent));
        }
        catch (IOException)
        {
            // It was cut.
        }
    }

    public void Dispose() => _client.Dispose();

    private async Task SendAsync(int bytes)
    {
        await Stream.WriteAsync(_body.AsMemory(_sent, bytes), _token);
        _sent += bytes;
    }
}
