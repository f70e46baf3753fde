using System.Text;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Demonstration;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Demonstration;

public sealed class DemoStoryTests
{
    private const int Days = 90;
    private static readonly DateTimeOffset End = ServiceFixture.Start;

    [Fact]
    public void The_same_seed_and_end_make_the_same_reports_and_another_seed_others()
    {
        Assert.Equal(Text(1, 3), Text(1, 3));
        Assert.NotEqual(Text(1, 3), Text(2, 3));
    }

    [Fact]
    public void Every_report_and_outcome_is_one_the_contract_takes_with_a_key_of_its_own()
    {
        var all = All(1, Days);

        Assert.All(all, run => Assert.Empty(RunReportReader.Parse(RunReportJson.Write(run.Report)).Faults));
        Assert.All(all, run => Assert.Empty(BuildOutcomeReader.Parse(BuildOutcomeJson.Write(run.Outcome)).Faults));
        Assert.Equal(all.Count, all.Select(run => run.Report.Key).Distinct().Count());
        Assert.All(all, run => Assert.InRange(RunKey.TimeOf(run.Report.Key), End.AddDays(-Days - 1), End));
    }

    [Fact]
    public void The_history_has_what_is_to_be_found_by_looking()
    {
        var all = All(1, Days);
        long Count(Func<RunReport, bool> which) => all.Count(run => which(run.Report));

        Assert.Equal(1, Count(run => run.Repository == "github.com/acme/prototype"));
        Assert.All(
            all.Where(run => run.Report.Repository == "github.com/acme/checkout"),
            run => Assert.True(run.Report.StartedAt > End.AddHours(-5)));
        Assert.InRange(Count(run => run.Decision.Rescued), 50, 1000);
        Assert.InRange(Count(run => run.Proxies.Any(proxy => proxy.Health == Health.Poisoned)), 10, 100);
        Assert.InRange(Count(run => run.Decision.Result == DecisionResult.NoneKept && run.StartedAt > End.AddHours(-3)), 2, 40);
        Assert.InRange(all.Count, 5_000, 12_000);
        var (workdays, weekends) = (PerDay(all, isWeekend: false), PerDay(all, isWeekend: true));
        Assert.True(workdays > 5 * weekends, $"{workdays} a working day, {weekends} a day at weekends");
        Assert.InRange(MedianFirstByte(all, -27, -22) / MedianFirstByte(all, -20, -15), 2, 8);
    }

    private static double PerDay(List<(RunReport Report, BuildOutcome Outcome)> all, bool isWeekend) => all
        .Where(run => run.Report.StartedAt < End.AddDays(-1))
        .GroupBy(run => run.Report.StartedAt.Date)
        .Where(day => isWeekend == day.Key.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday)
        .Average(day => day.Count());

    private static double MedianFirstByte(List<(RunReport Report, BuildOutcome Outcome)> all, int from, int to)
    {
        var times = all.Where(run => run.Report.StartedAt > End.AddDays(from) && run.Report.StartedAt < End.AddDays(to))
            .SelectMany(run => run.Report.Proxies.Where(proxy => proxy.Id == "goproxy.example").SelectMany(proxy => proxy.Probes))
            .Select(probe => probe.FirstByteMs).OfType<double>().Order().ToList();
        return times[times.Count / 2];
    }

    private static string Text(int seed, int days)
    {
        var text = new StringBuilder();
        foreach (var (report, outcome) in All(seed, days))
            text.Append(Encoding.UTF8.GetString(RunReportJson.Write(report))).Append(Encoding.UTF8.GetString(BuildOutcomeJson.Write(outcome)));
        return text.ToString();
    }

    private static List<(RunReport Report, BuildOutcome Outcome)> All(int seed, int days)
    {
        var story = new DemoStory(End);
        var first = new DateTimeOffset(End.Date.AddDays(-days), TimeSpan.Zero);
        return
        [
            .. story.Repositories.Select((one, index) => new DemoRuns(story, one, End, seed * 1000 + index))
                .SelectMany(runs => Enumerable.Range(0, (days + 1) * 24).SelectMany(hour => runs.Of(first.AddHours(hour)).ToList())),
        ];
    }
}
