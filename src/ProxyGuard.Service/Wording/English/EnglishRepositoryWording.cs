using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Reports.RepositoryPage;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishRepositoryWording : RepositoryWording
{
    public override string Runs => "Runs";

    public override string Rescued => "Builds rescued";

    public override string FormerChainWouldFail => "Former chain would have failed";

    public override string RedByProxy => "Red builds by a proxy";

    public override string LastRun => "Last run";

    public override string Period(string from, string to) => $"{from} to {to}, all times UTC.";

    public override string Days(int days) => days == 365 ? "1 year" : $"{days} days";

    public override string ChoosePeriod => "Period";

    public override string Beginning(string day) =>
        $"The history begins on {day}: the pictures fill with every run, and a share of few runs has a wide interval.";

    public override string Of(AvailabilityWindow window) => window switch
    {
        AvailabilityWindow.Day => "24 h",
        AvailabilityWindow.Week => "7 d",
        AvailabilityWindow.Month => "30 d",
        AvailabilityWindow.Quarter => "90 d",
        _ => "1 y",
    };

    public override string Availability => "Availability";

    public override string Builds => "How builds ended";

    public override string NoBuildTold =>
        "No build told how it ended. A last step with mode “conclude” does, and then red builds have a cause here.";

    public override string RedOther => "Red for another reason";

    public override string RedUnknown => "Red, cause unknown";

    public override string Green => "Green";

    public override string Cancelled => "Cancelled";

    public override string Traits => "The proxy itself";

    public override string Stale => "Behind the newest version";

    public override string Database => "Carries the checksum database";

    public override string DatabaseBroken => "Its checksum database broken";

    public override string Reused => "Over an open connection";

    public override string OfAnswers(Share share) => $"{Figures.Count(share.Count)} of {Figures.Count(share.Of)} answers";

    public override string Throughput => "Throughput of zips";

    public override string CertificateEnds => "Certificate ends";

    public override string In(string day, int days) => days switch
    {
        < 0 => $"{day}, past",
        1 => $"{day}, in 1 day",
        _ => $"{day}, in {Figures.Count(days)} days",
    };

    public override string NoIncident => "No incident hit this repository.";

    public override string AllIncidents => "All incidents of this repository";

    public override string NotInLastRuns => "not in the last runs";

    public override PageSentence FailingSince(MomentModel since, string why) => $"since {since}{(why.Length > 0 ? ": " : "")}{why}";

    public override string AvailabilityByDay => "Availability by day";

    public override string NoRunsOn(string day) => $"{day}: no runs";

    public override string NoJudgedRunOn(string day) => $"{day}: no judged run";

    public override string Day(string day, string percent, string runs, long failing) =>
        $"{day}: {percent} of {runs}" + (failing == 0 ? "" : $", {Figures.Count(failing)} failing");

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

    public override string HowCounted => "How these figures are counted";

    public override string CountedWhat => ": availability, intervals, percentiles, days.";
}
