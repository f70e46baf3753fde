using System.Net;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Actions;

/// <summary>action/native as a release leaves it, and the release's files on loopback.</summary>
internal sealed class NativeAction : IAsyncDisposable
{
    public const string Version = "v9.9.9";

    private static readonly IEnumerable<string> AllFiles =
        new[] { "linux-x64", "linux-arm64", "osx-x64", "osx-arm64", "win-x64.exe" }.Select(runner => "proxyguard-" + runner);

    private readonly TempDirectory _files = new();
    private readonly WebApplication _app;
    private readonly List<string> _requests = [];
    private bool _stalls;

    private NativeAction(byte[] released)
    {
        Served = released;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _app = builder.Build();
        _app.Run(ServeAsync);
    }

    public string Folder => _files.Folder("native");

    public string Script => Path.Combine(Folder, "run.sh");

    public string Url => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>What it answers with; null: 404.</summary>
    public byte[]? Served { get; set; }

    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_requests) return [.. _requests];
        }
    }

    /// <summary>Releases these bytes for every runner, or for these files.</summary>
    public static async Task<NativeAction> StartAsync(byte[] released, params string[] files)
    {
        var action = new NativeAction(released);
        await action._app.StartAsync(TestContext.Current.CancellationToken);
        if (files.Length == 0) files = [.. AllFiles];
        action.Release(Convert.ToHexStringLower(SHA256.HashData(released)), files);
        return action;
    }

    /// <summary>It sends half of it and then nothing more; the action waits a second for it, and not its twenty.</summary>
    public void Stall()
    {
        _stalls = true;
        _files.Write("native/run.sh", File.ReadAllText(Script).Replace("seconds=20", "seconds=1"));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _files.Dispose();
    }

    private void Release(string checksum, string[] files)
    {
        var releases = $"RELEASES: {Url}\n";
        var manifest = File.ReadAllLines(SourceTree.PathOf("action", "native", "action.yml"))
            .Select(line => line.Contains(" RELEASES: ") ? line.Split("RELEASES: ")[0] + releases : line + '\n');
        _files.Write("native/action.yml", string.Concat(manifest));
        _files.Write("native/run.sh", File.ReadAllText(SourceTree.PathOf("action", "native", "run.sh")));
        _files.Write("native/version.txt", Version + "\n");
        _files.Write("native/checksums.txt", string.Concat(files.Select(file => $"{checksum}  {file}\n")));
    }

    private async Task ServeAsync(HttpContext context)
    {
        lock (_requests) _requests.Add(context.Request.Path);
        context.Response.StatusCode = Served is null ? 404 : 200;
        if (Served is not { } bytes) return;
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes.AsMemory(0, _stalls ? bytes.Length / 2 : bytes.Length), context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (_stalls) await Task.Delay(Timeout.Infinite, context.RequestAborted);
    }
}
