using Microsoft.Extensions.Options;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Upkeep;

namespace ProxyGuard.Service.Tests.Upkeep;

public sealed class WorkerLeaseTests : IDisposable
{
    private static readonly TimeSpan Term = TimeSpan.FromMinutes(6);
    private readonly TempDirectory _folder = new();
    private readonly FixedClock _clock = new(ServiceFixture.Start);
    private readonly SqliteTableStore _store;
    private readonly UnreliableStore _counted;

    public WorkerLeaseTests()
    {
        _store = new(Options.Create(new StorageOptions { Sqlite = { Path = Path.Combine(_folder.Path, "store.db") } }));
        _counted = new(_store, new Random(1));
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _store.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task One_of_two_holds_it_until_it_has_run_out()
    {
        await _store.PrepareAsync(Token);
        var (killed, other) = (Lease(), Lease());

        Assert.True(await killed.HoldAsync(Term, Token));
        Assert.False(await other.HoldAsync(Term, Token));
        _clock.Now += Term - TimeSpan.FromMilliseconds(1);
        Assert.False(await other.HoldAsync(Term, Token));
        _clock.Now += TimeSpan.FromMilliseconds(1);
        Assert.True(await other.HoldAsync(Term, Token));
        Assert.False(await killed.HoldAsync(Term, Token));
    }

    [Fact]
    public async Task It_is_renewed_when_half_of_it_is_over_and_costs_no_write_before()
    {
        await _store.PrepareAsync(Token);
        var (holder, other) = (Lease(), Lease());
        await holder.HoldAsync(Term, Token);

        for (var minute = 0; minute < 60; minute++)
        {
            _clock.Now += TimeSpan.FromMinutes(1);
            Assert.True(await holder.HoldAsync(Term, Token));
            Assert.False(await other.HoldAsync(Term, Token));
        }

        Assert.Equal(21, _counted.Commits);
    }

    [Fact]
    public async Task One_that_stops_leaves_it_to_the_next_and_takes_it_from_nobody()
    {
        await _store.PrepareAsync(Token);
        var (first, second) = (Lease(), Lease());
        await first.HoldAsync(Term, Token);
        await first.ReleaseAsync(Token);
        Assert.True(await second.HoldAsync(Term, Token));

        await first.ReleaseAsync(Token);

        Assert.False(await first.HoldAsync(Term, Token));
        Assert.True(await second.HoldAsync(Term, Token));
    }

    [Fact]
    public async Task Of_many_that_try_at_once_one_gets_it()
    {
        await _store.PrepareAsync(Token);
        var leases = Enumerable.Range(0, 20).Select(_ => Lease()).ToList();

        var held = await Task.WhenAll(leases.Select(lease => Task.Run(() => lease.HoldAsync(Term, Token), Token)));

        Assert.Single(held, true);
    }

    [Fact]
    public async Task One_that_was_overtaken_between_reading_and_writing_does_not_get_it()
    {
        await _store.PrepareAsync(Token);
        var (slow, quick) = (Lease(), new WorkerLease(_store, _clock));
        var calls = 0;
        _counted.Between = async () =>
        {
            if (++calls == 2) Assert.True(await quick.HoldAsync(Term, Token));
        };

        Assert.False(await slow.HoldAsync(Term, Token));
    }

    private WorkerLease Lease() => new(_counted, _clock);
}
