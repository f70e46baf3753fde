using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording;

/// <summary>What the pages of incidents say beside <see cref="IncidentWording"/>.</summary>
internal abstract class IncidentPageWording
{
    /// <summary>The name of the filter, for who does not see it.</summary>
    public abstract string ByState { get; }

    public abstract string All { get; }

    public abstract string Proxy { get; }

    public abstract string Show { get; }

    public abstract string NextPage { get; }

    /// <summary>Nothing happened at all.</summary>
    public abstract string None { get; }

    /// <summary>Nothing is left by the filters.</summary>
    public abstract string NoneLikeThat { get; }

    public abstract string Hit { get; }

    public abstract string HitOf(string repositories, string runs);

    /// <summary>While it goes on.</summary>
    public abstract string SoFar(string length);

    /// <summary>When no run has looked for a while.</summary>
    public abstract string AtLeast(string length);

    /// <summary>A private proxy of one repository.</summary>
    public abstract string PrivateTo(string repository);

    /// <summary>The sentence on top, of one that goes on.</summary>
    public abstract PageSentence OpenFor(MomentModel lasting, string cause);

    /// <summary>The same of one that is over.</summary>
    public abstract PageSentence ClosedAfter(string length, string cause);

    public abstract string HourByHour { get; }

    public abstract string DayByDay { get; }

    /// <summary>One bar in words.</summary>
    public abstract PageSentence Bar(MomentModel time, string runs);

    public abstract string NoRuns { get; }

    public abstract string HowSevere { get; }

    /// <param name="many">From so many repositories on it is the worst.</param>
    public abstract string SeverityRule(int many);

    public abstract string OthersHit { get; }

    public abstract string NoEvidence { get; }

    public abstract string RunOf(string repository);

    public abstract string OpenRunbook { get; }

    public abstract string Export { get; }

    /// <summary>Before the name of the repository whose incidents are shown.</summary>
    public abstract string OfRepository { get; }

    public abstract string ProxyHistory { get; }

    public abstract string NoSuchIncident { get; }

    public abstract string NotKept { get; }
}
