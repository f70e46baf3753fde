using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Benchmarks.Rollups;

/// <summary>What a year of one proxy's evidence costs to keep, and what it costs to add to it.</summary>
internal static class RollupsBenchmark
{
    private const int RunsADay = 50;
    private const int DaysOfHours = 90;
    private const int Year = 365;
    private const int Aim = 400_000;
    private const string Proxy = "mirror.eu-west.example.org/modules/go";
    private static readonly DateTimeOffset First = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task RunAsync(TextWriter output)
    {
        await output.WriteLineAsync($"""
            ## Rollups

            One repository and proxy, {RunsADay} runs a day of {LatencyMix.Probes} probes ({RunsADay * LatencyMix.Probes} samples), a year of days and
            {DaysOfHours} days of hours; keys included. Beside it: each duration as a 32-bit number, and the same rollups as JSON. Azure Tables adds a third
            on the wire only (base64); what it stores is bytes. {Machine.Describe()}.

            | latencies | year of days | limit {Aim / 1000} kB | as raw numbers | as JSON | {DaysOfHours} days of hours | add a run to a day |
            |---|---|---|---|---|---|---|
            """);
        foreach (var mix in LatencyMix.All) await output.WriteLineAsync(Measure(mix));
        await output.WriteLineAsync();
    }

    private static string Measure(LatencyMix mix)
    {
        var random = new Random(1);
        var (days, hours) = (new List<StoredRollup>(), new List<StoredRollup>());
        for (var day = 0; day < Year; day++)
        {
            var runs = Enumerable.Range(0, RunsADay).Select(_ => Draw(mix, random, First.AddDays(day))).ToList();
            days.AddRange(Rollups(BucketSize.Day, runs));
            if (day < DaysOfHours) hours.AddRange(Rollups(BucketSize.Hour, runs));
        }
        var bytes = days.Sum(Size);
        var raw = days.Sum(day => 4 * (day.Rollup.Connect.Count + day.Rollup.FirstByte.Count + day.Rollup.Total.Count));
        return $"| {mix.Name}, median {mix.Median} ms | {Kilo(bytes)} | {(bytes <= Aim ? "met" : "**missed**")} | {Kilo(raw)} | "
            + $"{Kilo(days.Sum(Json))} | {Kilo(hours.Sum(Size))} | {AddingTakes(days[^1].Rollup, Draw(mix, random, First)):F1} µs |";
    }

    private static RunReport Draw(LatencyMix mix, Random random, DateTimeOffset day)
    {
        // Builds come by day more than by night.
        var at = day.AddHours(random.Next(3) == 0 ? random.NextDouble() * 24 : 8 + random.NextDouble() * 10);
        return new RunReport
        {
            Key = Guid.CreateVersion7(at),
            StartedAt = at,
            DurationMs = 1000,
            ToolVersion = "1.0.0",
            Repository = "github.com/acme/widgets",
            Modules = new ModuleFacts(2, 100, 100, 0, 4, "1.27"),
            Proxies = [mix.Draw(random, Proxy)],
            Decision = new DecisionFacts { Result = default, After = "x", Changed = false, Rescued = random.Next(50) == 0 },
        };
    }

    private static IEnumerable<StoredRollup> Rollups(BucketSize size, IEnumerable<RunReport> runs) =>
        from run in runs
        let bucket = TimeBucket.Of(size, RunKey.TimeOf(run.Key))
        group ProxyRollup.OfProxy(run, run.Proxies[0], bucket) by bucket into parts
        select new StoredRollup(parts.Key, Proxy, ProxyRollup.Merge([.. parts]), null);

    private static long Size(StoredRollup rollup) => RollupEncoding.Write(rollup.Rollup).Length + Encoding.UTF8.GetByteCount(rollup.Key);

    private static long Json(StoredRollup stored)
    {
        var rollup = stored.Rollup;
        return JsonSerializer.SerializeToUtf8Bytes(new
        {
            stored.Key,
            rollup.Runs,
            rollup.Bytes,
            rollup.Rescued,
            Verdicts = rollup.Verdicts.ToDictionary(pair => Codes.Of(pair.Key), pair => pair.Value),
            Outcomes = rollup.Outcomes.ToDictionary(pair => Codes.Of(pair.Key), pair => pair.Value),
            Histograms = new[] { rollup.Connect, rollup.FirstByte, rollup.Total }
                .Select(histogram => histogram.Buckets.Select(bucket => new[] { bucket.Key, bucket.Value })),
        }).Length;
    }

    // Read the stored day, add one run, write it: what ingest does for each rollup.
    private static double AddingTakes(ProxyRollup day, RunReport run)
    {
        const int rounds = 2000;
        var stored = RollupEncoding.Write(day);
        var bucket = TimeBucket.Of(BucketSize.Day, RunKey.TimeOf(run.Key));
        var figures = new List<double>();
        for (var block = 0; block < 9; block++)
        {
            var start = Stopwatch.GetTimestamp();
            for (var round = 0; round < rounds; round++)
            {
                var added = ProxyRollup.OfProxy(run, run.Proxies[0], bucket);
                RollupEncoding.Write(ProxyRollup.Merge([RollupEncoding.Read(stored), added]));
            }
            figures.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds / rounds);
        }
        return new Figures(figures).Median;
    }

    private static string Kilo(long bytes) => $"{bytes / 1000.0:F0} kB";
}
