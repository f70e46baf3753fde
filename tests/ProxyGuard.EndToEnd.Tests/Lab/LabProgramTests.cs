using System.Diagnostics;
using System.Text.Json;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Lab;

public sealed class LabProgramTests
{
    [Fact]
    public async Task Serve_tells_where_its_hops_listen_and_ends_by_itself()
    {
        using var folder = new TempDirectory();
        var ports = folder["ports"];

        var (exit, output, _) = await RunAsync(
            "serve", "--tree", "synthetic:3", "--hop", "broken:http-503@zip,latency=5ms", "--hop", "healthy",
            "--port-file", ports, "--for", "500ms");

        Assert.Equal(0, exit);
        var hops = output.TrimEnd().Split('\n').Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["broken", "healthy", "broken", "healthy"], hops.Select(hop => hop.GetProperty("name").GetString()));
        Assert.Equal("http-503", hops[0].GetProperty("faults").GetProperty("zip").GetString());
        Assert.Equal(0, hops[2].GetProperty("requests").GetInt32());
        Assert.Equal($"broken {hops[0].GetProperty("url").GetString()}", File.ReadLines(ports).First());
    }

    [Theory]
    [InlineData("serve --hop x:http-5O3", "unknown fault 'http-5O3'; allowed:")]
    [InlineData("serve", "at least one --hop")]
    [InlineData("serve --hop x --for ever", "'ever' is no duration")]
    [InlineData("serve --hops x", "unknown option --hops")]
    [InlineData("sample", "--out is missing")]
    [InlineData("dance", "what shall it do?")]
    public async Task A_bad_command_line_ends_with_2_and_says_why(string arguments, string message)
    {
        var (exit, output, errors) = await RunAsync(arguments.Split(' '));

        Assert.Equal((2, ""), (exit, output));
        Assert.Contains(message, errors);
    }

    private static async Task<(int, string, string)> RunAsync(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "proxylab");
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var cancel = TestContext.Current.CancellationToken;
        using var process = Process.Start(start)!;
        var texts = await Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancel), process.StandardError.ReadToEndAsync(cancel));
        await process.WaitForExitAsync(cancel);
        return (process.ExitCode, texts[0], texts[1]);
    }
}
