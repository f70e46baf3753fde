using ProxyGuard.Core.Explaining;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Service.Wording;

/// <summary>What the page of one run says.</summary>
internal abstract class RunWording
{
    public abstract string Title(string time);

    public abstract string Decision { get; }

    /// <summary>How long the guard took.</summary>
    public abstract string Duration { get; }

    public abstract string Where { get; }

    public abstract string Commit { get; }

    public abstract string GoVersion { get; }

    public abstract string Tool { get; }

    public abstract string Modules { get; }

    /// <summary>How many are needed, asked for and private.</summary>
    public abstract string ModulesOf(string needed, string asked, string isPrivate);

    public abstract string Coverage { get; }

    public abstract string CoverageOf(string served, string asked, string lacking);

    public abstract string Chain { get; }

    public abstract string Before { get; }

    public abstract string After { get; }

    public abstract string Unchanged { get; }

    /// <summary>The variables that were set.</summary>
    public abstract string Variables { get; }

    /// <summary>The proxies that were left out.</summary>
    public abstract string Dropped { get; }

    public abstract string Why { get; }

    public abstract string FormerChain { get; }

    /// <summary>Whether the build would have got through with the former chain.</summary>
    public abstract string Passes(bool? passes);

    public abstract string Proxies { get; }

    public abstract string NoProxies { get; }

    public abstract string NoProbes { get; }

    public abstract string Request { get; }

    public abstract string Module { get; }

    public abstract string Outcome { get; }

    public abstract string Status { get; }

    public abstract string Connect { get; }

    public abstract string FirstByte { get; }

    public abstract string Total { get; }

    public abstract string Bytes { get; }

    public abstract string Notes { get; }

    public abstract string Reused { get; }

    public abstract string RedirectedTo(string host);

    public abstract string Cache(string header);

    public abstract string CertificateDays(int days);

    public abstract string Newest(string version);

    /// <summary>A reason with what it is about, and of how many probes; either may be missing.</summary>
    public abstract string ReasonOf(string reason, string request, int count, int of);

    public abstract string Slow(string time);

    public abstract string Explain { get; }

    public abstract string ExplainFormer { get; }

    public abstract string NotReadable { get; }

    /// <summary>What go comes to with a chain.</summary>
    public abstract string Of(ResolutionResult result, bool anyAsked);

    public abstract string IfDies(string hop);

    /// <summary>What becomes of the files when a hop dies.</summary>
    public abstract string AfterDeath(HopDeath death);

    public abstract string WeakestPoints { get; }

    public abstract string Of(WeakPoint point);

    public abstract string WhoServes { get; }

    public abstract string ServedBy { get; }

    /// <summary>The hops that are asked before the one that serves.</summary>
    public abstract string AskedBefore { get; }

    /// <summary>In the place of who serves a file.</summary>
    public abstract string Nobody(ResolutionResult result);

    public abstract string Step(string hop, string answer);

    public abstract string NotAsked { get; }

    public abstract string Settings { get; }

    public abstract string Of(SettingSource source);

    public abstract string Warnings { get; }

    public abstract string CiRun { get; }

    public abstract string ToRepository { get; }

    public abstract string NoSuchRun { get; }

    public abstract string NotKept { get; }
}
