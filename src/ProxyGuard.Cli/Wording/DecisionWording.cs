namespace ProxyGuard.Cli.Wording;

/// <summary>Sentences for a decision. They say what was found and chosen, never what was set.</summary>
internal abstract class DecisionWording
{
    public abstract string RescueFound { get; }

    public abstract string CompanionsFound { get; }

    public abstract string BetterFound { get; }

    public abstract string KeptByOwnNetwork { get; }

    public abstract string KeptWithoutCandidates { get; }

    public abstract string KeptAtRisk { get; }

    public abstract string Kept { get; }

    public abstract string NoneNorFloor { get; }

    public abstract string NoneKept { get; }

    public abstract string NoneVendor { get; }

    public abstract string NoneCache { get; }

    public abstract string NoneDirect { get; }

    public abstract string NoneFailed { get; }

    public abstract string NothingToFetch { get; }

    public abstract string DroppedDown(string proxies);

    public abstract string DroppedPoisoned(string proxies);

    public abstract string NotWaitedFor(string proxies);

    public abstract string MovedBehind(string proxies);

    public abstract string Faster(string proxies);

    public abstract string Added(string proxies);

    public abstract string FallbackOpened { get; }

    public abstract string PrivateHopKept(string proxies);

    public abstract string NeededThoughDown(string proxies);

    public abstract string KeptFromPrivatePaths(string proxies);

    public abstract string PrivateDeclared { get; }

    public abstract string OwnNetwork { get; }

    public abstract string Inspected { get; }

    public abstract string InspectedFromContainer { get; }

    public abstract string NoPipeBefore115 { get; }

    public abstract string NoCandidates { get; }

    public abstract string ChecksumDatabaseRerouted { get; }

    public abstract string SomeModulesLacking(bool leftToDirect);

    public abstract string ModulesLacking(int count, int of, bool leftToDirect, string names);

    public abstract string ToolchainLacking(bool leftToDirect);

    public abstract string FloorNotVisible { get; }

    public abstract string DirectNeedsGit { get; }

    public abstract string DirectForbidden { get; }

    public abstract string DirectUnreachable { get; }

    public abstract string CacheIncomplete { get; }

    public abstract string CachePoisoned { get; }

    public abstract string VendorInconsistent { get; }

    public abstract string SomeProxy { get; }

    public abstract string RescuedFromFormer { get; }

    public abstract string RescuedFromFormerBy(string instead);

    public abstract string RescuedFrom(string culprit, string reasons);

    public abstract string RescuedFromBy(string culprit, string reasons, string instead);
}
