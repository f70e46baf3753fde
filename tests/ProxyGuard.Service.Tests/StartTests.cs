using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests;

/// <summary>The program itself, as a process: what it says when it cannot start, and where it listens.</summary>
public sealed class StartTests : IDisposable
{
    private readonly TempDirectory _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task All_bad_options_are_named_at_once_and_nothing_else_is_said()
    {
        var (exit, error) = await RunAsync(
            "--Storage:Sqlite:Path=missing/folder/x.db",
            "--Ingest:MaxAge=30.00:00:00",
            "--Worker:Interval=00:00:00",
            "--Reports:Templates=nowhere",
            "--Reports:PublicUrl=ftp://x",
            "--Reports:Access=all",
            "--Access:RequestsPerMinute=599");

        Assert.Equal(2, exit);
        Assert.Equal(
            [
                "proxyguard-service: Storage:Sqlite:Path 'missing/folder/x.db' is in a folder that does not exist",
                "proxyguard-service: Reports:Templates 'nowhere' is no folder",
                "proxyguard-service: Reports:PublicUrl must be an http or https address without credentials, query or fragment",
                "proxyguard-service: Reports:Access is 'all': it must be token or public",
                "proxyguard-service: Access:RequestsPerMinute is 599: it must be from 600 to 10000000",
                "proxyguard-service: Retention:Runs is 14.00:00:00: it must be from 32.00:00:00 (Ingest:MaxAge and two days) to 3660.00:00:00",
                "proxyguard-service: Worker:Interval is 00:00:00: it must be from 00:00:01 to 1.00:00:00",
            ],
            error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_database_of_another_program_stops_the_start()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "proxyguard.db"), new string('x', 5000), Token);

        var (exit, error) = await RunAsync();

        Assert.Equal(2, exit);
        Assert.Contains("file is not a database", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_cannot_be_made_stops_the_start()
    {
        var (exit, error) = await RunAsync("--Storage:Sqlite:Path=/proc/proxyguard.db");

        Assert.Equal(2, exit);
        Assert.Contains("unable to open database file", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_settings_it_makes_its_file_and_listens_on_loopback_only()
    {
        using var service = new ServiceFixture();
        service.Settings["Storage:Sqlite:Path"] = Path.Combine(_folder.Path, "new.db");
        using var client = service.CreateClient();

        Assert.True(File.Exists(Path.Combine(_folder.Path, "new.db")));
        Assert.Equal("http://127.0.0.1:8080", service.Services.GetRequiredService<IConfiguration>()["urls"]);
        Assert.Equal("ok\n", await client.GetStringAsync(new Uri("/healthz", UriKind.Relative), Token));
    }

    private async Task<(int Exit, string Error)> RunAsync(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "proxyguard-service.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--urls=http://127.0.0.1:0"])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, error);
    }
}
