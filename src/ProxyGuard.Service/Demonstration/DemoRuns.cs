using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Demonstration;

/// <summary>The runs of one repository, hour by hour; the same for the same seed and end.</summary>
internal sealed class DemoRuns(DemoStory story, DemoRepository repository, DateTimeOffset end, int seed)
{
    // What is looked at first must have something to show, also on a Sunday.
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(3);
    private const double BusyBuilds = 5;
    private readonly Random _random = new(seed);

    /// <summary>The runs of an hour and how their builds ended, in order.</summary>
    public IEnumerable<(RunReport Report, BuildOutcome Outcome)> Of(DateTimeOffset hour)
    {
        var times = Enumerable.Range(0, CountOf(hour)).Select(_ => hour.AddSeconds(_random.Next(3600))).Where(HasRun).Order().ToList();
        foreach (var at in times) yield return Make(at);
    }

    private bool HasRun(DateTimeOffset at) => at < end && (repository.Only is not { } only || (only.From <= at && at < only.To));

    private int CountOf(DateTimeOffset hour)
    {
        if (repository.BuildsADay == 0) return hour <= repository.Only?.From && repository.Only?.From < hour.AddHours(1) ? 1 : 0;
        var builds = repository.BuildsADay * DemoRegions.ShareOf(repository.Region, hour) * (0.6 + 0.8 * _random.NextDouble());
        var isFresh = repository.BuildsADay >= BusyBuilds && hour > end - Fresh;
        return (int)(builds + _random.NextDouble()) + (isFresh ? 2 : 0);
    }

    private (RunReport Report, BuildOutcome Outcome) Make(DateTimeOffset at)
    {
        var report = new DemoReport(story, repository, _random).Make(at, end);
        var isServed = report.Decision.Rescued || report.Decision.FormerChainPasses != false;
        var (status, cause) = (isServed, _random.Next(100)) switch
        {
            (false, _) => (BuildStatus.Failure, (FailureCause?)FailureCause.Proxy),
            (_, < 6) => (BuildStatus.Failure, FailureCause.Other),
            (_, 6) => (BuildStatus.Failure, FailureCause.Unknown),
            (_, 7) => (BuildStatus.Cancelled, null),
            _ => (BuildStatus.Success, null),
        };
        return (report, new BuildOutcome { Repository = repository.Id, Status = status, Cause = cause });
    }
}
