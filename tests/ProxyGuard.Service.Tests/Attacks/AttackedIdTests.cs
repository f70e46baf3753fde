using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Export;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Wording;
using ProxyGuard.Testing.Attacks;

namespace ProxyGuard.Service.Tests.Attacks;

/// <summary>
/// Attacks as far as they can be ids of repositories and proxies, and as values in addresses, on everything that shows them.
/// </summary>
public sealed class AttackedIdTests : IDisposable
{
    private const int Proxies = 20;
    private const int OfAKind = 25;
    private const string Plain = "github.com/acme/plain";
    private static readonly string[] Unlinked = ["/nothing", "/?health=ill", "/sign-in", "/?q=nobody", "/incidents?state=closed"];
    private readonly AttackedService _service = new();
    private readonly RunsOf _runs = new(17);

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Nothing_of_an_attack_in_an_id_is_more_than_text_wherever_links_lead()
    {
        await PlainAsync();
        string[] kinds =
        [
            "/r/*", "/r/*/runs/*", "/proxies", "/proxies/*", "/proxies/*?repository=*", "/incidents", "/incidents/*",
            "/incidents/*?repository=*", "/?after=*", "/incidents?after=*", "/?lang=*", "/incidents.atom", "/api/v1/incidents/*.md",
            "/api/v1/incidents/*.md?repository=*",
        ];
        var ids = AttackCorpus.All.Select(
            (attack, number) => (Proxy: AttackReport.AsId(attack, number), Repository: AttackReport.AsRepository(attack, number)));
        foreach (var batch in ids.Chunk(Proxies)) await BurnAsync(batch[0].Repository, [.. batch.Select(one => one.Proxy)]);
        foreach (var (proxy, repository) in ids) await PostAsync(repository, 0, (proxy, Health.Down, Trust.Public));
        await _service.RoundAsync();

        var seen = await _service.CrawlAsync("/", OfAKind);
        foreach (var (_, repository) in ids.Where((_, index) => index % 8 == 0)) await TakeAlongAsync(repository);
        await _service.LookAsync("/api/v1/incidents?format=csv&limit=200");

        _service.AssertHarmless();
        Assert.All(kinds, kind => Assert.Contains(kind, seen));
    }

    [Fact]
    public async Task Nothing_of_an_attack_in_an_address_is_more_than_text()
    {
        await PlainAsync();
        string[] addresses =
        [
            "/?q=*", "/?health=*", "/?after=*&q=a", "/?lang=*", "/?*=x", "/proxies?sort=*", "/proxies?period=*&lang=*", "/proxies/*",
            "/proxies/p.example?repository=*", "/incidents?proxy=*", "/incidents?state=*", "/incidents?after=*", "/incidents/*",
            "/incidents/20261121T0930-0123456789?repository=*", "/r/*", "/r/github.com~acme~plain?phase=*&days=*",
            "/r/github.com~acme~plain?day=*&lang=zh", "/r/github.com~acme~plain/runs/*", "/sign-in?return=*", "/*", "/assets/*",
            "/accounting?lang=*", "/badge/*.svg", "/badge/github.com~acme~plain.svg?period=*", "/r/*/incidents.atom", "/incidents.atom?lang=*",
        ];

        // Each attack in some of the addresses, each address with one of eight. The server of these tests takes no null.
        foreach (var (attack, number) in AttackCorpus.All.Select((attack, number) => (attack, number)))
            foreach (var address in addresses.Where((address, index) => (index + number) % 8 == 0))
                await _service.LookAsync(address.Replace("*", Uri.EscapeDataString(attack.Replace("\0", "")), StringComparison.Ordinal));

        _service.AssertHarmless();
    }

    // What takes a repository's name with it: badge, feed, file.
    private async Task TakeAlongAsync(string repository)
    {
        await _service.LookAsync($"/badge/{IdEncoding.Encode(repository)}.svg");
        await _service.LookAsync($"/r/{IdEncoding.Encode(repository)}/incidents.atom?lang=zh");
        var today = DateOnly.FromDateTime(ServiceFixture.Start.UtcDateTime);
        var file = await _service.Fixture.Services.GetRequiredService<ReportExport>().MakeAsync(
            new(repository, today.AddDays(-2), today, Language.English), TestContext.Current.CancellationToken);
        _service.LookAtPage(StrictHtml.ParseFile(file!), "export of " + repository);
    }

    private async Task PlainAsync()
    {
        await BurnAsync(Plain, [.. Enumerable.Range(0, 60).Select(number => $"p{number}.example/go")]);
        for (var number = 0; number < 101; number++) await PostAsync($"{Plain}-{number}", 0, ("p.example", Health.Healthy, Trust.Public));
        await _service.RoundAsync();
        await _service.LearnAsync(async () =>
        {
            await _service.CrawlAsync("/", 3);
            foreach (var path in Unlinked) await _service.LookAsync(path);
            await TakeAlongAsync(Plain);
        });
    }

    // Enough failing runs for an incident of each, every second one private.
    private async Task BurnAsync(string repository, string[] proxies)
    {
        for (var minute = 0; minute < 3; minute++)
            foreach (var some in proxies.Chunk(Proxies))
                await PostAsync(repository, minute, [.. some.Select((id, index) => (id, Health.Down, TrustOf(index)))]);
    }

    private static Trust TrustOf(int index) => index % 2 == 0 ? Trust.Public : Trust.Private;

    private Task PostAsync(string repository, int minute, params (string, Health, Trust)[] proxies) =>
        _service.PostAsync(RunReportJson.Write(_runs.Next(repository, ServiceFixture.Start.AddMinutes(-minute - 1), proxies)));
}
