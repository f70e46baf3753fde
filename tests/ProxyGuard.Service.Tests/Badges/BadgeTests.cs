using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Service.Badges;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Tests.Badges;

public sealed class BadgeTests : IDisposable
{
    private const string Svg = "http://www.w3.org/2000/svg";
    private const string Path = "/badge/github.com~acme~widgets";
    private readonly ServiceFixture _service = new();

    private static BadgeWording English => Language.English.Badges;

    public void Dispose() => _service.Dispose();

    [Theory]
    [InlineData("healthy", "good", Health.Healthy)]
    [InlineData("all 3 healthy", "good", Health.Healthy, Health.Healthy, Health.Healthy)]
    [InlineData("1 of 2 healthy", "good", Health.Healthy, Health.Unknown)]
    [InlineData("1 of 2 degraded", "warn", Health.Healthy, Health.Degraded)]
    [InlineData("2 of 3 failing", "bad", Health.Down, Health.Degraded, Health.Poisoned)]
    [InlineData("all 2 failing", "bad", Health.Down, Health.Down)]
    [InlineData("unknown", "idle", Health.Unknown, Health.NotJudged)]
    [InlineData("unknown", "idle")]
    public void A_badge_says_what_the_newest_run_found(string message, string level, params Health[] proxies) =>
        Assert.Equal(
            new Badge("Go proxies", message, level), Badge.OfRun(ServiceFixture.Start, proxies, ServiceFixture.Start.AddHours(24), English));

    [Fact]
    public void A_run_of_the_day_before_yesterday_says_nothing_of_now() => Assert.Equal(
        new Badge("Go proxies", "last run 2026-11-21", "idle"),
        Badge.OfRun(ServiceFixture.Start, [Health.Down], ServiceFixture.Start.AddHours(24).AddTicks(1), English));

    [Theory]
    [InlineData(100, 100, "100 % in 30 d", "good")]
    [InlineData(9999, 10000, "99.9 % in 30 d", "good")]
    [InlineData(99, 100, "99.0 % in 30 d", "good")]
    [InlineData(989, 1000, "98.9 % in 30 d", "warn")]
    [InlineData(95, 100, "95.0 % in 30 d", "warn")]
    [InlineData(949, 1000, "94.9 % in 30 d", "bad")]
    [InlineData(0, 0, "unknown", "idle")]
    public void An_availability_is_rounded_down(long serving, long judged, string message, string level) => Assert.Equal(
        (message, level),
        Badge.OfPeriod(Availability.From(serving, judged), new BadgePeriod(BucketSize.Day, 30), English) is var badge
            ? (badge.Message, badge.Level)
            : default);

    [Fact]
    public async Task A_period_has_its_hours_or_days_and_nothing_before()
    {
        await PostAsync(TimeSpan.FromHours(24.5), Health.Down, 1);
        await PostAsync(TimeSpan.FromHours(23.4), Health.Healthy, 2);
        await PostAsync(TimeSpan.FromDays(8), Health.Down, 3);
        await PostAsync(TimeSpan.Zero, Health.Healthy, 4);

        Assert.Equal("100 % in 24 h", await MessageAsync("?period=24h"));
        Assert.Equal("66.6 % in 7 d", await MessageAsync("?period=7d"));
        Assert.Equal("50.0 % in 30 d", await MessageAsync("?period=30d"));
        Assert.Equal("50.0 % in 90 d", await MessageAsync("?period=90d"));
        Assert.Equal("healthy", await MessageAsync(""));
    }

    [Theory]
    [InlineData("", null, "Go proxies", "healthy")]
    [InlineData("", "zh-CN,zh;q=0.9", "Go 代理", "正常")]
    [InlineData("?lang=zh", "en", "Go 代理", "正常")]
    [InlineData("?lang=zh&period=30d", null, "Go 代理", "30 天内 100 %")]
    [InlineData("?lang=%3Cscript%3E%22%26", null, "Go proxies", "healthy")]
    public async Task It_is_a_picture_of_its_words_alone_in_the_readers_language(string query, string? asked, string label, string message)
    {
        await PostAsync(TimeSpan.Zero, Health.Healthy, 1);
        using var client = _service.CreateClient();
        if (asked is not null) client.DefaultRequestHeaders.Add("Accept-Language", asked);

        var token = TestContext.Current.CancellationToken;
        using var response = await client.GetAsync(new Uri(Path + ".svg" + query, UriKind.Relative), token);
        var text = await response.Content.ReadAsStringAsync(token);
        var json = JsonNode.Parse(await client.GetStringAsync(new Uri(Path + ".json" + query, UriKind.Relative), token))!;

        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType!.ToString());
        Assert.Contains("Accept-Language", string.Join(',', response.Headers.Vary), StringComparison.Ordinal);
        AssertHarmless(text, label, message);
        Assert.Equal(
            $$"""{"schemaVersion":1,"label":"{{label}}","message":"{{message}}","color":"brightgreen"}""",
            $$"""{"schemaVersion":{{json["schemaVersion"]}},"label":"{{json["label"]}}","message":"{{json["message"]}}","color":"{{json["color"]}}"}""");
        Assert.Equal(4, json.AsObject().Count);
    }

    [Fact]
    public void Whatever_the_words_are_the_picture_is_well_formed_and_has_only_text()
    {
        const string hostile = "</text><script>alert(1)</script>\"'&<!--]]>\u202e\u0430 漢字 🙂";
        foreach (var level in new[] { "good", "warn", "bad", "idle" })
            AssertHarmless(System.Text.Encoding.UTF8.GetString(BadgeSvg.Write(new Badge(hostile, hostile, level))), hostile, hostile);
    }

    [Theory]
    [InlineData("?period=1d")]
    [InlineData("?period=7d&period=7d")]
    [InlineData("?Period=")]
    [InlineData("?days=7")]
    public async Task What_is_not_understood_is_refused(string query)
    {
        using var response = await _service.GetAsync(Path + ".svg" + query);

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
    }

    // Strictly XML, of the few elements and attributes that can do nothing, each text inside its own half.
    private static void AssertHarmless(string svg, string label, string message)
    {
        using var reader = XmlReader.Create(new StringReader(svg), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        var root = XDocument.Load(reader).Root!;
        Assert.All(root.DescendantsAndSelf(), element => Assert.Equal(Svg, element.Name.NamespaceName));
        Assert.Equal(["svg", "title", "rect", "rect", "text", "text"], root.DescendantsAndSelf().Select(element => element.Name.LocalName));
        string[] allowed =
        [
            "xmlns", "width", "height", "role", "aria-labelledby", "id", "x", "y", "fill", "textLength", "font-family", "font-size", "aria-hidden",
        ];
        Assert.All(root.DescendantsAndSelf().Attributes(), attribute => Assert.Contains(attribute.Name.ToString(), allowed));
        Assert.Equal([$"{label}: {message}", label, message], root.Elements().Where(one => one.Value.Length > 0).Select(one => one.Value));
        var (left, right) = (root.Elements(XName.Get("text", Svg)).First(), root.Elements(XName.Get("text", Svg)).Last());
        Assert.Equal(Number(right, "x") - 6, Number(left, "x") + Number(left, "textLength") + 6);
        Assert.Equal(Number(root, "width"), Number(right, "x") + Number(right, "textLength") + 6);
    }

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string> MessageAsync(string query) =>
        (string)JsonNode.Parse(await _service.GetTextAsync(Path + ".json" + query))!["message"]!;

    private async Task PostAsync(TimeSpan ago, Health health, int seed)
    {
        var now = _service.Clock.Now;
        _service.Clock.Now = now - ago;
        using var response = await _service.PostAsync(
            new RunsOf(seed).Next(Seed.Repository, _service.Clock.Now, ("p.example", health, Trust.Public)));
        Assert.Equal(System.Net.HttpStatusCode.Created, response.StatusCode);
        _service.Clock.Now = now;
    }
}
