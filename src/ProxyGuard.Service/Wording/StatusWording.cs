using ProxyGuard.Core.Judging;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording;

/// <summary>The one sentence about how a repository is now.</summary>
internal abstract class StatusWording
{
    public abstract PageSentence NoRunKept { get; }

    public abstract PageSentence NothingToProbe { get; }

    public abstract PageSentence NoneJudged { get; }

    /// <param name="time">When the last run was.</param>
    /// <param name="sentence">What it came to.</param>
    public abstract PageSentence LastSeen(MomentModel time, PageSentence sentence);

    public abstract PageSentence OneHealthy(string proxy);

    public abstract PageSentence AllHealthy(int proxies);

    public abstract PageSentence SomeHealthy(int healthy, int of);

    /// <param name="proxy">The proxy.</param>
    /// <param name="why">Why; may be empty.</param>
    public abstract PageSentence OneDegraded(string proxy, string why);

    public abstract PageSentence SomeDegraded(int degraded, int of, IEnumerable<string> proxies);

    /// <param name="proxy">The proxy.</param>
    /// <param name="health">Down or poisoned.</param>
    /// <param name="lasting">For how long; null when that is not known.</param>
    /// <param name="why">Why; may be empty.</param>
    public abstract PageSentence OneFailing(string proxy, Health health, MomentModel? lasting, string why);

    /// <summary>Some proxies fail; none is named where there are too many.</summary>
    public abstract PageSentence SomeFailing(int failing, int of, IReadOnlyCollection<string> proxies);

    public abstract PageSentence AllFailing(int proxies);

    /// <summary>What fails, and what that means for builds.</summary>
    public abstract PageSentence Together(PageSentence failing, PageSentence consequence);

    public abstract PageSentence LeftAsItWas { get; }

    public abstract PageSentence FallBackTo(string chain);

    public abstract PageSentence Stopped { get; }

    public abstract PageSentence BuildsUse(string chain);

    public abstract PageSentence StillMet(string chain);
}
