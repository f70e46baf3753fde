using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Tests.Comments.Keeping;

/// <summary>Legs of one or several runs at one pull request, drawn from a seed and run to their end in time that only the race moves.</summary>
internal sealed class Race
{
    public const string Workflow = ".github/workflows/ci.yml";
    public static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(60);

    private readonly ManualTimeProvider _time = new();
    private readonly List<Task<Sentence?>> _legs = [];

    public Race(int seed, int lag = 0)
    {
        Random = new Random(seed);
        Store = new CommentStore(lag);
        Foreign = [.. Enumerable.Range(0, 4).Select(number => number switch
        {
            0 => Store.Add("someone", "a comment"),
            1 => Store.Add("mallory", Mark(99, 1, CommentState.Unserved).Sign("forged")),
            2 => Store.Add(CommentStore.Us, new CommentMark("other.yml", 99, 1, CommentState.Served).Sign("another workflow's")),
            _ => Store.Add(CommentStore.Us, "another action's comment"),
        })];
    }

    public Random Random { get; }

    public CommentStore Store { get; }

    /// <summary>What was there and is none of this workflow's.</summary>
    public IReadOnlyList<StoredComment> Foreign { get; }

    public IReadOnlyList<CommentMark> Ours => [.. Store.Ours(Workflow).Select(comment => comment.Mark!)];

    public static CommentMark Mark(long run, int attempt, CommentState state) => new(Workflow, run, attempt, state);

    public CommentState DrawState() => (CommentState)Random.Next(3);

    /// <summary>Lets a comment of an earlier run stand there.</summary>
    public Race Before(CommentMark mark)
    {
        Store.Add(CommentStore.Us, mark.Sign("before"));
        return this;
    }

    public Race Leg(CommentMark mark, LegFate? fate = null)
    {
        var leg = new RacingLeg(Store, _time, Random, fate ?? new LegFate(Latency));
        var saying = leg.SayAsync(mark, TimeSpan.FromMilliseconds(Random.Next(200)));
        if (fate?.DiesAt is null) _legs.Add(saying);
        return this;
    }

    /// <summary>Runs every leg to its end.</summary>
    /// <returns>What the legs that live could not do.</returns>
    public IReadOnlyList<string> Run()
    {
        _time.Advance(TimeSpan.FromSeconds(30));
        // Only a leg whose time is over ends on another thread.
        Assert.True(Task.WaitAll([.. _legs], TimeSpan.FromSeconds(10)), "a leg did not end");
        var faults = _legs.Select(leg => leg.Result?.Invoke(Language.English)).OfType<string>().ToList();
        _legs.Clear();
        Assert.Equal(Foreign, Store.All.Where(comment => Foreign.Any(one => one.Id == comment.Id)));
        return faults;
    }
}
