using System.Net;
using System.Net.Sockets;
using System.Text;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Tests.Probing;

public sealed class WebProxyTests
{
    [Theory]
    [InlineData("user:p%40ss@", "user:p@ss", ProbeOutcome.Ok)]
    [InlineData("user@", "user:", ProbeOutcome.Ok)]
    [InlineData("user:wrong@", "user:p@ss", ProbeOutcome.Unauthorized)]
    [InlineData("", "user:p@ss", ProbeOutcome.Unauthorized)]
    public async Task A_web_proxy_gets_the_user_of_its_URL_as_go_gives_it(string userInfo, string expected, ProbeOutcome outcome)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        using var end = new CancellationTokenSource();
        var serving = ServeAsync(listener, "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(expected)), end.Token);
        var environment = new Dictionary<string, string> { ["HTTP_PROXY"] = $"http://{userInfo}{listener.LocalEndpoint}" };
        var settings = ProbeLab.Settings(ProbeLab.Patient) with { WebProxy = GoWebProxy.From(environment) };

        var plan = new CandidatePlan(ProbeLab.Candidate("http://mirror.lab.invalid"), [ProbeLab.Target(Endpoint.Info)]);
        var seen = Assert.Single(await ProbeLab.RunAsync([plan], settings));
        await end.CancelAsync();

        Assert.Equal(outcome, seen.Outcome);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => serving);
    }

    private static async Task ServeAsync(TcpListener listener, string authorization, CancellationToken isOver)
    {
        while (true)
        {
            using var client = await listener.AcceptTcpClientAsync(isOver);
            await using var stream = client.GetStream();
            var head = new StringBuilder();
            var buffer = new byte[4096];
            while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal) && await stream.ReadAsync(buffer, isOver) is > 0 and var read)
                head.Append(Encoding.Latin1.GetString(buffer, 0, read));
            var isKnown = head.ToString().Contains($"Proxy-Authorization: {authorization}\r\n", StringComparison.Ordinal);
            const string body = """{"Version":"v1.2.0"}""";
            var answer = isKnown
                ? $"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {body.Length}\r\n\r\n{body}"
                : "HTTP/1.1 407 Who\r\nConnection: close\r\nProxy-Authenticate: Basic realm=lab\r\nContent-Length: 0\r\n\r\n";
            await stream.WriteAsync(Encoding.Latin1.GetBytes(answer), isOver);
        }
    }
}
