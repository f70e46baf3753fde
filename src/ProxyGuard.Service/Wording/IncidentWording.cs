using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording;

/// <summary>What is said about incidents.</summary>
internal abstract class IncidentWording
{
    /// <param name="proxy">The proxy, as it may stand in the text.</param>
    public abstract string Title(string proxy);

    public abstract string Incident { get; }

    public abstract string Severity { get; }

    public abstract string Cause { get; }

    public abstract string State { get; }

    public abstract string Opened { get; }

    public abstract string LastSeen { get; }

    public abstract string Recovered { get; }

    public abstract string Duration { get; }

    /// <summary>A repository holds the proxy to be private.</summary>
    public abstract string PrivateTo { get; }

    /// <summary>Runs of the repositories that the reader may read.</summary>
    public abstract string YourRuns { get; }

    public abstract string AllRuns { get; }

    /// <summary>How many repositories were hit.</summary>
    public abstract string Repositories { get; }

    public abstract string FormerChainWouldFail { get; }

    public abstract string Rescued { get; }

    public abstract string RedByProxy { get; }

    public abstract string Timeline { get; }

    public abstract string RepositoriesHit { get; }

    public abstract string Repository { get; }

    public abstract string RunsFailed { get; }

    public abstract string First { get; }

    public abstract string Last { get; }

    public abstract string Evidence { get; }

    public abstract string Runbook { get; }

    /// <summary>The headings of what only people can say.</summary>
    public abstract IReadOnlyList<string> ToBeWritten { get; }

    public abstract string Of(IncidentCause cause);

    /// <summary>The name of a state, wherever it stands alone.</summary>
    public abstract string Of(IncidentState state);

    /// <summary>The state of what no run has looked at for a while, where there is room for a sentence.</summary>
    public abstract PageSentence LastSeenFailing(MomentModel time, string cause);

    /// <param name="what">What happened.</param>
    /// <param name="severity">How bad it was from then on; null where that did not change.</param>
    public abstract string Of(IncidentEvent what, IncidentSeverity? severity);

    public abstract string Runs(long failing, long judged);

    public abstract string AndMore(int repositories);

    /// <summary>A length of time, to the minute, from two days on to the hour; one minute at least.</summary>
    public abstract string Length(TimeSpan time);
}
