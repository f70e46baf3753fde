using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Incidents;

public sealed class IncidentFoldTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private static readonly IncidentOptions Defaults = new();

    /// <summary>A letter a minute: x fails, o serves, b both, ? is unknown, n is not judged; | is the next hour.</summary>
    [Theory]
    [InlineData("x", 0)]
    [InlineData("xx", 0)]
    [InlineData("oooxoooooooo", 0)]
    [InlineData("ooxoo|ooxoo|ooxoo|ooxoo", 0)]
    [InlineData("???n??n", 0)]
    [InlineData("xx?????", 0)]
    [InlineData("xxx", 1)]
    [InlineData("x|x|x", 1)]
    [InlineData("oooooooooooooooxxxooooooooooooo", 1)]
    [InlineData("oooooooooooooxxoxxoxxoooooooooooo", 0)]
    [InlineData("xxx|o|xxx|o|xxx|o|xxx", 1)]
    [InlineData("xo|xo|xo|xo|xo|xo|xo|xo", 1)]
    [InlineData("xxx|o|o|xxx", 2)]
    [InlineData("xxx|o||||||||||||||||||||||||xxx", 1)]
    [InlineData("bbbb", 1)]
    [InlineData("bob|bob|boooo", 0)]
    [InlineData("bb|bb|boooo", 1)]
    public void A_stretch_is_as_many_incidents(string minutes, int incidents) => Assert.Equal(incidents, Fold(Parse(minutes)).Count);

    [Fact]
    public void An_incident_tells_its_minutes_to_the_letter()
    {
        var incident = Assert.Single(Fold(Parse("oooooooooxxxxooooooooooo|oxxxoooooooooooooooo|ooo|?|oo")));

        Assert.Equal((Start.AddMinutes(9), Start.AddMinutes(63)), (incident.Opened, incident.LastFailing));
        Assert.Equal((Start.AddMinutes(64), Start.AddHours(4)), (incident.Recovered, incident.Closed));
        Assert.Equal((7, 44), (incident.Failing, incident.Judged));
        Assert.Equal(new(Start, 4, 24, 1), incident.Peak);
        Assert.Equal([new(Start.AddMinutes(9), IncidentSeverity.P3)], incident.Steps);
    }

    [Fact]
    public void Of_hours_that_are_equally_bad_the_first_is_the_worst() =>
        Assert.Equal(new(Start, 4, 4, 1), Assert.Single(Fold(Parse("xxxx|xxxx|xxx"))).Peak);

    [Fact]
    public void What_was_that_bad_stays_that_bad()
    {
        ProxyHour Hour(int number, long wouldFail, long rescued) => new(
            Start.AddHours(number), 3, 3, 0, 0b111, HourTrouble.None with { Impact = new(1, 0, wouldFail, rescued, 0) });
        var fold = new IncidentFold(Defaults);

        var incident = Assert.Single(fold.IncidentsOf(fold.Fold(SeenRun.Proxy, null, [Hour(0, 0, 0), Hour(1, 1, 0), Hour(2, 0, 1)])));

        Assert.Equal(IncidentSeverity.P2, incident.Severity);
        Assert.Equal([new(Start, IncidentSeverity.P3), new(Start.AddHours(1), IncidentSeverity.P2)], incident.Steps);
    }

    [Fact]
    public void A_quiet_weekend_is_last_seen_and_not_still_down()
    {
        var incident = Assert.Single(Fold(Parse("oooxxx")));
        var quiet = Defaults.QuietAfter;

        Assert.Equal(IncidentState.Open, incident.StateAt(Start.AddMinutes(5) + quiet, quiet));
        Assert.Equal(IncidentState.LastSeen, incident.StateAt(Start.AddMinutes(6) + quiet, quiet));
        Assert.Equal(Start.AddMinutes(5), incident.LastFailing);
    }

    [Theory]
    [InlineData(720, 1)]
    [InlineData(721, 2)]
    public void Behind_a_silence_of_more_than_30_days_it_is_another_and_the_first_was_never_closed(int hours, int incidents)
    {
        List<SeenRun> runs = [.. Parse("x|x|x"), .. Parse("||x|x|x").Select(run => run with { Time = run.Time.AddHours(hours) })];

        var found = Fold(runs);

        Assert.Equal(incidents, found.Count);
        Assert.All(found, incident => Assert.True(incident.IsOpen));
    }

    [Fact]
    public void What_comes_in_another_order_comes_to_the_same() => OverRandomRuns(200, (runs, random) =>
    {
        var shuffled = runs.ToArray();
        random.Shuffle(shuffled);
        Assert.Equal(Texts(Fold(runs)), Texts(Fold(shuffled)));
    });

    [Fact]
    public void To_go_on_from_any_hour_comes_to_the_same() => OverRandomRuns(200, (runs, random) =>
    {
        var hours = SeenRun.Hours(runs);
        var fold = new IncidentFold(Defaults);
        var cut = random.Next(hours.Count + 1);
        var before = fold.Fold(SeenRun.Proxy, null, hours.Take(cut));
        var kept = before.Draft is { } draft ? IncidentCheckpoint.Read(IncidentCheckpoint.Write(draft)) : null;
        IEnumerable<Incident> both = [.. before.Closed, .. fold.IncidentsOf(fold.Fold(SeenRun.Proxy, kept, hours.Skip(cut)))];
        Assert.Equal(Texts(Fold(runs)), Texts(both));
    });

    [Fact]
    public void It_agrees_with_a_simulation_minute_by_minute()
    {
        var found = 0;
        OverRandomRuns(300, (runs, random) =>
        {
            var options = new IncidentOptions
            {
                FailingRuns = random.Next(2, 6),
                FailingShare = random.Next(1, 20) / 20.0,
                ServedHours = random.Next(1, 5),
            };
            var expected = new MinuteByMinute(runs, options).Run();
            Assert.Equal(expected, Fold(runs, options).Select(MinuteByMinute.Line.Of));
            found += expected.Count;
        });
        Assert.InRange(found, 200, int.MaxValue);
    }

    [Fact]
    public void A_stored_incident_is_read_as_it_was() => OverRandomRuns(50, (runs, _) =>
        Assert.All(Fold(runs), incident =>
        {
            var named = incident with { Id = IncidentId.Make("r", SeenRun.Proxy, incident.Opened), Repository = "r" };
            Assert.Equivalent(named, IncidentEncoding.Read(IncidentEncoding.Write(named)), strict: true);
        }));

    [Theory]
    [InlineData("poisoned", 4, 2, ProbeOutcome.ChecksumMismatch, ProbeOutcome.Throttled)]
    [InlineData("throttled", 4, 1, ProbeOutcome.Throttled, ProbeOutcome.Throttled, ProbeOutcome.ChecksumMismatch)]
    [InlineData("tls", 1, 0, ProbeOutcome.CertificateExpired, ProbeOutcome.TlsStalled, ProbeOutcome.StalledInBody)]
    [InlineData("tls", 1, 0, ProbeOutcome.StalledInBody, ProbeOutcome.TlsFailed)]
    [InlineData("lacking", 1, 0, ProbeOutcome.NotFound, ProbeOutcome.Gone, ProbeOutcome.Ok)]
    [InlineData("unknown", 0, 0)]
    public void The_cause_is_what_most_probes_speak_for(string cause, long failing, long poisoned, params ProbeOutcome[] outcomes)
    {
        var counts = outcomes.CountBy(outcome => outcome).ToDictionary(pair => pair.Key, pair => (long)pair.Value);

        var found = IncidentCauses.Dominating(failing, poisoned, IncidentCauses.Count(counts, failing));

        Assert.Equal(cause, Core.Reports.Codes.Of(found));
    }

    [Fact]
    public void Every_outcome_that_is_a_fault_speaks_for_a_cause()
    {
        ProbeOutcome[] speakForNone =
            [ProbeOutcome.Ok, ProbeOutcome.NotFound, ProbeOutcome.Gone, ProbeOutcome.TooLarge, ProbeOutcome.NotJudged, ProbeOutcome.Cancelled];

        Assert.Equal(speakForNone, Enum.GetValues<ProbeOutcome>().Where(outcome => IncidentCauses.Of(outcome) is null));
    }

    /// <summary>The table of docs/incidents.md: repositories, poisoned runs, runs that would have failed, rescued ones, red builds.</summary>
    [Theory]
    [InlineData("P3", 1, 0, 0, 0, 0)]
    [InlineData("P3", 1, 0, 5, 5, 0)]
    [InlineData("P2", 1, 0, 5, 4, 0)]
    [InlineData("P3", 2, 0, 0, 0, 0)]
    [InlineData("P2", 2, 0, 9, 9, 0)]
    [InlineData("P2", 9, 0, 9, 9, 0)]
    [InlineData("P1", 9, 0, 0, 0, 1)]
    [InlineData("P2", 10, 0, 0, 0, 0)]
    [InlineData("P1", 10, 0, 1, 1, 0)]
    [InlineData("P0", 10, 0, 2, 1, 0)]
    [InlineData("P2", 1, 1, 0, 0, 0)]
    [InlineData("P1", 1, 1, 1, 0, 0)]
    [InlineData("P0", 9, 1, 0, 0, 1)]
    [InlineData("P0", 99, 1, 0, 0, 1)]
    public void Severity_is_how_many_and_whether_builds_were_served(
        string severity, long repositories, long poisoned, long wouldFail, long rescued, long red)
    {
        var impact = new IncidentImpact(repositories, poisoned, wouldFail, rescued, red);

        Assert.Equal(severity, Core.Reports.Codes.Of(SeverityRule.Of(impact, Defaults.ManyRepositories)));
    }

    private static void OverRandomRuns(int times, Action<IReadOnlyList<SeenRun>, Random> check)
    {
        for (var seed = 1; seed <= times; seed++)
        {
            var random = new Random(seed);
            check(SeenRun.Random(random, random.Next(1, 5)), random);
        }
    }

    private static List<SeenRun> Parse(string minutes)
    {
        var runs = new List<SeenRun>();
        var time = Start;
        foreach (var letter in minutes)
        {
            if (letter is 'x' or 'b') runs.Add(Run(time, Health.Down));
            if (letter is 'o' or 'b') runs.Add(Run(time, Health.Healthy));
            if (letter == '?') runs.Add(Run(time, Health.Unknown));
            if (letter == 'n') runs.Add(Run(time, Health.NotJudged));
            time = letter == '|' ? TimeBucket.Of(BucketSize.Hour, time).End : time.AddMinutes(1);
        }
        return runs;
    }

    private static SeenRun Run(DateTimeOffset time, Health health) => new(time, "github.com/acme/a", health, ProbeOutcome.StalledInBody);

    private static IReadOnlyList<Incident> Fold(IEnumerable<SeenRun> runs, IncidentOptions? options = null)
    {
        var fold = new IncidentFold(options ?? Defaults);
        return fold.IncidentsOf(fold.Fold(SeenRun.Proxy, null, SeenRun.Hours(runs)));
    }

    private static IEnumerable<string> Texts(IEnumerable<Incident> incidents) =>
        incidents.Select(incident => Convert.ToHexString(IncidentEncoding.Write(incident)));
}
