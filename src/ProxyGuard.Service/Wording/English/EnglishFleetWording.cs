using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishFleetWording : FleetWording
{
    public override string Search => "Search";

    public override string Show => "Show";

    public override string Found(string repositories, string search) =>
        repositories + (search.Length > 0 ? $" with “{search}” in the name" : "");

    public override string Repository => "Repository";

    public override string ProxiesNow => "Proxies now";

    public override string LastRun => "Last run";

    public override string RunsInADay => "Runs in 24 h";

    public override string Availability => "Availability";

    public override string InADay => "in 24 h";

    public override string NextPage => "Next page";

    public override string NothingReported => "No run has been reported yet.";

    public override string SetOption => "Set";

    public override string ToThisAddress => "of the ProxyGuard step to this address. The repository appears here with its first run.";

    public override string Healthy(int healthy, int of) => $"{healthy} of {of} healthy";

    public override string List(IEnumerable<string> proxies) => string.Join(", ", proxies);

    public override string FailingNow(int failing, string of) =>
        failing == 1 ? $"1 of {of} has a failing proxy" : $"{Figures.Count(failing)} of {of} have a failing proxy";

    public override string DegradedNow(int degraded, string of) =>
        $"Nothing fails; {Figures.Count(degraded)} of {of} {(degraded == 1 ? "has" : "have")} a degraded proxy";

    public override string HealthyNow(string repositories) => $"All proxies healthy in {repositories}";

    public override string QuietNow => "No run has judged a proxy in the last 24 hours";

    public override string BurningNow => "What is burning now";

    public override string NothingBurns => "No incident is open.";

    public override string AllIncidents => "All incidents";

    public override string ProxiesByAvailability => "Proxies by availability, last 7 days";

    public override string AllProxies => "All proxies and figures";

    public override string ByHealth => "By health";

    public override string All => "all";

    public override string Filter(string health, int count) => $"{health} {Figures.Count(count)}";

    public override string Of(RepositoryHealth health) => health switch
    {
        RepositoryHealth.Failing => "failing",
        RepositoryHealth.Degraded => "degraded",
        RepositoryHealth.Healthy => "healthy",
        _ => "quiet",
    };

    public override string NoneFound => "No repository is like that.";
}
