using ProxyGuard.Cli.Comments;

namespace ProxyGuard.Cli.Tests.Comments.Keeping;

public sealed class CommentRaceTests
{
    private const int Legs = 20;

    [Fact]
    public void Racing_legs_of_one_run_leave_one_comment_with_the_gravest_word() => EachSeed(3000, seed =>
    {
        var race = new Race(seed);
        var before = BeforeOf(race);
        var states = Enumerable.Range(0, Legs).Select(_ => race.DrawState()).ToList();
        // Where all legs are alike the rare ends show: nothing said, and all recovered.
        if (race.Random.Next(4) == 0) states = [.. states.Select(_ => states[0])];
        foreach (var state in states) race.Leg(Race.Mark(5, 1, state));

        Assert.Empty(race.Run());

        Assert.Equal(Expected(before, states.Max()), race.Ours);
    });

    [Fact]
    public void Legs_of_several_runs_and_attempts_leave_the_word_of_the_newest() => EachSeed(2000, seed =>
    {
        var race = new Race(seed);
        var before = BeforeOf(race);
        var marks = Enumerable.Range(0, Legs)
            .Select(_ => Race.Mark(race.Random.Next(5, 7), race.Random.Next(1, 3), race.DrawState())).ToList();
        foreach (var mark in marks) race.Leg(mark);

        Assert.Empty(race.Run());

        var gravest = marks.OrderBy(mark => mark.Run).ThenBy(mark => mark.Attempt).ThenBy(mark => mark.State).Last();
        if (gravest.State != CommentState.Recovered) Assert.Equal([gravest], race.Ours);
        else Assert.Single(race.Ours);
    });

    [Fact]
    public void A_leg_that_dies_leaves_at_most_one_more_which_the_next_run_deletes() => EachSeed(2000, seed =>
    {
        var race = new Race(seed);
        BeforeOf(race);
        var dies = race.Random.Next(Legs);
        for (var leg = 0; leg < Legs; leg++)
            race.Leg(Race.Mark(5, 1, race.DrawState()), new LegFate(Race.Latency, leg == dies ? race.Random.Next(6) : null));

        Assert.Empty(race.Run());

        Assert.InRange(race.Ours.Count, 0, 2);
        AssertNextRunRepairs(race);
    });

    [Fact]
    public void Legs_that_die_or_fail_leave_no_more_than_they_are_and_the_next_run_deletes_it() => EachSeed(1000, seed =>
    {
        var race = new Race(seed);
        BeforeOf(race);
        for (var leg = 0; leg < Legs; leg++)
        {
            int? dies = leg < 5 ? race.Random.Next(6) : null;
            race.Leg(Race.Mark(5, 1, race.DrawState()), new LegFate(Race.Latency, dies, Faults: leg < 10 ? 20 : 0));
        }

        race.Run();

        Assert.InRange(race.Ours.Count, 0, 1 + 10);
        AssertNextRunRepairs(race);
    });

    [Theory]
    [InlineData(1, 0)]
    [InlineData(2, 1)]
    [InlineData(4, 3)]
    public void A_host_that_lists_late_gets_at_most_as_many_more_as_it_hides(int lag, int extras) => EachSeed(1000, seed =>
    {
        var race = new Race(seed, lag);
        BeforeOf(race);
        for (var leg = 0; leg < Legs; leg++) race.Leg(Race.Mark(5, 1, race.DrawState()));

        Assert.Empty(race.Run());

        Assert.InRange(race.Ours.Count, 0, 1 + extras);
        AssertNextRunRepairs(race);
    });

    [Fact]
    public void Where_lists_come_late_no_healthy_leg_hides_the_trouble_of_another() => EachSeed(2000, seed =>
    {
        var race = new Race(seed).Before(Race.Mark(4, 1, CommentState.Served));
        for (var leg = 0; leg < Legs; leg++)
        {
            var isHealthy = leg > 0;
            var fate = new LegFate(Race.Latency, ListLatency: TimeSpan.FromMilliseconds(isHealthy ? 1500 : 60));
            race.Leg(Race.Mark(5, 1, isHealthy ? CommentState.Recovered : CommentState.Served), fate);
        }

        race.Run();

        Assert.Equal([Race.Mark(5, 1, CommentState.Served)], race.Ours);
    });

    [Fact]
    public void A_matrix_of_500_legs_one_after_the_other_is_one_comment_and_no_more_edits_than_there_are_words()
    {
        var race = new Race(1);
        var before = race.Store.Writes;
        for (var leg = 0; leg < 500; leg++)
        {
            race.Leg(Race.Mark(5, 1, race.DrawState()));
            Assert.Empty(race.Run());
        }
        Assert.Equal([Race.Mark(5, 1, CommentState.Unserved)], race.Ours);
        Assert.InRange(race.Store.Writes - before, 1, 2);
    }

    private static void AssertNextRunRepairs(Race race)
    {
        race.Store.Lag = 0;
        var hadTrouble = race.Ours is [{ State: not CommentState.Recovered }, ..];
        var state = race.DrawState();
        race.Leg(Race.Mark(7, 1, state));
        Assert.Empty(race.Run());
        if (state != CommentState.Recovered || hadTrouble) Assert.Equal([Race.Mark(7, 1, state)], race.Ours);
        else Assert.InRange(race.Ours.Count, 0, 1);
    }

    private static CommentMark? BeforeOf(Race race)
    {
        if (race.Random.Next(3) == 0) return null;
        var mark = Race.Mark(4, 1, race.DrawState());
        race.Before(mark);
        return mark;
    }

    private static IEnumerable<CommentMark> Expected(CommentMark? before, CommentState gravest)
    {
        if (gravest != CommentState.Recovered) return [Race.Mark(5, 1, gravest)];
        if (before is null) return [];
        return [before.State == CommentState.Recovered ? before : Race.Mark(5, 1, CommentState.Recovered)];
    }

    // Nothing here may leave the thread that moves the time.
    private static void EachSeed(int seeds, Action<int> race)
    {
        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            for (var seed = 0; seed < seeds; seed++)
            {
                try
                {
                    race(seed);
                }
                catch (Exception error)
                {
                    throw new InvalidOperationException($"seed {seed}: {error.Message}", error);
                }
            }
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
