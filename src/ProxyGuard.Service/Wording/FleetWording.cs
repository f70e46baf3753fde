using ProxyGuard.Service.Fleet;

namespace ProxyGuard.Service.Wording;

/// <summary>What the page of all repositories says.</summary>
internal abstract class FleetWording
{
    public abstract string Search { get; }

    public abstract string Show { get; }

    public abstract string Found(string repositories, string search);

    public abstract string Repository { get; }

    public abstract string ProxiesNow { get; }

    public abstract string LastRun { get; }

    public abstract string RunsInADay { get; }

    public abstract string Availability { get; }

    /// <summary>Behind <see cref="Availability"/>, which is a link.</summary>
    public abstract string InADay { get; }

    public abstract string NextPage { get; }

    public abstract string NothingReported { get; }

    /// <summary>Before the name of the option that says where reports go.</summary>
    public abstract string SetOption { get; }

    /// <summary>Behind it.</summary>
    public abstract string ToThisAddress { get; }

    public abstract string Healthy(int healthy, int of);

    /// <summary>Proxies with how they are, one after the other.</summary>
    public abstract string List(IEnumerable<string> proxies);

    /// <summary>The one sentence on top, where a proxy of some repositories fails.</summary>
    public abstract string FailingNow(int failing, string of);

    /// <summary>The same where none fails and some are degraded.</summary>
    public abstract string DegradedNow(int degraded, string of);

    /// <summary>The same where all are healthy.</summary>
    public abstract string HealthyNow(string repositories);

    /// <summary>The same where nothing is known of today.</summary>
    public abstract string QuietNow { get; }

    public abstract string BurningNow { get; }

    public abstract string NothingBurns { get; }

    public abstract string AllIncidents { get; }

    public abstract string ProxiesByAvailability { get; }

    public abstract string AllProxies { get; }

    /// <summary>The name of the filter, for who does not see it.</summary>
    public abstract string ByHealth { get; }

    /// <summary>No filter.</summary>
    public abstract string All { get; }

    /// <summary>A filter, with how many it leaves.</summary>
    public abstract string Filter(string health, int count);

    public abstract string Of(RepositoryHealth health);

    public abstract string NoneFound { get; }
}
