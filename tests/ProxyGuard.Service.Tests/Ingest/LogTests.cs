using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ProxyGuard.Core.Reports;
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
}
