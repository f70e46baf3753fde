namespace ProxyGuard.Cli.Wording;

/// <summary>What a run has to say to a person.</summary>
internal abstract class RunWording
{
    public abstract string Measured(int needed, int hidden, int asked, int proxies, string time);

    public abstract string Covered(int served, int asked, int lacking, int unknown, int untold);

    public abstract string InForce(string? chain);

    public abstract string Chosen(string chain);

    public abstract string SetNothing { get; }

    public abstract string SetNothingAsProbe { get; }

    public abstract string SetNothingButPrinted { get; }

    public abstract string SetNothingWithoutCi { get; }

    public abstract string Set(string variables);

    public abstract string History(string proxy, string? since, string? share);

    public abstract string Share(string percent, long of);

    public abstract string SinceHours(string moment, int hours);

    public abstract string SinceDays(string moment, int days);

    public abstract string Trend { get; }
}
