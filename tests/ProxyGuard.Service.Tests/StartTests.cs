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
            "--Access:RequestsPerMinute=599",
            "--Stopping:Notice=00:01:00");

        Assert.Equal(2, exit);
        Assert.Equal(
            [
                "proxyguard-service: Storage:Sqlite:Path 'missing/folder/x.db' is in a folder that does not exist",
                "proxyguard-service: Reports:Templates is 'nowhere': it must be a folder",
                "proxyguard-service: Reports:PublicUrl must be an http or https address without credentials, query or fragment",
                "proxyguard-service: Reports:Access is 'all': it must be token or public",
                "proxyguard-service: Access:RequestsPerMinute is 599: it must be from 600 to 10000000",
                "proxyguard-service: Retention:Runs is 14.00:00:00: it must be from 32.00:00:00 (Ingest:MaxAge and two days) to 3660.00:00:00",
                "proxyguard-service: Worker:Interval is 00:00:00: it must be from 00:00:01 to 1.00:00:00",
                "proxyguard-service: Stopping:Notice is 00:01:00: it must be from 00:00:00 to 00:00:15",
            ],
            error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task What_is_misspelt_or_cannot_be_read_is_named_beside_what_is_out_of_range()
    {
        var (exit, error) = await RunAsync(
            "--Storage:Sqlite:Pfad=x",
            "--Storage:Azure:ConnectionStrin=canary",
            "--Ingest:MaxAge:Days=3",
            "--Access:RequestsPerMinute=many",
            "--Retention:Runs=1.00:00:00",
            "--Worker:Interval=5 minutes",
            "--Worker:Intervall=00:01:00",
            "--Stopping:Notice=");

        Assert.Equal(2, exit);
        Assert.DoesNotContain("canary", error, StringComparison.Ordinal);
        const string storage = "Storage has Storage:Sqlite:Path, Storage:Azure:ConnectionString, Storage:Azure:Endpoint, Storage:Azure:Table";
        Assert.Equal(
            [
                "proxyguard-service: Storage:Azure:ConnectionStrin is no setting: " + storage,
                "proxyguard-service: Storage:Sqlite:Pfad is no setting: " + storage,
                "proxyguard-service: Ingest:MaxAge:Days is no setting: Ingest has Ingest:MaxAge",
                "proxyguard-service: Access:RequestsPerMinute is 'many': it must be from 600 to 10000000",
                "proxyguard-service: Retention:Runs is 1.00:00:00: it must be from 9.00:00:00 (Ingest:MaxAge and two days) to 3660.00:00:00",
                "proxyguard-service: Worker:Interval is '5 minutes': it must be from 00:00:01 to 1.00:00:00",
                "proxyguard-service: Worker:Intervall is no setting: Worker has Worker:Interval",
                "proxyguard-service: Stopping:Notice is '': it must be from 00:00:00 to 00:00:15",
            ],
            error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_variable_that_has_only_a_sections_name_is_somebody_elses()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.Path, "proxyguard.db"), new string('x', 5000), Token);

        var (_, error) = await RunAsync(new Dictionary<string, string> { ["WORKER"] = "7", ["STORAGE"] = "fast" });

        Assert.DoesNotContain("is no setting", error, StringComparison.Ordinal);
        Assert.Contains("file is not a database", error, StringComparison.Ordinal);
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

    private Task<(int Exit, string Error)> RunAsync(params string[] arguments) => RunAsync([], arguments);

    private async Task<(int Exit, string Error)> RunAsync(Dictionary<string, string> variables, params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "proxyguard-service.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments, "--urls=http://127.0.0.1:0"])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var error = await process.StandardError.ReadToEndAsync(Token);
        await process.WaitForExitAsync(Token);
        return (process.ExitCode, error);
    }
}
