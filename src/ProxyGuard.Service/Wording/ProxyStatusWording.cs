using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording;

/// <summary>The one sentence about how a proxy is now, over all repositories.</summary>
internal abstract class ProxyStatusWording
{
    public abstract PageSentence FailingFor(MomentModel lasting, string cause);

    /// <summary>It serves again, and not yet for long enough to call it over.</summary>
    /// <param name="serving">For how long it has served.</param>
    /// <param name="failed">How long it failed before.</param>
    /// <param name="cause">Why.</param>
    public abstract PageSentence ServingFor(MomentModel serving, string failed, string cause);

    /// <summary>No run of the last 24 hours judged it.</summary>
    public abstract PageSentence NotJudged { get; }

    /// <summary>No incident goes on, and it fails too often for chance.</summary>
    public abstract PageSentence FailingAtTimes { get; }

    public abstract PageSentence HealthySince(MomentModel lasting);

    /// <summary>It never had an incident that is still kept.</summary>
    public abstract PageSentence Healthy { get; }

    /// <summary>Beside it: its availability in the last 24 hours.</summary>
    public abstract string LastDay(string percent, string runs, string interval);
}
