using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Ingest;

/// <summary>Random schedules against two instances over one store that fails, is late and reports conflicts.</summary>
public sealed class ExactlyOnceTests : IDisposable
{
    private static readonly DateTimeOffset Now = ServiceFixture.Start;
    private readonly ServiceFixture _base = new();
    private readonly List<SqliteTableStore> _stores = [];

    public void Dispose()
    {
        foreach (var store in _stores) store.Dispose();
        _base.Dispose();
    }

    [Fact]
    public async Task Whatever_is_acknowledged_is_stored_once_and_every_rollup_is_the_sum_of_what_is_stored()
    {
        await using var left = Instance(1);
        await using var right = Instance(2);
        IngestQueue[] instances = [Queue(left), Queue(right)];

        for (var seed = 0; seed < 12; seed++)
        {
            var schedule = new Schedule(seed);
            var answers = await Task.WhenAll(schedule.Posts().Select(post => PostAsync(instances[post.Instance], post.Make)));

            var stored = await StoredSums.AssertAsync(_stores[0], schedule.Repository);
            Assert.Equal(schedule.Keys.Order(StringComparer.Ordinal), stored.Keys.Order(StringComparer.Ordinal));
            Assert.All(answers, answer => Assert.Equal(stored[answer.Key], answer.Outcome.Row));
            Assert.All(answers.GroupBy(answer => answer.Body), same =>
                Assert.Single(same.Select(answer => answer.Outcome.Result == IngestResult.Contradicts).Distinct()));
            Assert.All(answers.GroupBy(answer => answer.Key), same =>
                Assert.True(same.Count(answer => answer.Outcome.Result == IngestResult.Stored) <= 1));
        }
    }

    private WebApplicationFactory<ReportLinks> Instance(int seed)
    {
        var store = new SqliteTableStore(Options.Create(new StorageOptions { Sqlite = { Path = _base.DatabasePath } }));
        _stores.Add(store);
        return _base.WithWebHostBuilder(builder =>
            builder.ConfigureTestServices(services => services.AddSingleton<ITableStore>(new FaultyStore(store, seed))));
    }

    private static IngestQueue Queue(WebApplicationFactory<ReportLinks> instance) => instance.Services.GetRequiredService<IngestQueue>();

    // As a client does: the same again, until there is an answer.
    private static async Task<Answer> PostAsync(IngestQueue queue, Func<(string Body, PendingEntry Entry)> make)
    {
        while (true)
        {
            var (body, entry) = make();
            try
            {
                return new Answer(entry.RowKey, body, await queue.AddAsync(entry));
            }
            catch (StoreUnavailableException)
            {
                await Task.Yield();
            }
        }
    }

    private sealed record Answer(string Key, string Body, IngestOutcome Outcome);

    private sealed record Post(int Instance, Func<(string Body, PendingEntry Entry)> Make);

    /// <summary>Runs and outcomes of one repository, most of them posted several times, some with two bodies under one key.</summary>
    private sealed class Schedule(int seed)
    {
        private readonly Random _random = new(seed);

        public string Repository { get; } = $"github.com/acme/widgets-{seed}";

        public HashSet<string> Keys { get; } = [];

        public Post[] Posts()
        {
            var posts = Enumerable.Range(0, 40).SelectMany(index => RepeatedRun(index).Concat(RepeatedOutcome(index))).ToArray();
            _random.Shuffle(posts);
            return posts;
        }

        private IEnumerable<Post> RepeatedRun(int index)
        {
            var report = new RandomReports(seed * 1000 + index).Next(Now.AddMinutes(-_random.Next(200))) with { Repository = Repository };
            return Repeated(variant =>
            {
                var body = RunReportJson.Write(report with { DurationMs = variant });
                return (Convert.ToHexString(body), new PendingRun(report with { DurationMs = variant }, body));
            });
        }

        private IEnumerable<Post> RepeatedOutcome(int index)
        {
            var key = new RandomReports(seed * 1000 + index + 500).Key(Now.AddMinutes(-_random.Next(200)));
            var decision = (DecisionResult)_random.Next(Enum.GetValues<DecisionResult>().Length);
            return Repeated(variant =>
            {
                var outcome = new BuildOutcome { Repository = Repository, Status = (BuildStatus)(variant % 3) };
                var body = System.Text.Encoding.UTF8.GetBytes($"{key} {variant}");
                return (Convert.ToHexString(body), new PendingOutcome(key, outcome, decision, body));
            });
        }

        private IEnumerable<Post> Repeated(Func<int, (string Body, PendingEntry Entry)> make)
        {
            var first = _random.Next(3);
            Keys.Add(make(first).Entry.RowKey);
            yield return new Post(_random.Next(2), () => make(first));
            for (var more = _random.Next(4); more > 0; more--)
            {
                var variant = _random.Next(5) == 0 ? first + 1 : first;
                yield return new Post(_random.Next(2), () => make(variant));
            }
        }
    }
}
