using System.Net;
using System.Net.Sockets;
using ProxyGuard.Cli.Ci;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Tests.Ci;

/// <summary>A host that resets each connection as soon as it has it: some requests meet that before .NET has looked at the connection.</summary>
public sealed class ResetConnectionTests : IDisposable
{
    private const int Requests = 2_000;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Thread _resetting;

    public ResetConnectionTests()
    {
        // Inherited by every connection: closing it resets it.
        _listener.Server.LingerState = new LingerOption(true, 0);
        _listener.Start();
        _resetting = new Thread(ResetAll);
        _resetting.Start();
    }

    private Uri Url => new($"http://{_listener.LocalEndpoint}");

    public void Dispose()
    {
        _listener.Stop();
        _resetting.Join();
    }

    [Fact]
    public async Task Each_post_to_the_service_ends_with_a_sentence()
    {
        var post = new ServicePost(TimeProvider.System);
        await ManyAsync(async cancellationToken => Assert.NotNull((await post.SendAsync(Url, "/", null, [], cancellationToken)).Fault));
    }

    [Fact]
    public async Task Each_request_to_a_pull_requests_host_ends_with_a_fault_that_may_pass()
    {
        using var api = new RestApi("GitHub", Url, new Secret("token"));
        await ManyAsync(async cancellationToken => Assert.NotNull((await api.SendAsync(HttpMethod.Get, Url, null, cancellationToken)).Fault));
    }

    // Many at once, so that some are interrupted at the moment that counts.
    private static Task ManyAsync(Func<CancellationToken, Task> request) => Parallel.ForAsync(
        0,
        Requests,
        new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = TestContext.Current.CancellationToken },
        async (_, cancellationToken) => await request(cancellationToken));

    private void ResetAll()
    {
        try
        {
            while (true)
            {
                _listener.AcceptSocket().Dispose();
            }
        }
        catch (Exception end) when (end is SocketException or InvalidOperationException)
        {
            // The test is over: the listener was stopped while this waited, or just before.
        }
    }
}
