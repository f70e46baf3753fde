namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishFleetWording : FleetWording
{
    public override string Search => "Search";

    public override string Show => "Show";

    public override string Found(string repositories, string search, string? asOf) =>
        repositories + (search.Length > 0 ? $" with “{search}” in the name" : " with run reports")
        + (asOf is null ? "" : $", figures as of {asOf}");

    public override string Repository => "Repository";

    public override string ProxiesNow => "Proxies now";

    public override string LastRun => "Last run";

    public override string RunsInADay => "Runs in 24 h";

    public override string Availability => "Availability";

    public override string InADay => "in 24 h";

    public override string Available => "Available";

    public override string NextPage => "Next page";

    public override string NothingReported => "No run has been reported yet.";

    public override string SetOption => "Set";

    public override string ToThisAddress =>
        "of the ProxyGuard step to this address. The repository appears here with its first run.";

    public override string Healthy(int healthy, int of) => $"{healthy} of {of} healthy";

    public override string List(IEnumerable<string> proxies) => string.Join(", ", proxies);
}
