namespace ProxyGuard.Service.Wording;

/// <summary>What a list of runs says.</summary>
internal abstract class RunListWording
{
    public abstract string RunsOf(string day);

    public abstract string NoRunOfDayKept { get; }

    /// <summary>A run that the former chain would have failed, and that was not rescued.</summary>
    public abstract string AtRisk { get; }

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
}
