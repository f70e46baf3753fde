using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Upkeep;

namespace ProxyGuard.Service.Demonstration;

/// <summary>
/// Fills an empty store with a history, as if the service had run all the while: every report is read by the contract, taken in by the
/// queue, and worked on in the background, day by day, with the clock of its time.
/// </summary>
internal sealed class DemoData(StoreMark mark, IngestQueue queue, UpkeepRound round, WorkerLease lease)
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);

    // The last days are still open to late runs; each round goes on where the one before ended.
    private const int LastRounds = 3;

    /// <returns>How many runs were taken in; null when the store has something already.</returns>
    public async Task<int?> WriteAsync(HistoryClock clock, int days, int seed, CancellationToken cancellationToken)
    {
        if (!await mark.TryWriteAsync(cancellationToken)) return null;
        var end = clock.Now;
        var story = new DemoStory(end);
        var repositories = story.Repositories.Select((one, index) => new DemoRuns(story, one, end, seed * 1000 + index)).ToList();
        var count = 0;
        for (var hour = new DateTimeOffset(end.UtcDateTime.Date.AddDays(-days), TimeSpan.Zero); hour < end; hour += Hour)
        {
            clock.Now = hour + Hour < end ? hour + Hour : end;
            count += (await Task.WhenAll(repositories.Select(runs => TakeInAsync([.. runs.Of(hour)])))).Sum();
            if (clock.Now.TimeOfDay < Hour) await round.RunAsync(cancellationToken);
        }
        for (var last = 0; last < LastRounds; last++) await round.RunAsync(cancellationToken);
        await lease.ReleaseAsync(cancellationToken);
        return count;
    }

    private async Task<int> TakeInAsync(IReadOnlyList<(RunReport Report, BuildOutcome Outcome)> runs)
    {
        await Task.WhenAll(runs.Select(run => TakeInAsync(run.Report)));
        await Task.WhenAll(runs.Select(run => TakeInAsync(run.Report, run.Outcome)));
        return runs.Count;
    }

    private Task<IngestOutcome> TakeInAsync(RunReport report)
    {
        var body = RunReportJson.Write(report);
        var reading = RunReportReader.Parse(body);
        return queue.AddAsync(new PendingRun(reading.Report ?? throw new InvalidOperationException(reading.Faults[0].ToString()), body));
    }

    private Task<IngestOutcome> TakeInAsync(RunReport report, BuildOutcome outcome)
    {
        var body = BuildOutcomeJson.Write(outcome);
        return queue.AddAsync(new PendingOutcome(report.Key, outcome, report.Decision.Result, body));
    }
}
