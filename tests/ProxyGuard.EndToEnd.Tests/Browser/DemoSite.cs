using System.Text.Json.Nodes;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.EndToEnd.Tests.Service;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Browser;

/// <summary>The published service on 90 days of demonstration data, made once for all tests that look at it, and one on an empty store.</summary>
public sealed class DemoSite : IAsyncLifetime
{
    public const string Repository = "github.com~acme~widgets";
    private static readonly string[] Settings = ["--Reports:Access=public", "--Access:RequestsPerMinute=1000000"];
    private readonly TempDirectory _files = new();
    private ServiceProgram? _full, _empty;

    internal ServiceProgram Full => _full!;

    internal ServiceProgram Empty => _empty!;

    public async ValueTask InitializeAsync()
    {
        var store = $"--Storage:Sqlite:Path={_files["demo.db"]}";
        var environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["HOME"] = _files.Folder("home") };
        var seed = PublishedProgram.StartInfo(PublishedProgram.Service, ["demo-data", store], environment, _files.Path);
        var run = await PublishedProgram.RunAsync(seed, TimeSpan.FromMinutes(4));
        Assert.True(run.ExitCode == 0, run.ToString());
        _full = await ServiceProgram.StartAsync([.. Settings, store]);
        _empty = await ServiceProgram.StartAsync(Settings);
    }

    /// <summary>Every page, with the state it is in: those of the README and the docs first.</summary>
    internal async Task<IReadOnlyList<Stop>> TourAsync()
    {
        var incidents = JsonNode.Parse(await Full.GetAsync("api/v1/incidents"))!["incidents"]!.AsArray();
        string Incident(Func<JsonNode, bool> which) => "/incidents/" + (string)incidents.First(one => which(one!))!["id"]!;
        return
        [
            new("fleet", Full.Url + "/"),
            new("fleet-search", Full.Url + "/?q=gate", IsShown: false),
            new("fleet-empty", Empty.Url + "/"),
            new("repository", $"{Full.Url}/r/{Repository}"),
            new("repository-on-fire", Full.Url + "/r/github.com~acme~shenzhen-gateway"),
            new("repository-first-day", Full.Url + "/r/github.com~acme~checkout"),
            new("repository-one-run", Full.Url + "/r/github.com~acme~prototype"),
            new("repository-unknown", Full.Url + "/r/github.com~acme~nobody", 404, IsShown: false),
            new("run", $"{Full.Url}/r/{Repository}/runs/{await RescuedRunAsync()}"),
            new("proxies", Full.Url + "/proxies"),
            new("proxies-empty", Empty.Url + "/proxies", IsShown: false),
            new("proxy", Full.Url + "/proxies/goproxy.example"),
            new("proxy-is-it-me", Full.Url + "/proxies/goproxy.example?repository=github.com%2Facme%2Fgadgets&period=7d"),
            new("incidents", Full.Url + "/incidents"),
            new("incidents-empty", Empty.Url + "/incidents", IsShown: false),
            new("incident-open", Full.Url + Incident(one => one["closed"] is null)),
            new("incident-poisoned", Full.Url + Incident(one => (string?)one["cause"] == "poisoned"), IsShown: false),
            new("accounting", Full.Url + "/accounting", IsShown: false),
            new("no-such-page", Full.Url + "/nothing", 404, IsShown: false),
        ];
    }

    public async ValueTask DisposeAsync()
    {
        if (_empty is not null) await _empty.DisposeAsync();
        if (_full is not null) await _full.DisposeAsync();
        _files.Dispose();
    }

    // One with something to tell: runs that went well are kept for two weeks only, this kind for three months.
    private async Task<string> RescuedRunAsync()
    {
        for (var after = ""; ;)
        {
            var page = JsonNode.Parse(await Full.GetAsync($"api/v1/r/{Repository}/runs?limit=200{after}"))!;
            if (page["runs"]!.AsArray().FirstOrDefault(run => (bool)run!["decision"]!["rescued"]!) is { } rescued) return (string)rescued["key"]!;
            after = "&after=" + Uri.EscapeDataString((string)page["next"]!);
        }
    }
}

/// <summary>A page of the tour.</summary>
/// <param name="Name">What its picture is called.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Status">What it answers.</param>
/// <param name="IsShown">Whether it has a picture.</param>
internal sealed record Stop(string Name, string Address, int Status = 200, bool IsShown = true)
{
    /// <summary>In another language colours are the same.</summary>
    public static IReadOnlyList<string> WithoutDark { get; } = ["light", "no-script", "narrow"];

    /// <summary>How it is looked at.</summary>
    public IReadOnlyList<string> Views { get; init; } = ["light", "no-script", "dark", "narrow"];
}

[CollectionDefinition(Name)]
public sealed class DemoSiteGroup : ICollectionFixture<DemoSite>
{
    public const string Name = "demo site";
}
