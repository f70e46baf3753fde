namespace ProxyGuard.Service.Wording;

/// <summary>What the page of a repository says.</summary>
internal abstract class RepositoryWording
{
    public abstract string Runs { get; }

    public abstract string Rescued { get; }

    public abstract string FormerChainWouldFail { get; }

    public abstract string RedByProxy { get; }

    public abstract string LastRun { get; }

    /// <param name="from">The first day.</param>
    /// <param name="to">The last day.</param>
    public abstract string Period(string from, string to);

    public abstract string NotInLastRuns { get; }

    /// <summary>Since when a proxy fails, and why; either may be empty.</summary>
    public abstract string Detail(string since, string why);

    /// <summary>Behind a percentage; a link to how it is counted.</summary>
    public abstract string Available { get; }

    public abstract string AvailabilityByDay { get; }

    public abstract string FirstByteByDay { get; }

    public abstract string NoRunsOn(string day);

    public abstract string NoJudgedRunOn(string day);

    /// <summary>The availability of a day.</summary>
    public abstract string Day(string day, string percent, string runs, long failing);

    public abstract string NoFigureOn(string day);

    public abstract string SpeedOf(string day, string p50, string p95);

    public abstract string SpeedScale(string highest);

    public abstract string Latency { get; }

    public abstract string Probes { get; }

    public abstract string Connect { get; }

    public abstract string FirstByte { get; }

    public abstract string Total { get; }

    public abstract string ProbesEnded { get; }

    public abstract string Count { get; }

    public abstract string NoProxyProbed { get; }

    public abstract string WhatFailed { get; }

    public abstract string DayHeading { get; }

    public abstract string Proxy { get; }

    public abstract string Failing { get; }

    public abstract string Seen { get; }

    /// <summary>How many runs of a day found a proxy failing or degraded.</summary>
    public abstract string Share(long failing, long degraded, string runs);

    public abstract string Times(string outcome, string count);

    public abstract string LackingOrSlow { get; }

    public abstract string Join(IEnumerable<string> parts);

    public abstract string MoreFailures(int count);

    public abstract string NothingFailed { get; }

    public abstract string LastRuns { get; }

    public abstract string Time { get; }

    public abstract string Decision { get; }

    public abstract string ChainBeforeAndAfter { get; }

    public abstract string Chain { get; }

    public abstract string Run { get; }

    public abstract string RescuedRun { get; }

    public abstract string NotReadable { get; }

    /// <summary>How many proxies of a run were healthy; empty when none was.</summary>
    public abstract string Healthy(int healthy, int of);

    public abstract string NoRunKept { get; }

    /// <summary>Behind the link to how figures are counted.</summary>
    public abstract string CountedWhat { get; }

    public abstract string HowCounted { get; }

    public abstract string AsJson { get; }

    public abstract string AsOf(string time);
}
