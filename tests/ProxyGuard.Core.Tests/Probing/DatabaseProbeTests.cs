using System.Diagnostics;
using System.Text;
using ProxyGuard.Core.Checksums;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Testing.Checksums;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Core.Tests.Probing;

public sealed class DatabaseProbeTests
{
    private static readonly ChecksumDatabase Database = new("sum.lab.test", ModuleTree.Sample());
    private static readonly byte[] LookupOfAlpha =
        Encoding.UTF8.GetBytes(Database.Lookup(SampleModules.Alpha, SampleModules.AlphaNewest)!);

    private static readonly byte[] AllHashes = Database.Tile($"8/0/000.p/{Database.Size}")!;
    private static readonly NoteVerifier Key = NoteVerifier.Parse(Database.VerifierKey)!;

    [Theory]
    [InlineData("", "Ok Ok Ok")]
    [InlineData("http-404@sumdb-supported", "NotFound")]
    [InlineData("http-503@sumdb-supported", "ServerError")]
    [InlineData("http-503@sumdb-lookup", "Ok ServerError")]
    [InlineData("http-404@sumdb-lookup", "Ok NotFound")]
    [InlineData("html-200@sumdb-lookup", "Ok NotAModuleProxy")]
    [InlineData("empty-200@sumdb-lookup", "Ok WrongMetadata")]
    [InlineData("truncated-body@sumdb-lookup", "Ok CutShort")]
    [InlineData("sumdb-other-record@sumdb-lookup", "Ok WrongMetadata")]
    [InlineData("sumdb-other-key@sumdb-lookup", "Ok WrongMetadata")]
    [InlineData("sumdb-other-hash@sumdb-lookup", "Ok Ok WrongMetadata")]
    [InlineData("sumdb-other-tile@sumdb-tile", "Ok Ok WrongMetadata")]
    [InlineData("html-200@sumdb-tile", "Ok Ok NotAModuleProxy")]
    [InlineData("http-503@sumdb-tile", "Ok Ok ServerError")]
    [InlineData("html-200@sumdb-supported", "NotAModuleProxy Ok Ok")]
    public async Task A_hop_is_asked_as_far_as_go_would_get(string faults, string outcomes)
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.Parse(faults), new() { Database = Database });

        var seen = await AskAsync(hop, ProbeLab.Alpha, ProbeLab.Patient);

        Assert.Equal(outcomes, string.Join(' ', seen.OrderBy(one => one.Endpoint).Select(one => one.Outcome)));
    }

    [Fact]
    public async Task A_stalled_lookup_is_seen_as_one()
    {
        await using var hop = await LabHop.StartAsync(
            ModuleTree.Sample(), HopFaults.At(Endpoint.SumDbLookup, "stall-before-response"), new() { Database = Database });

        var seen = await AskAsync(hop, ProbeLab.Alpha, ProbeLab.Short);

        Assert.Equal(ProbeOutcome.StalledBeforeFirstByte, seen.Single(one => one.Endpoint == Endpoint.SumDbLookup).Outcome);
    }

    [Fact]
    public async Task A_proved_record_that_contradicts_go_sum_is_no_fault_of_the_hop()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), options: new() { Database = Database });

        var seen = await AskAsync(hop, ProbeLab.Alpha with { ZipHash = "h1:other" }, ProbeLab.Patient);

        var tile = seen.Single(one => one.Endpoint == Endpoint.SumDbTile);
        Assert.Equal((ProbeOutcome.ChecksumMismatch, Effect.Breaks), (tile.Outcome, tile.Outcome.EffectOn(tile.Endpoint)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(300)]
    public async Task The_database_itself_proves_its_record_through_all_tiles(int modules)
    {
        var tree = ModuleTree.Synthetic(modules, zipBytes: 16);
        await using var server = await LabHop.StartAsync(tree, options: new() { Database = new("sum.lab.test", tree) });

        var seen = await AskDatabaseAsync(server, ProbeLab.Need(tree.Modules.First()));

        Assert.All(seen, one => Assert.Equal(ProbeOutcome.Ok, one.Outcome));
        Assert.Equal(modules == 1 ? 1 : 3, seen.Count(one => one.Endpoint == Endpoint.SumDbTile));
    }

    [Theory]
    [InlineData(1, "SumDbLookup Ok, SumDbTile Ok")]
    [InlineData(0, "SumDbLookup Ok, SumDbTile NotFound")]
    public async Task A_partial_tile_that_is_gone_is_asked_for_as_a_full_one(int spares, string outcomes)
    {
        var seen = new List<Observation>();
        var question = RecordQuestion.ToProxy(Key, ProbeLab.Alpha) with { Spares = spares };

        await new RecordProbe(question, ask => Task.FromResult(Answer(ask)), seen.Add).RunAsync();

        Assert.Equal(outcomes, string.Join(", ", seen.Select(one => $"{one.Endpoint} {one.Outcome}")));

        static Observation Answer(ProbeTarget target)
        {
            var (outcome, status) = target switch
            {
                { Endpoint: Endpoint.SumDbLookup } => (target.Inspect!(LookupOfAlpha).Outcome, 200),
                _ when target.Path.Contains(".p/", StringComparison.Ordinal) => (ProbeOutcome.NotFound, 404),
                _ => (target.Inspect!([.. AllHashes, .. new byte[(256 - Database.Size) * 32]]).Outcome, 200),
            };
            var hop = ProbeLab.Candidate("http://hop.test");
            return new() { Candidate = hop, Endpoint = target.Endpoint, Outcome = outcome, Status = status };
        }
    }

    [Theory]
    [InlineData("", "stall-before-response", 0, 4)]
    [InlineData("http-503@sumdb-lookup", "stall-before-response", 0.4, 4)]
    [InlineData("http-503@sumdb-lookup", "", 0, 4)]
    public async Task The_databases_own_address_is_waited_for_only_where_a_hop_breaks_it_and_not_for_long(
        string faults, string databaseFault, double least, double most)
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.Parse(faults), new() { Database = Database });
        await using var server = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.Parse(databaseFault), new() { Database = Database });
        var clock = Stopwatch.StartNew();

        var (_, own) = await RunAsync(hop, server, ProbeLab.Alpha, ProbeLab.Patient);

        Assert.InRange(clock.Elapsed.TotalSeconds, least, most);
        if (faults.Length > 0 && databaseFault.Length == 0) Assert.All(own, one => Assert.Equal(ProbeOutcome.Ok, one.Outcome));
        else Assert.DoesNotContain(own, one => one.Passes());
    }

    private static async Task<IReadOnlyList<Observation>> AskAsync(LabHop hop, ModuleNeed need, TimeSpan budget) =>
        (await RunAsync(hop, null, need, budget)).Seen;

    private static async Task<IReadOnlyList<Observation>> AskDatabaseAsync(LabHop server, ModuleNeed need)
    {
        await using var broken = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.At(Endpoint.SumDbSupported, "http-503"));
        return (await RunAsync(broken, server, need, ProbeLab.Patient)).Own;
    }

    private static async Task<(IReadOnlyList<Observation> Seen, IReadOnlyList<Observation> Own)> RunAsync(
        LabHop hop, LabHop? server, ModuleNeed need, TimeSpan budget)
    {
        var supported = ProbeTarget.SumDbSupported(Key.Name, RecordQuestion.ToProxy(Key, need));
        var database = server is null ? null : new DatabasePlan(ProbeLab.Candidate(server.Url), RecordQuestion.ToDatabase(Key, need));
        var plan = new ProbePlan([new(ProbeLab.Candidate(hop.Url), [supported])], [], new HashSet<ModuleVersion>()) { Database = database };
        var runner = new ProbeRunner(ProbeLab.Settings(budget), TimeProvider.System, null);
        return (await runner.RunAsync(plan, TestContext.Current.CancellationToken), runner.Database);
    }
}
