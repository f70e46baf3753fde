using System.Diagnostics.Metrics;
using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Security;

public sealed class LimitTests : IDisposable
{
    private readonly ServiceFixture _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public LimitTests() => _service.Clock.Stop();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_matrix_of_jobs_passes_at_once_and_then_the_token_waits_and_no_other()
    {
        _service.Settings["Access:RequestsPerMinute"] = "600";
        var (busy, calm) = (await _service.AddTokenAsync("*", TokenRights.Read), await _service.AddTokenAsync("*", TokenRights.Read));

        var statuses = await Task.WhenAll(Enumerable.Range(0, 1100).Select(async _ => (await AskAsync(busy.Reveal())).Response.StatusCode));

        Assert.Equal((1000, 100), (statuses.Count(status => status == 200), statuses.Count(status => status == 429)));
        var refused = await AskAsync(busy.Reveal());
        Assert.Equal((429, "1"), (refused.Response.StatusCode, refused.Response.Headers.RetryAfter.ToString()));
        Assert.StartsWith("application/problem+json", refused.Response.ContentType, StringComparison.Ordinal);
        Assert.Equal(200, (await AskAsync(calm.Reveal())).Response.StatusCode);
        _service.Clock.Passed += TimeSpan.FromMilliseconds(101);
        Assert.Equal(200, (await AskAsync(busy.Reveal())).Response.StatusCode);
    }

    [Fact]
    public async Task An_address_that_guesses_is_no_longer_looked_up_and_others_go_on()
    {
        var token = await _service.AddTokenAsync("*", TokenRights.Read);
        Assert.Equal(200, (await AskAsync(token.Reveal())).Response.StatusCode);

        var statuses = await Task.WhenAll(Enumerable.Range(0, 700).Select(async _ => (await AskAsync(ApiToken.Make().Reveal())).Response.StatusCode));

        Assert.Equal((600, 100), (statuses.Count(status => status == 401), statuses.Count(status => status == 429)));
        Assert.Equal(200, (await AskAsync(token.Reveal())).Response.StatusCode);
        Assert.Equal(401, (await AskAsync(ApiToken.Make().Reveal(), "192.0.2.77")).Response.StatusCode);
        var late = await _service.AddTokenAsync("*", TokenRights.Read);
        Assert.Equal(429, (await AskAsync(late.Reveal())).Response.StatusCode);
        _service.Clock.Passed += TimeSpan.FromSeconds(1);
        Assert.Equal(200, (await AskAsync(late.Reveal())).Response.StatusCode);
    }

    [Fact]
    public async Task Refusals_are_counted_by_reason()
    {
        var counts = new Dictionary<string, long>();
        var meters = _service.Services.GetRequiredService<IMeterFactory>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "proxyguard.refusals" && instrument.Meter.Scope == meters) self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            lock (counts) counts[(string)tags[0].Value!] = counts.GetValueOrDefault((string)tags[0].Value!) + value;
        });
        listener.Start();
        var reader = await _service.AddTokenAsync("*", TokenRights.Read);
        var writer = await _service.AddTokenAsync("github.com/x/y", TokenRights.Write);

        await AskAsync(null);
        await AskAsync("nonsense");
        await AskAsync(writer.Reveal());
        await AskAsync(reader.Reveal());
        using (var client = _service.ClientWith(writer))
        using (var content = new ByteArrayContent(Core.Reports.RunReportJson.Write(ExampleReport.Make(ServiceFixture.Start))))
        {
            content.Headers.ContentType = new("application/json");
            using var wrong = await client.PostAsync(new Uri("/api/v1/runs", UriKind.Relative), content, Token);
            Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        }

        Assert.Equal(
            [new("bad-token", 1), new("no-right", 1), new("no-token", 1), new("wrong-repository", 1)],
            counts.OrderBy(pair => pair.Key, StringComparer.Ordinal));
    }

    private Task<HttpContext> AskAsync(string? token, string address = "192.0.2.1") => _service.Server.SendAsync(context =>
    {
        context.Request.Method = "GET";
        context.Request.Path = "/";
        context.Connection.RemoteIpAddress = IPAddress.Parse(address);
        if (token is not null) context.Request.Headers.Authorization = "Bearer " + token;
    }, Token);
}
