using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Tests.Infrastructure;

/// <summary>The whole service in process, as in production, on a SQLite file and a clock of its own.</summary>
// Any type names the program to host; Program itself would be ambiguous, the proxy lab has one too.
internal sealed class ServiceFixture : WebApplicationFactory<ReportLinks>
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 9, 30, 0, TimeSpan.Zero);
    private static volatile JsonNode? s_document;
    private readonly List<ServiceDescriptor> _replacements = [];
    private readonly TempDirectory _folder = new();

    public FixedClock Clock { get; } = new(Start);

    public string DatabasePath => Path.Combine(_folder.Path, "store.db");

    public Dictionary<string, string?> Settings { get; } = [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        Settings.TryAdd("Storage:Sqlite:Path", DatabasePath);
        Settings.TryAdd("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning");
        builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(Settings));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            foreach (var replacement in _replacements) services.Add(replacement);
        });
    }

    /// <summary>Takes another part for one of the service's, before it starts.</summary>
    public void Replace<T>(Func<IServiceProvider, T> make) where T : class => _replacements.Add(ServiceDescriptor.Singleton(make));

    /// <summary>A client that refuses every answer the service's own description does not foresee.</summary>
    public new HttpClient CreateClient() => CreateDefaultClient(
        new RedirectHandler(), new CookieContainerHandler(), new ContractHandler(ReadDocumentAsync));

    // The description is the same for every service of these tests: it is read once.
    private async Task<JsonNode> ReadDocumentAsync()
    {
        if (s_document is { } known) return known;
        using var client = new HttpClient(Server.CreateHandler()) { BaseAddress = ClientOptions.BaseAddress };
        return s_document = JsonNode.Parse(await client.GetStringAsync(new Uri(ApiDocument.Path, UriKind.Relative)))!;
    }

    public async Task<HttpResponseMessage> PostAsync(byte[] body, string mediaType = "application/json", string path = "/api/v1/runs")
    {
        using var client = CreateClient();
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return await client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
    }

    public Task<HttpResponseMessage> PostAsync(RunReport report) => PostAsync(RunReportJson.Write(report));

    public async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var client = CreateClient();
        return await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
    }

    public async Task<string> GetTextAsync(string path)
    {
        using var response = await GetAsync(path);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (disposing) _folder.Dispose();
    }
}

/// <summary>A clock that stands still until it is set.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
