using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishRepositoryWording : RepositoryWording
{
    public override string Runs => "Runs";

    public override string Rescued => "Builds rescued";

    public override string FormerChainWouldFail => "Former chain would have failed";

    public override string RedByProxy => "Red builds by a proxy";

    public override string LastRun => "Last run";

    public override string Period(string from, string to) => $"{from} to {to}, all times UTC.";

    public override string NotInLastRuns => "not in the last runs";

    public override string Detail(string since, string why) =>
        string.Join(": ", new[] { since.Length > 0 ? $"since {since}" : "", why }.Where(part => part.Length > 0));

    public override string Available => "available";

    public override string AvailabilityByDay => "Availability by day";

    public override string FirstByteByDay => "Time to first byte by day";

    public override string NoRunsOn(string day) => $"{day}: no runs";

    public override string NoJudgedRunOn(string day) => $"{day}: no judged run";

    public override string Day(string day, string percent, string runs, long failing) =>
        $"{day}: {percent} of {runs}" + (failing == 0 ? "" : $", {Figures.Count(failing)} failing");

    public override string NoFigureOn(string day) => $"{day}: no figure";

    public override string SpeedOf(string day, string p50, string p95) => $"{day}: p50 {p50}, p95 {p95}";

    public override string SpeedScale(string highest) => $"First byte p95 by day, highest {highest}";

    public override string Latency => "Latency";

    public override string Probes => "probes";

    public override string Connect => "Connect";

    public override string FirstByte => "First byte";

    public override string Total => "Total";

    public override string ProbesEnded => "Probes ended";

    public override string Count => "count";

    public override string NoProxyProbed => "No proxy was probed in these days.";

    public override string WhatFailed => "What failed and when";

    public override string DayHeading => "Day";

    public override string Proxy => "Proxy";

    public override string Failing => "Failing (UTC)";

    public override string Seen => "Seen";

    public override string Share(long failing, long degraded, string runs)
    {
        var bad = failing > 0 ? $"{Figures.Count(failing)} failing" : "";
        var poor = degraded > 0 ? $"{Figures.Count(degraded)} degraded" : "";
        return $"{bad}{(failing > 0 && degraded > 0 ? ", " : "")}{poor} of {runs}";
    }

    public override string Times(string outcome, string count) => $"{outcome} × {count}";

    public override string LackingOrSlow => "modules lacking or slow";

    public override string Join(IEnumerable<string> parts) => string.Join(", ", parts);

    public override string MoreFailures(int count) =>
        count == 1 ? "1 earlier one is in the JSON." : $"{Figures.Count(count)} earlier ones are in the JSON.";

    public override string NothingFailed => "Nothing failed in these days.";

    public override string LastRuns => "Last runs";

    public override string Time => "Time (UTC)";

    public override string Decision => "Decision";

    public override string ChainBeforeAndAfter => "Chain before and after";

    public override string Chain => "Chain";

    public override string Run => "Run";

    public override string RescuedRun => "rescued";

    public override string NotReadable => "(not readable)";

    public override string Healthy(int healthy, int of) => (healthy, of) switch
    {
        (_, 0) => "none probed",
        (0, _) => "",
        (1, 1) => "healthy",
        _ => healthy == of ? $"all {of} healthy" : $"{healthy} healthy",
    };

    public override string NoRunKept => "No run is kept in detail any more; the figures above remain.";

    public override string HowCounted => "How these figures are counted";

    public override string CountedWhat => ": availability, intervals, percentiles, days.";

    public override string AsJson => "The same as JSON";

    public override string AsOf(string time) => $"As of {time}.";
}
