using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Incidents;

/// <summary>Which incidents a question is about, to the minute.</summary>
public sealed class IncidentQueryTests
{
    private static readonly DateTimeOffset Opened = ServiceFixture.Start;

    private static readonly Incident Known = new()
    {
        Proxy = "p.example",
        Opened = Opened,
        LastFailing = Opened.AddMinutes(30),
        Hits = [new("github.com/acme/hit", 3, 3, Opened, Opened)],
    };

    [Theory]
    [InlineData(30, null, true)]
    [InlineData(31, null, false)]
    [InlineData(null, 0, false)]
    [InlineData(null, 1, true)]
    [InlineData(10, 20, true)]
    public void It_failed_from_the_first_moment_on_and_opened_before_the_last(int? from, int? to, bool isAsked) =>
        Assert.Equal(isAsked, Has(IncidentQuery.All with { From = Minute(from), To = Minute(to) }));

    [Theory]
    [InlineData(null, true)]
    [InlineData("github.com/acme/hit", true)]
    [InlineData("github.com/acme/own", false)]
    public void It_hit_the_repository_or_is_its_own(string? repository, bool isAsked)
    {
        Assert.Equal(isAsked, Has(IncidentQuery.All with { Repository = repository }));
        var own = Known with { Repository = "github.com/acme/own" };
        Assert.True((IncidentQuery.All with { Repository = own.Repository }).Has(own, IncidentState.Open));
    }

    [Fact]
    public void It_is_in_the_state_and_of_a_proxy_that_is_asked_for()
    {
        Assert.True(Has(IncidentQuery.All with { State = IncidentState.Open, Proxies = new HashSet<string> { "p.example", "q.example" } }));
        Assert.False(Has(IncidentQuery.All with { State = IncidentState.LastSeen }));
        Assert.False(Has(IncidentQuery.All with { Proxies = new HashSet<string> { "q.example" } }));
    }

    private static bool Has(IncidentQuery query) => query.Has(Known, IncidentState.Open);

    private static DateTimeOffset? Minute(int? minute) => minute is { } known ? Opened.AddMinutes(known) : null;
}
