using System.Net.Sockets;
using System.Text;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Ingest;

/// <summary>What goes wrong below the body, on a real socket.</summary>
public sealed class WireTests : IDisposable
{
    private static readonly byte[] Body = RunReportJson.Write(ExampleReport.Make(ServiceFixture.Start));
    private static readonly byte[] Other = RunReportJson.Write(new RandomReports(7).Next(ServiceFixture.Start));
    private readonly ServiceFixture _service = new();

    public WireTests()
    {
        _service.UseKestrel(0);
        _service.StartServer();
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_body_in_chunks_is_taken() =>
        Assert.StartsWith("HTTP/1.1 201 ", await SendAsync(Chunked($"{Body.Length:x}")), StringComparison.Ordinal);

    [Fact]
    public async Task A_body_in_chunks_of_no_size_is_refused_and_not_stored()
    {
        var answer = await SendAsync(Chunked("zz"));

        Assert.StartsWith("HTTP/1.1 400 ", answer, StringComparison.Ordinal);
        Assert.Contains("application/problem+json", answer, StringComparison.Ordinal);
        Assert.DoesNotContain(StoreDump.Read(_service), row => row.Contains("run|", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_leaves_in_the_middle_stores_nothing_and_harms_nobody()
    {
        await LeaveAsync([.. Head($"Content-Length: {Body.Length + 1}"), .. Body]);
        await LeaveAsync(Chunked("ffff"));

        await SendAsync(Chunked($"{Other.Length:x}", Other));

        Assert.Single(StoreDump.Read(_service), row => row.Contains("run|", StringComparison.Ordinal));
    }

    private byte[] Chunked(string size, byte[]? body = null) =>
        [.. Head("Transfer-Encoding: chunked"), .. Encoding.ASCII.GetBytes(size + "\r\n"), .. body ?? Body, .. "\r\n0\r\n\r\n"u8];

    private byte[] Head(string length) => Encoding.ASCII.GetBytes(string.Join(
        "\r\n",
        "POST /api/v1/runs HTTP/1.1",
        "Host: localhost",
        "Connection: close",
        $"Authorization: Bearer {_service.Token.Reveal()}",
        "Content-Type: application/json",
        $"{length}\r\n\r\n"));

    private async Task<string> SendAsync(byte[] request)
    {
        using var client = await ConnectAsync();
        await client.GetStream().WriteAsync(request, Token);
        using var reader = new StreamReader(client.GetStream());
        return await reader.ReadToEndAsync(Token);
    }

    private async Task LeaveAsync(byte[] request)
    {
        using var client = await ConnectAsync();
        await client.GetStream().WriteAsync(request, Token);
    }

    private async Task<TcpClient> ConnectAsync()
    {
        var client = new TcpClient();
        var address = _service.ClientOptions.BaseAddress;
        await client.ConnectAsync(address.Host, address.Port, Token);
        return client;
    }
}
