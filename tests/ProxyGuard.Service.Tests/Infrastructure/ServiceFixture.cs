using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Tests.Infrastructure;

/// <summary>
/// The whole service in process, as in production, on a SQLite file and a clock of its own. Every client of it shows a token that may read
/// and write everything, unless it is asked for by <see cref="ClientWith"/>.
/// </summary>
// Any type names the program to host; Program itself would be ambiguous, the proxy lab has one too.
internal sealed class ServiceFixture : WebApplicationFactory<ReportLinks>
{
    public static readonly DateTimeOffset Start = new(2026, 11, 21, 9, 30, 0, TimeSpan.Zero);
    private readonly TempDirectory _folder = new();

    public FixedClock Clock { get; } = new(Start);

    public string DatabasePath => Path.Combine(_folder.Path, "store.db");

    public Dictionary<string, string?> Settings { get; } = [];

    /// <summary>The token of every client that is made without another.</summary>
    public ApiToken Token { get; } = ApiToken.Make();

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        Settings.TryAdd("Storage:Sqlite:Path", DatabasePath);
        Settings.TryAdd("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Warning");
        Settings.TryAdd("Access:RequestsPerMinute", "1000000");
        builder.ConfigureAppConfiguration(configuration => configuration.AddInMemoryCollection(Settings));
        builder.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock).AddHostedService(TokenOf));
    }

    protected override void ConfigureClient(HttpClient client)
    {
        base.ConfigureClient(client);
        client.DefaultRequestHeaders.Authorization = new("Bearer", Token.Reveal());
    }

    /// <summary>A client that shows this token, or none; it keeps no cookies and follows no redirects.</summary>
    public HttpClient ClientWith(ApiToken? token)
    {
        var client = CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        client.DefaultRequestHeaders.Authorization = token is null ? null : new("Bearer", token.Reveal());
        return client;
    }

    /// <summary>Makes another token, as the command does.</summary>
    public Task<ApiToken> AddTokenAsync(string pattern, TokenRights rights)
    {
        Assert.True(RepositoryPattern.TryParse(pattern, out var parsed), pattern);
        return Services.GetRequiredService<TokenRows>().AddAsync(parsed!, rights, "", TestContext.Current.CancellationToken);
    }

    /// <summary>Stores <see cref="Token"/>. The start does so; where the store comes later, a test does.</summary>
    public Task AddTokenAsync() => TokenOf(Services).StartAsync(TestContext.Current.CancellationToken);

    private TokenAtStart TokenOf(IServiceProvider services) => new(services.GetRequiredService<ITableStore>(), Token);

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

/// <summary>A clock that stands still until it is set. Stretches of time are real ones until they are stopped.</summary>
internal sealed class FixedClock(DateTimeOffset now) : TimeProvider
{
    private long? _stoppedAt;

    public DateTimeOffset Now { get; set; } = now;

    /// <summary>By how much waiting times are over sooner than they would be.</summary>
    public TimeSpan Passed { get; set; }

    public override DateTimeOffset GetUtcNow() => Now;

    public override long GetTimestamp() =>
        (_stoppedAt ?? base.GetTimestamp()) + (long)(Passed.TotalSeconds * TimestampFrequency);

    /// <summary>From now on only <see cref="Passed"/> lets time pass.</summary>
    public void Stop() => _stoppedAt = base.GetTimestamp();
}

/// <summary>Puts a token that may do everything into the store, if it answers.</summary>
internal sealed class TokenAtStart(ITableStore store, ApiToken token) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var rights = TokenRights.Read | TokenRights.Write;
        var row = new StoredToken(token.Id, token.Digest, RepositoryPattern.All, rights, "", ServiceFixture.Start, null);
        try
        {
            await store.CommitAsync("tokens", [new RowWrite(token.Id, row.Write(), null)], cancellationToken);
        }
        catch (StoreUnavailableException)
        {
            // The test is about a store that does not answer.
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
