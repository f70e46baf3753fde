using System.IO.Compression;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Browser;

/// <summary>Every page, as a person meets it: light, dark, narrow, without script; in both languages.</summary>
[Collection(DemoSiteGroup.Name)]
public sealed partial class PageTourTests(DemoSite site)
{
    private const double LeastDetail = 0.003;
    private const int HtmlBytes = 60 * 1024;
    private const int AllBytes = 150 * 1024;

    [Fact]
    public async Task Every_page_is_quiet_accessible_steady_and_complete_in_every_view()
    {
        var tour = await site.TourAsync();
        var chinese = tour.Select(stop => stop with { Name = stop.Name + "-zh", Address = InChinese(stop.Address), IsShown = false, Views = Stop.WithoutDark });

        var seen = await VisitAsync([.. tour, .. chinese.Where(stop => stop.Status == 200)]);

        List<string> faults = [.. seen.SelectMany(FaultsOf)];
        foreach (var page in seen.GroupBy(one => one.GetProperty("name").GetString()))
        {
            var texts = page.Where(one => View(one) is "light" or "no-script").Select(BrowserScript.TextWithoutTimes).Distinct().ToList();
            if (texts is [var with, var without]) faults.Add($"{page.Key}: says {Excerpt(with, without)}, without script {Excerpt(without, with)}");
        }
        var missing = tour.Where(stop => stop.Status != 200).Select(stop => stop.Name).ToHashSet();
        faults.AddRange(await DeadLinksAsync(seen.Where(one => !missing.Contains(one.GetProperty("name").GetString()!))));
        Assert.True(faults.Count == 0, string.Join('\n', faults.Distinct().Take(60)));
    }

    [Theory]
    [InlineData("/r/" + DemoSite.Repository)]
    [InlineData("/")]
    [InlineData("/proxies")]
    public async Task A_page_with_ninety_days_is_small(string path)
    {
        var html = await site.Full.GetAsync(path.TrimStart('/'));
        var files = new List<int>();
        foreach (var file in Files().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Distinct())
            files.Add(Packed(await site.Full.Client.GetByteArrayAsync(file, TestContext.Current.CancellationToken)));
        var page = Packed(System.Text.Encoding.UTF8.GetBytes(html));

        TestContext.Current.TestOutputHelper!.WriteLine($"{path}: {html.Length} characters, {page} bytes packed, {files.Sum()} more in {files.Count} files");
        Assert.InRange(page, 0, HtmlBytes);
        Assert.InRange(page + files.Sum(), 0, AllBytes);
    }

    [Fact]
    public async Task Clicks_lead_from_the_fleet_to_a_repository_a_run_an_incident_and_a_proxy()
    {
        foreach (var walk in await BrowserScript.RunAsync("click-through.cjs", site.Full.Url))
        {
            var stops = BrowserScript.Texts(walk, "stops").ToList();
            string[] expected = ["^/r/github.com~acme~widgets$", "^/r/github.com~acme~widgets/runs/", "^/incidents/", "^/proxies/"];
            Assert.Equal(expected.Length, stops.Count);
            Assert.All(expected.Zip(stops), pair => Assert.Matches(pair.First, pair.Second));
        }
    }

    private static IEnumerable<string> FaultsOf(JsonElement seen)
    {
        var place = $"{seen.GetProperty("name").GetString()} {View(seen)}";
        foreach (var what in new[] { "complaints", "failures", "violations", "refused", "hidden", "untold" })
            foreach (var text in BrowserScript.Texts(seen, what)) yield return $"{place}: {what}: {text}";
        foreach (var request in BrowserScript.Texts(seen, "requests").Where(request => !request.StartsWith("http://127.0.0.1:", StringComparison.Ordinal)))
            yield return $"{place}: asks {request}";
        if (seen.GetProperty("status").GetString() is { Length: > 0 } status) yield return $"{place}: answers {status}";
        if (seen.GetProperty("overflow").GetInt32() is var overflow && overflow > 0) yield return $"{place}: {overflow} pixels too wide";
        if (seen.GetProperty("shift").GetDouble() is var shift && shift > 0) yield return $"{place}: moved by {shift}";
        if (BrowserScript.TextWithoutTimes(seen).Length < 40) yield return $"{place}: says nothing";
        if (seen.TryGetProperty("detail", out var detail) && detail.GetDouble() < LeastDetail) yield return $"{place}: is blank ({detail})";
    }

    private async Task<List<string>> DeadLinksAsync(IEnumerable<JsonElement> seen)
    {
        var links = seen.SelectMany(one => BrowserScript.Texts(one, "links")).Select(link => link.Split('#')[0]).Distinct()
            .Where(link => link.StartsWith(site.Full.Url + "/", StringComparison.Ordinal));
        var dead = new List<string>();
        // One of each kind: hundreds of days link to the same pages.
        foreach (var link in links.GroupBy(Kind).SelectMany(kind => kind.Take(4)))
        {
            using var answer = await site.Full.Client.GetAsync(link, TestContext.Current.CancellationToken);
            if (answer.StatusCode != HttpStatusCode.OK) dead.Add($"{link} answers {(int)answer.StatusCode}");
        }
        return dead;
    }

    private static string Kind(string link) => Values().Replace(new Uri(link).PathAndQuery, "*");

    private static async Task<IReadOnlyList<JsonElement>> VisitAsync(IReadOnlyList<Stop> stops)
    {
        using var files = new TempDirectory();
        await File.WriteAllTextAsync(
            files["plan.json"],
            JsonSerializer.Serialize(stops.Select(stop => new { name = stop.Name, address = stop.Address, status = stop.Status, shown = stop.IsShown, views = stop.Views })),
            TestContext.Current.CancellationToken);
        var views = await BrowserScript.RunAsync("visit.cjs", TimeSpan.FromMinutes(8), files["plan.json"], BrowserScript.Pictures);
        return [.. views.SelectMany(view => view.EnumerateArray())];
    }

    private static string View(JsonElement seen) => seen.GetProperty("view").GetString()!;

    private static string Excerpt(string text, string other)
    {
        var same = text.AsSpan().CommonPrefixLength(other);
        return $"'{text[same..Math.Min(text.Length, same + 60)]}'";
    }

    private static string InChinese(string address) => address + (address.Contains('?') ? "&" : "?") + "lang=zh";

    private static int Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var packer = new BrotliStream(packed, CompressionLevel.Fastest, leaveOpen: true)) packer.Write(bytes);
        return (int)packed.Length;
    }

    [GeneratedRegex("(?:href|src)=\"(/assets/[^\"]+)\"")]
    private static partial Regex Files();

    [GeneratedRegex("(?<=[/=~])[^/=&?]*[0-9~!.][^/=&?]*")]
    private static partial Regex Values();
}
