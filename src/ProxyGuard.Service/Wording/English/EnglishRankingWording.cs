using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishRankingWording : RankingWording
{
    public override string Title => "Proxies by stability";

    public override string Intro =>
        "Best first. Availability is ranked by the lower end of its interval, so that 3 of 3 does not stand above 9,990 of 10,000.";

    public override string Footnote =>
        "Stale compares tagged versions only, with what other proxies and go.sum show. "
        + "Proxies that a repository holds to be private are not here.";

    public override string Period => "Period";

    public override string SortBy => "Sort by";

    public override string Of(FleetPeriod period) => period switch
    {
        FleetPeriod.Day => "24 h",
        FleetPeriod.Week => "7 days",
        FleetPeriod.Month => "30 days",
        _ => "90 days",
    };

    public override string Of(RankingOrder order) => order switch
    {
        RankingOrder.Availability => "availability",
        RankingOrder.P50 => "p50",
        RankingOrder.P95 => "p95",
        RankingOrder.P99 => "p99",
        RankingOrder.Errors => "errors",
        RankingOrder.Stale => "stale",
        RankingOrder.Mismatches => "mismatches",
        RankingOrder.Database => "checksum database",
        RankingOrder.Speed => "throughput",
        RankingOrder.Reuse => "reuse",
        RankingOrder.Certificate => "certificate",
        RankingOrder.Repositories => "repositories",
        _ => "name",
    };

    public override string Proxy => "Proxy";

    public override string Availability => "Availability";

    public override string FirstByte => "First byte";

    public override string Errors => "Probes that failed";

    public override string NoErrors => "none";

    public override string Times(string what, string count) => $"{what} × {count}";

    public override string Stale => "Stale";

    public override string Mismatches => "Checksum mismatches";

    public override string Database => "Checksum database";

    public override string DatabaseBroken(string broken) => $"broken in {broken}";

    public override string Certificate => "Certificate ends";

    public override string InDays(int days) => days switch
    {
        < 0 => "has ended",
        0 => "today",
        1 => "in 1 day",
        _ => $"in {Figures.Count(days)} days",
    };

    public override string Speed => "Throughput";

    public override string Reuse => "Connections reused";

    public override string From(string repositories) => $"from {repositories}";

    public override string Empty => "No public proxy was probed in this time.";

    public override string EmptyHint =>
        "The service sums up all repositories every few minutes; figures appear with the first run that was summed up.";
}
