using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Ingest;

public sealed class LogTests
{
    [Fact]
    public async Task Even_the_finest_log_has_nothing_of_a_body_or_a_token()
    {
        using var log = new MemoryLog();
        using var fixture = new ServiceFixture();
        fixture.Settings["Logging:LogLevel:Default"] = "Trace";
        fixture.Settings["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace";
        using var service = fixture.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(log)));
        using var client = service.CreateClient();
        Assert.Equal(fixture.Token.Reveal(), client.DefaultRequestHeaders.Authorization!.Parameter);
        var report = ExampleReport.Make(ServiceFixture.Start) with { ToolVersion = "body-marker" };

        byte[][] bodies =
            [RunReportJson.Write(report), RunReportJson.Write(report with { Repository = "body-marker" }), "body-marker"u8.ToArray()];

        foreach (var body in bodies)
        {
            using var content = new ByteArrayContent(body);
            content.Headers.Add("Content-Type", "application/json");
            using var response = await client.PostAsync(new Uri("/api/v1/runs", UriKind.Relative), content, TestContext.Current.CancellationToken);
        }

        Assert.NotEmpty(log.Lines);
        foreach (var secret in new[] { "body-marker", fixture.Token.Reveal()[^20..] })
            Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Even_the_finest_log_has_no_token_however_it_is_shown()
    {
        using var log = new MemoryLog();
        using var fixture = new ServiceFixture();
        fixture.Settings["Logging:LogLevel:Default"] = "Trace";
        fixture.Settings["Logging:LogLevel:Microsoft.AspNetCore"] = "Trace";
        using var service = fixture.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddSingleton<ILoggerProvider>(log)));
        using var client = service.CreateClient();
        var reader = (await fixture.AddTokenAsync("*", TokenRights.Read)).Reveal();
        string[] secrets = [fixture.Token.Reveal()[16..], reader[16..], ApiToken.Make().Reveal()[16..]];

        foreach (var token in secrets.Select((secret, index) => (index == 1 ? reader[..16] : fixture.Token.Reveal()[..16]) + secret))
        {
            foreach (var header in Shown(token))
            {
                foreach (var path in new[] { "/", "/r/x", "/api/v1/r/x?days=7", "/api/v1/runs", "/nowhere", "/healthz", "/sign-in", "/sign-out" })
                {
                    foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
                    {
                        using var request = new HttpRequestMessage(method, path);
                        request.Headers.TryAddWithoutValidation(header.Name, header.Value);
                        request.Content = method == HttpMethod.Post
                            ? new FormUrlEncodedContent(new Dictionary<string, string> { ["token"] = token, ["return"] = "/" })
                            : null;
                        using var response = await client.SendAsync(request, TestContext.Current.CancellationToken);
                        Assert.True((int)response.StatusCode < 500, $"{method} {path} {header}");
                    }
                }
            }
        }

        Assert.True(log.Lines.Count > 1000);
        foreach (var secret in secrets) Assert.DoesNotContain(log.Lines, line => line.Contains(secret, StringComparison.Ordinal));
    }

    private static IEnumerable<(string Name, string Value)> Shown(string token) =>
    [
        ("Authorization", "Bearer " + token), ("Authorization", token), ("Authorization", "Basic " + token), ("Authorization", $"Bearer {token} x"),
        ("Authorization", $"Bearer \"{token}\""), ("Authorization", "Bearer " + token + new string('0', 3000)), ("Cookie", "proxyguard=" + token),
        ("Cookie", "__Host-proxyguard=" + token), ("Cookie", $"proxyguard=\"{token};;=,"),
    ];
}
