using System.Text.RegularExpressions;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Reports.Incidents;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Tests.Reports;

public sealed partial class IncidentListTests : IDisposable
{
    private const int Incidents = 80;
    private readonly ServiceFixture _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Incidents_come_page_by_page_each_once_those_first_that_go_on()
    {
        var scene = new FleetScene(_service);
        for (var hour = -9; hour < -6; hour++) await PostAsync(scene, hour, _ => Health.Down);
        // Every second one serves again.
        for (var hour = -2; hour <= 0; hour++) await PostAsync(scene, hour, number => number % 2 == 0 ? Health.Healthy : Health.Down);
        await scene.WorkAsync();
        using var client = _service.CreateClient();

        var found = new List<string>();
        for (var path = "/incidents"; path.Length > 0;)
        {
            var page = await client.MainAsync(path);
            found.AddRange(Row().Matches(page).Select(row => row.Value));
            path = System.Net.WebUtility.HtmlDecode(Next().Match(page).Groups[1].Value);
        }

        Assert.Equal(Incidents, found.Count);
        Assert.Equal(Incidents, found.Distinct().Count());
        Assert.All(found.Take(Incidents / 2), row => Assert.Contains("so far", row, StringComparison.Ordinal));
        Assert.All(found.Skip(Incidents / 2), row => Assert.DoesNotContain("so far", row, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bad", IncidentSeverity.P0, IncidentState.Open)]
    [InlineData("bad", IncidentSeverity.P1, IncidentState.LastSeen)]
    [InlineData("warn", IncidentSeverity.P2, IncidentState.Open)]
    [InlineData("idle", IncidentSeverity.P0, IncidentState.Closed)]
    public void What_is_over_is_not_red_and_what_is_grave_is(string level, object severity, object state)
    {
        Assert.Equal(level, IncidentRowModel.LevelOf(Incident((IncidentSeverity)severity, (IncidentState)state)));
    }

    [Fact]
    public void How_long_something_lasted_that_nobody_saw_the_end_of_is_a_least()
    {
        string Length(IncidentState state) =>
            IncidentRowModel.Length(Incident(IncidentSeverity.P2, state), Language.English, ServiceFixture.Start.AddHours(9));

        Assert.Equal(("9 h so far", "30 min at least"), (Length(IncidentState.Open), Length(IncidentState.LastSeen)));
    }

    [Fact]
    public void Of_the_repositories_that_were_hit_the_most_hit_come_first()
    {
        var hits = new[] { ("b", 2), ("c", 7), ("a", 2) }.Select(hit =>
            new IncidentHit("github.com/acme/" + hit.Item1, hit.Item2, 9, ServiceFixture.Start, ServiceFixture.Start));
        var detail = new IncidentDetail(Incident(IncidentSeverity.P2, IncidentState.Open), [], [.. hits], [], "");
        var day = TimeBucket.Of(BucketSize.Day, ServiceFixture.Start);
        var frame = new PageFrame(new PageLanguage(Language.English, IsChosen: false), "", "", IsSignedIn: false, IsDemonstration: false);

        var page = new IncidentPageModel(frame, detail, new IncidentBuckets(day, day, []), Many: 10, ServiceFixture.Start);

        Assert.Equal("c a b", string.Join(' ', page.Repositories.Select(hit => hit.Repository[^1])));
    }

    private static IncidentSummary Incident(IncidentSeverity severity, IncidentState state) => new(
        "x", "p.example", null, IncidentCause.Tls, severity, state,
        ServiceFixture.Start, ServiceFixture.Start.AddMinutes(30), null, null, new(0, 0, 0), null);

    private static async Task PostAsync(FleetScene scene, int hour, Func<int, Health> health)
    {
        var proxies = Enumerable.Range(0, Incidents).Select(number => ($"p{number}.example", health(number), Trust.Public));
        foreach (var some in proxies.Chunk(40)) await scene.PostAsync(FleetScene.Name(1), hour, some);
    }

    [GeneratedRegex("<a href=\"/incidents/2[^\"]*\".*?</tr>", RegexOptions.Singleline)]
    private static partial Regex Row();

    [GeneratedRegex("<a href=\"([^\"]*)\" rel=\"next\"")]
    private static partial Regex Next();
}
