using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.EndToEnd.Tests.Service;
using ProxyGuard.Service.Badges;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Attacks;

namespace ProxyGuard.EndToEnd.Tests.Browser;

/// <summary>Badges of every kind and state as a real browser shows them.</summary>
public sealed partial class BadgePictureTests
{
    private readonly RunsOf _runs = new(31);

    [Fact]
    public async Task Every_badge_is_a_picture_whose_text_stays_in_its_box_wherever_it_stands()
    {
        await using var service = await ServiceProgram.StartAsync(
            "--Reports:Access=public", "--Access:RequestsPerMinute=1000000", "--Ingest:MaxAge=3.00:00:00");
        await PostStatesAsync(service);
        string[] repositories = ["healthy", "partly", "degraded", "failing", "quiet", "lasting", "nobody"];
        var addresses = repositories.SelectMany(name => new[] { $"{name}.svg", $"{name}.svg?period=24h", $"{name}.svg?period=90d" })
            .SelectMany(path => new[] { path, path + (path.Contains('?') ? "&" : "?") + "lang=zh" });

        var seen = await ShowAsync(new Shown([.. addresses.Select(path => $"{service.Url}/badge/github.com~acme~{path}")]));

        foreach (var badge in seen)
        {
            AssertFits(badge);
            Assert.Equal((Width(badge), Width(badge)), (Number(badge, "here"), Number(badge, "elsewhere")));
        }
        var titles = seen.Select(Title).Where(title => title.StartsWith("Go proxies: ", StringComparison.Ordinal))
            .Select(title => Figures().Replace(title["Go proxies: ".Length..], "#")).ToHashSet();
        Assert.Superset(
            new HashSet<string>
            {
                "healthy", "# of # healthy", "# of # degraded", "all # failing", "last run #", "unknown", "# % in # h", "# % in # d",
            },
            titles);
    }

    [Fact]
    public async Task A_private_badge_tells_only_whoever_is_signed_in_and_only_on_our_own_pages()
    {
        await using var service = await ServiceProgram.StartAsync();
        await PostAsync(service, "secret", TimeSpan.Zero, Health.Healthy);
        string[] badge = [service.Url + "/badge/github.com~acme~secret.svg"];
        var reader = await service.AddTokenAsync("github.com/acme/secret", "read");
        var stranger = await service.AddTokenAsync("github.com/acme/other", "read");

        var seen = await ShowAsync(new(badge), new(badge, stranger), new(badge, reader));

        Assert.All(seen, AssertFits);
        Assert.Equal(["Go proxies: unknown", "Go proxies: unknown", "Go proxies: healthy"], seen.Select(Title));
        Assert.Equal([Width(seen[0]), Width(seen[1]), Width(seen[2])], seen.Select(one => Number(one, "here")));
        Assert.All(seen, one => Assert.Equal(Width(seen[0]), Number(one, "elsewhere")));
        Assert.NotEqual(Width(seen[0]), Width(seen[2]));
    }

    [Fact]
    public async Task Whatever_a_badge_said_a_browser_reads_two_texts()
    {
        var badges = AttackCorpus.All.Select(Sayable).Select(text => Encoding.UTF8.GetString(BadgeSvg.Write(new Badge(text, text, "bad"))));

        var seen = await ReadXml.InBrowserAsync([.. badges]);

        string[] names = ["svg", "title", "rect", "rect", "text", "text"];
        var expected = names.Select(name => "http://www.w3.org/2000/svg " + name).ToList();
        Assert.All(seen, one => Assert.Equal(expected, BrowserScript.Texts(one, "elements")));
    }

    // What a badge says is ours: what XML forbids is nothing that it has to be ready for.
    private static string Sayable(string text) =>
        string.Concat(text.Where(letter => char.IsSurrogate(letter) || System.Xml.XmlConvert.IsXmlChar(letter)));

    private static void AssertFits(JsonElement badge)
    {
        var place = $"{badge.GetProperty("address")}: {badge}";
        Assert.Empty(BrowserScript.Texts(badge, "complaints"));
        foreach (var text in badge.GetProperty("texts").EnumerateArray())
        {
            Assert.True(text.GetProperty("edge").GetDouble() >= 0, place);
            // Nobody reads letters that are pressed together or torn apart.
            Assert.True(text.GetProperty("stretched").GetDouble() is > 0.8 and < 1.25, place);
        }
    }

    private static string Title(JsonElement badge) => badge.GetProperty("title").GetString()!;

    private static double Width(JsonElement badge) => Number(badge, "width");

    private static double Number(JsonElement badge, string name) => badge.GetProperty(name).GetDouble();

    private static async Task<IReadOnlyList<JsonElement>> ShowAsync(params Shown[] badges)
    {
        using var files = new TempDirectory();
        var plan = JsonSerializer.Serialize(badges, JsonSerializerOptions.Web);
        await File.WriteAllTextAsync(files["plan.json"], plan, TestContext.Current.CancellationToken);
        return [.. (await BrowserScript.RunAsync("badge.cjs", files["plan.json"])).SelectMany(seen => seen.EnumerateArray())];
    }

    private async Task PostStatesAsync(ServiceProgram service)
    {
        await PostAsync(service, "healthy", TimeSpan.Zero, Health.Healthy);
        await PostAsync(service, "partly", TimeSpan.Zero, Health.Healthy, Health.Unknown);
        await PostAsync(service, "degraded", TimeSpan.Zero, Health.Healthy, Health.Degraded);
        await PostAsync(service, "failing", TimeSpan.Zero, [.. Enumerable.Repeat(Health.Down, 12)]);
        await PostAsync(service, "quiet", TimeSpan.FromHours(30), Health.Healthy);
        for (var minute = 0; minute < 25; minute++)
            await PostAsync(service, "lasting", TimeSpan.FromMinutes(minute), minute == 9 ? Health.Down : Health.Healthy);
    }

    private async Task PostAsync(ServiceProgram service, string name, TimeSpan ago, params Health[] proxies)
    {
        var run = _runs.Next(
            "github.com/acme/" + name, TimeProvider.System.GetUtcNow() - ago,
            [.. proxies.Select((health, number) => ($"p{number}.example", health, Trust.Public))]);
        using var content = new ByteArrayContent(RunReportJson.Write(run));
        content.Headers.ContentType = new("application/json");
        using var answer = await service.Client.PostAsync("api/v1/runs", content, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
    }

    private sealed record Shown(string[] Addresses, string? Token = null);

    [GeneratedRegex("[0-9][0-9.-]*")]
    private static partial Regex Figures();
}
