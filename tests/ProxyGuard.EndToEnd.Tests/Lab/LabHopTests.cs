using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using ProxyGuard.Core.Probing;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Lab;

public sealed class LabHopTests : IDisposable
{
    private const string Zip = "/example.com/alpha/@v/v1.2.0.zip";
    private const string Info = "/example.com/alpha/@v/v1.2.0.info";
    private const string List = "/example.com/alpha/@v/list";

    private readonly HttpClient _client = new(LoopbackOnly.Handler()) { Timeout = TimeSpan.FromSeconds(20) };

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task A_fault_hits_its_endpoint_only_and_heals_after_so_many_requests()
    {
        var faults = HopFaults.At(Endpoint.Zip, "http-503") with { BreakAfter = 1, HealAfter = 2 };
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), faults);

        var zips = new List<int>();
        for (var number = 0; number < 4; number++)
        {
            Assert.Equal(200, await StatusAsync(hop, List));
            zips.Add(await StatusAsync(hop, Zip));
        }

        Assert.Equal([200, 503, 503, 200], zips);
        Assert.Equal(2, hop.Requests.Count(request => request.Fault?.Name == "http-503"));
    }

    [Theory]
    [InlineData("conn-refused")]
    [InlineData("tcp-accept-reset")]
    [InlineData("eof-before-response")]
    public async Task Faults_can_be_set_and_lifted_while_the_hop_runs(string fault)
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample());
        Assert.Equal(200, await StatusAsync(hop, List));

        hop.Faults = HopFaults.All(fault);
        using var fresh = new HttpClient(LoopbackOnly.Handler());
        await Assert.ThrowsAsync<HttpRequestException>(() => fresh.GetAsync(hop.Url + List, Cancel));
        hop.Faults = HopFaults.None;

        using var healed = new HttpClient(LoopbackOnly.Handler());
        Assert.Equal(HttpStatusCode.OK, (await healed.GetAsync(hop.Url + List, Cancel)).StatusCode);
    }

    [Fact]
    public async Task The_log_holds_requests_as_they_came_over_the_wire()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample());
        await StatusAsync(hop, "/example.com/%21azure/widgets/@v/list");
        await StatusAsync(hop, "/example.com/Azure/widgets/@v/list");

        var (first, second) = (hop.Requests[0], hop.Requests[1]);
        Assert.Equal(
            ("GET", "/example.com/%21azure/widgets/@v/list", "/example.com/!azure/widgets/@v/list", 200),
            (first.Method, first.RawTarget, first.Path, first.Status));
        Assert.Equal(new ProxyTarget(Endpoint.List, "example.com/Azure/widgets", null), first.Target);
        Assert.Equal($"127.0.0.1:{new Uri(hop.Url).Port}", first.Header("host"));
        Assert.Equal((404, first.Connection), (second.Status, second.Connection));
        Assert.Equal(1, hop.Connections);
    }

    [Theory]
    [InlineData("stall-before-response")]
    [InlineData("stall-mid-header")]
    [InlineData("stall-mid-body")]
    [InlineData("tcp-accept-stall")]
    [InlineData("endless-body")]
    [InlineData("endless-headers")]
    public async Task Whoever_waits_is_let_go_when_the_hop_ends(string fault)
    {
        var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All(fault));
        using var socket = await SendAsync(hop, Zip);
        if (fault != "tcp-accept-stall") await WaitAsync(() => hop.Requests.Count == 1);

        var start = Stopwatch.GetTimestamp();
        await hop.DisposeAsync();
        await ReadAllAsync(socket);

        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(5));
    }

    [Theory]
    [InlineData("truncated-body", "Content-Length: ")]
    [InlineData("truncated-chunked", "Transfer-Encoding: chunked")]
    [InlineData("truncated-silent", "Connection: close")]
    public async Task A_cut_body_ends_with_a_clean_close_after_half(string fault, string header)
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All(fault));
        using var socket = await SendAsync(hop, Zip);

        var text = await ReadAllAsync(socket);

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", text);
        Assert.Contains(header, text);
        Assert.InRange(text.Length, 100, ModuleTree.Sample()["example.com/alpha", "v1.2.0"]!.Zip.Length);
    }

    [Theory]
    [InlineData("wrong-content-type", Info, "Content-Type: text/html")]
    [InlineData("gzip-encoded", Info, "Content-Encoding: gzip")]
    [InlineData("redirect-ok", Info, "Location: http://127.0.0.1:")]
    [InlineData("info-extra-fields", Info, "\"Origin\":")]
    [InlineData("list-crlf", List, "v1.0.0\r\nv1.1.0\r\n")]
    [InlineData("many-headers", Info, "\r\nX-99999: 1\r\n")]
    [InlineData("huge-header", Info, "hhhhhhhhhhhhhhhh")]
    [InlineData("redirect-cross-host-404", Info, "Location: http://localhost:")]
    [InlineData("http-503-retry-after", Info, "Retry-After: 120")]
    [InlineData("http-404-good-body", Info, "\"Version\":\"v1.2.0\"")]
    public async Task What_a_fault_changes_is_on_the_wire(string fault, string path, string expected)
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All(fault));
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample());
        using var socket = await SendAsync(hop, path, "Connection: close\r\n");
        using var other = await SendAsync(healthy, path, "Connection: close\r\n");

        var (text, well) = (await ReadAllAsync(socket), await ReadAllAsync(other));

        Assert.Contains(expected, text);
        Assert.NotEqual(well, text);
        Assert.Equal(text.Length, hop.BytesSent);
    }

    [Theory]
    [InlineData("slow-first-byte")]
    [InlineData("drip-body")]
    public async Task A_slow_answer_takes_its_time_and_is_whole(string fault)
    {
        var options = new LabOptions { SlowTime = TimeSpan.FromMilliseconds(300) };
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All(fault), options);

        Assert.InRange(await SecondsAsync(hop, Zip), 0.29, 10);
        Assert.Equal(ModuleTree.Sample()["example.com/alpha", "v1.2.0"]!.Zip, await _client.GetByteArrayAsync(hop.Url + Zip, Cancel));
    }

    [Fact]
    public async Task A_hostile_error_carries_commands_in_reason_and_body()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("hostile-error"));
        using var socket = await SendAsync(hop, Zip, "Connection: close\r\n");

        var text = await ReadAllAsync(socket);

        Assert.Matches("^HTTP/1.1 503 ::error::", text);
        Assert.All(["\n::set-env ", "##vso[task.setvariable", "\u001b[31m", "<script>"], hostile => Assert.Contains(hostile, text));
    }

    [Fact]
    public async Task A_hop_can_be_far_narrow_limited_and_closed_to_strangers()
    {
        var tree = ModuleTree.Sample();
        await using var far = await LabHop.StartAsync(tree, options: new() { Latency = TimeSpan.FromMilliseconds(200) });
        await using var narrow = await LabHop.StartAsync(tree, options: new() { BytesPerSecond = 1000 });
        await using var limited = await LabHop.StartAsync(tree, options: new() { RequestsPerSecond = 2, Time = new ManualTimeProvider() });
        await using var closed = await LabHop.StartAsync(tree, options: new() { Credentials = "me:secret" });

        Assert.InRange(await SecondsAsync(far, List), 0.19, 5);
        Assert.InRange(await SecondsAsync(narrow, Zip), 0.2, 5);
        Assert.Equal("200 200 429", await StatusesAsync(limited, List, List, List));
        Assert.Equal(401, await StatusAsync(closed, List));
        _client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String("me:secret"u8));
        Assert.Equal(200, await StatusAsync(closed, List));
    }

    [Fact]
    public async Task A_module_the_tree_does_not_know_can_be_refused_in_its_own_way()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.At(Endpoint.Absent, "http-403"));

        Assert.Equal("403 200 404", await StatusesAsync(hop, "/nothing.invalid/x/@v/list", List, "/robots.txt"));
    }

    [Theory]
    [InlineData("gzip-encoded")]
    [InlineData("wrong-content-type")]
    [InlineData("redirect-ok")]
    [InlineData("list-crlf")]
    public async Task A_harmless_fault_makes_no_yes_of_a_no(string fault)
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All(fault));

        Assert.Equal(404, await StatusAsync(hop, "/nothing.invalid/x/@v/list"));
    }

    [Fact]
    public async Task A_fault_that_the_url_or_the_protocol_rules_out_is_refused()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample());

        foreach (var fault in new[] { "dns-failure", "tls-expired", "h2-goaway" })
        {
            Assert.Throws<ArgumentException>(() => hop.Faults = HopFaults.All(fault));
        }
        await Assert.ThrowsAsync<ArgumentException>(
            () => LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("conn-refused"), new() { Http2 = true }));
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private async Task<int> StatusAsync(LabHop hop, string path)
    {
        using var response = await _client.GetAsync(hop.Url + path, Cancel);
        return (int)response.StatusCode;
    }

    private async Task<string> StatusesAsync(LabHop hop, params string[] paths)
    {
        var statuses = new List<int>();
        foreach (var path in paths) statuses.Add(await StatusAsync(hop, path));
        return string.Join(' ', statuses);
    }

    private async Task<double> SecondsAsync(LabHop hop, string path)
    {
        var start = Stopwatch.GetTimestamp();
        await StatusAsync(hop, path);
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    private static async Task<Socket> SendAsync(LabHop hop, string path, string headers = "")
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(IPAddress.Loopback, new Uri(hop.Url).Port, Cancel);
        await socket.SendAsync(Encoding.Latin1.GetBytes($"GET {path} HTTP/1.1\r\nHost: lab\r\n{headers}\r\n"), Cancel);
        return socket;
    }

    private static async Task<string> ReadAllAsync(Socket socket)
    {
        var (text, buffer) = (new StringBuilder(), new byte[64 * 1024]);
        try
        {
            while (await socket.ReceiveAsync(buffer, Cancel) is > 0 and var read) text.Append(Encoding.Latin1.GetString(buffer, 0, read));
        }
        catch (SocketException)
        {
            // A hop that ends in the middle of a flood resets.
        }
        return text.ToString();
    }

    private static async Task WaitAsync(Func<bool> happened)
    {
        while (!happened())
        {
            Cancel.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
