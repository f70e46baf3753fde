namespace ProxyGuard.Service.Incidents;

/// <summary>What the repositories that a proxy failed went through, in the hours in which it failed them.</summary>
/// <param name="Repositories">How many repositories.</param>
/// <param name="Poisoned">Runs that found the proxy poisoned.</param>
/// <param name="FormerChainWouldFail">Runs in which the chain in force before would have failed.</param>
/// <param name="Rescued">Those of them in which the build got through.</param>
/// <param name="RedByProxy">Builds that said they were red because of a proxy.</param>
internal sealed record IncidentImpact(long Repositories, long Poisoned, long FormerChainWouldFail, long Rescued, long RedByProxy)
{
    public static readonly IncidentImpact None = new(0, 0, 0, 0, 0);

    /// <summary>Whether a build was not served: a red one said so, or a run could not be rescued.</summary>
    public bool LostBuilds => RedByProxy > 0 || FormerChainWouldFail > Rescued;

    /// <summary>The sum of both; how many repositories that are is said apart, since they may be the same.</summary>
    public IncidentImpact With(IncidentImpact other, long repositories) => new(
        repositories,
        Poisoned + other.Poisoned,
        FormerChainWouldFail + other.FormerChainWouldFail,
        Rescued + other.Rescued,
        RedByProxy + other.RedByProxy);
}
