namespace ProxyGuard.Service.Wording;

/// <summary>What the list of all repositories says.</summary>
internal abstract class FleetWording
{
    public abstract string Search { get; }

    public abstract string Show { get; }

    /// <param name="repositories">How many, in words.</param>
    /// <param name="search">What their names have in common; empty for all.</param>
    /// <param name="asOf">The time of the figures; null where there are none yet.</param>
    public abstract string Found(string repositories, string search, string? asOf);

    public abstract string Repository { get; }

    public abstract string ProxiesNow { get; }

    public abstract string LastRun { get; }

    public abstract string RunsInADay { get; }

    public abstract string Availability { get; }

    /// <summary>Behind <see cref="Availability"/>, which is a link.</summary>
    public abstract string InADay { get; }

    public abstract string Available { get; }

    public abstract string NextPage { get; }

    public abstract string NothingReported { get; }

    /// <summary>Before the name of the option that says where reports go.</summary>
    public abstract string SetOption { get; }

    /// <summary>Behind it.</summary>
    public abstract string ToThisAddress { get; }

    public abstract string Healthy(int healthy, int of);

    /// <summary>Proxies with how they are, one after the other.</summary>
    public abstract string List(IEnumerable<string> proxies);
}
