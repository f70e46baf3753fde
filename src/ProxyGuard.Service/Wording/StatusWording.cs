using ProxyGuard.Core.Judging;

namespace ProxyGuard.Service.Wording;

/// <summary>The one sentence about how a repository is now.</summary>
internal abstract class StatusWording
{
    public abstract string NoRunKept { get; }

    public abstract string NothingToProbe { get; }

    public abstract string NoneJudged { get; }

    /// <param name="time">When the last run was.</param>
    /// <param name="sentence">What it came to.</param>
    public abstract string LastSeen(string time, string sentence);

    public abstract string OneHealthy(string proxy);

    public abstract string AllHealthy(int proxies);

    public abstract string SomeHealthy(int healthy, int of);

    /// <param name="proxy">The proxy.</param>
    /// <param name="why">Why; may be empty.</param>
    public abstract string OneDegraded(string proxy, string why);

    public abstract string SomeDegraded(int degraded, int of, IEnumerable<string> proxies);

    /// <param name="proxy">The proxy.</param>
    /// <param name="health">Down or poisoned.</param>
    /// <param name="since">Since when; null when that is not known.</param>
    /// <param name="why">Why; may be empty.</param>
    public abstract string OneFailing(string proxy, Health health, string? since, string why);

    /// <summary>Some proxies fail; none is named where there are too many.</summary>
    public abstract string SomeFailing(int failing, int of, IReadOnlyCollection<string> proxies);

    public abstract string AllFailing(int proxies);

    /// <summary>What fails, and what that means for builds.</summary>
    public abstract string Together(string failing, string consequence);

    public abstract string LeftAsItWas { get; }

    public abstract string FallBackTo(string chain);

    public abstract string Stopped { get; }

    public abstract string BuildsUse(string chain);

    public abstract string StillMet(string chain);
}
