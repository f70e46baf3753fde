using ProxyGuard.Service.Incidents;

namespace ProxyGuard.Service.Tests.Incidents;

public sealed class IncidentNamingTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_new_one_is_named_by_its_minute_and_whose_it_is()
    {
        var (own, other) = (Make(9, 10), Make(9, 10, "other.example"));
        string[] ids = [Name([], own)[0].Id, Name([], other)[0].Id, Name([], "github.com/acme/a", own)[0].Id];

        Assert.All(ids, id => Assert.StartsWith("20261120T0900-", id, StringComparison.Ordinal));
        Assert.Equal(3, ids.Distinct().Count());
        Assert.All(ids, id => Assert.Equal(Day.AddHours(9), IncidentId.TimeOf(id)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("20261120T0900")]
    [InlineData("20261320T0900-0123456789")]
    [InlineData("20261120T0900-012345678g")]
    [InlineData("20261120T0900-01234567890")]
    [InlineData("20261120t0900-0123456789")]
    [InlineData("20261120T0900|0123456789")]
    public void Other_texts_are_no_ids(string text) => Assert.Null(IncidentId.TimeOf(text));

    [Theory]
    [InlineData(8, 12)]
    [InlineData(10, 10)]
    [InlineData(11, 15)]
    [InlineData(5, 9)]
    public void Late_runs_move_its_minutes_and_not_its_name(int opened, int last)
    {
        var known = Name([], Make(9, 11));

        var now = Assert.Single(Name(known, Make(opened, last)));

        Assert.Equal(known[0].Id, now.Id);
        Assert.Equal(Day.AddHours(opened), now.Opened);
    }

    [Fact]
    public void Of_two_that_became_one_the_older_name_stays()
    {
        var known = Name([], Make(1, 3), Make(9, 11));

        var named = IncidentNaming.Name("", [Make(1, 11)], known, Day);

        Assert.Equal(known[0].Id, Assert.Single(named.Incidents).Id);
        Assert.Equal(known[1].Id, Assert.Single(named.Gone).Id);
    }

    [Fact]
    public void Of_one_that_became_two_the_first_keeps_the_name()
    {
        var known = Name([], Make(1, 11));

        var now = Name(known, Make(1, 3), Make(9, 11));

        Assert.Equal(known[0].Id, now[0].Id);
        Assert.NotEqual(known[0].Id, now[1].Id);
    }

    [Fact]
    public void A_name_that_is_taken_is_given_to_nobody_else()
    {
        var known = Name([], Make(9, 11));

        // The old one now begins earlier, and a part of it that begins where it once did is another.
        var now = Name(known, Make(7, 9), Make(9, 11) with { Opened = Day.AddHours(9) });

        Assert.Equal(2, now.Select(incident => incident.Id).Distinct().Count());
    }

    [Fact]
    public void What_is_settled_keeps_its_minute()
    {
        var known = Name([], Make(1, 11));

        var named = IncidentNaming.Name("", [Make(5, 12)], known, Day.AddHours(3));

        Assert.Equal((Day.AddHours(1), Day.AddHours(12)), (named.Incidents[0].Opened, named.Incidents[0].LastFailing));
    }

    private static IReadOnlyList<Incident> Name(IReadOnlyList<Incident> known, params Incident[] derived) => Name(known, "", derived);

    private static IReadOnlyList<Incident> Name(IReadOnlyList<Incident> known, string repository, params Incident[] derived) =>
        IncidentNaming.Name(repository, derived, known, Day).Incidents;

    private static Incident Make(int opened, int last, string proxy = "p.example") =>
        new() { Proxy = proxy, Opened = Day.AddHours(opened), LastFailing = Day.AddHours(last) };
}
