using System.Net;
using System.Net.Sockets;
using System.Text;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Tests.Proxies;

public sealed class ProxyUrlWireTests
{
    [Theory]
    [InlineData("", "/m.test/%21azure/@v/v1.0.0-%21r%21c1.info")]
    [InlineData("/p%2Fq/~x/%7e?a=%41&b=/../c", "/p%2Fq/~x/%7e/m.test/%21azure/@v/v1.0.0-%21r%21c1.info?a=%41&b=/../c")]
    [InlineData("/a//b/./../c/", "/a/c/m.test/%21azure/@v/v1.0.0-%21r%21c1.info")]
    public async Task The_http_client_sends_the_address_as_it_is(string basePath, string target)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Assert.True(ProxyUrl.TryParse($"http://{listener.LocalEndpoint}{basePath}", out var url, out _));
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false });

        var answer = client.GetAsync(url.Request("m.test/!azure/@v/v1.0.0-!r!c1.info"), TestContext.Current.CancellationToken);
        using var connection = await listener.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        using var reader = new StreamReader(connection.GetStream(), Encoding.Latin1);
        var requestLine = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        await connection.GetStream().WriteAsync("HTTP/1.1 404 x\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);

        Assert.Equal($"GET {target} HTTP/1.1", requestLine);
        Assert.Equal(HttpStatusCode.NotFound, (await answer).StatusCode);
    }
}
