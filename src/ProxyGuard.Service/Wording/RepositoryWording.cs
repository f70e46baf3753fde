using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Reports.RepositoryPage;
using ProxyGuard.Service.Trends;

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

    /// <summary>How long the periods are that can be chosen.</summary>
    public abstract string Days(int days);

    /// <summary>The name of the choice, for who does not see it.</summary>
    public abstract string ChoosePeriod { get; }

    /// <summary>The history begins on a day that is not long ago.</summary>
    public abstract string Beginning(string day);

    public abstract string Of(AvailabilityWindow window);

    public abstract string Availability { get; }

    public abstract string Builds { get; }

    /// <summary>How a build comes to tell how it ended.</summary>
    public abstract string NoBuildTold { get; }

    public abstract string RedOther { get; }

    public abstract string RedUnknown { get; }

    public abstract string Green { get; }

    public abstract string Cancelled { get; }

    public abstract string Traits { get; }

    public abstract string Stale { get; }

    public abstract string Database { get; }

    public abstract string DatabaseBroken { get; }

    public abstract string Reused { get; }

    public abstract string OfAnswers(Share share);

    public abstract string Throughput { get; }

    public abstract string CertificateEnds { get; }

    /// <summary>A day, and how far away it is.</summary>
    public abstract string In(string day, int days);

    public abstract string NoIncident { get; }

    public abstract string AllIncidents { get; }

    public abstract string NotInLastRuns { get; }

    /// <param name="since">Since when a proxy fails.</param>
    /// <param name="why">Why; may be empty.</param>
    public abstract PageSentence FailingSince(MomentModel since, string why);

    public abstract string AvailabilityByDay { get; }

    public abstract string NoRunsOn(string day);

    public abstract string NoJudgedRunOn(string day);

    /// <summary>The availability of a day.</summary>
    public abstract string Day(string day, string percent, string runs, long failing);

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

    /// <summary>Behind the link to how figures are counted.</summary>
    public abstract string CountedWhat { get; }

    public abstract string HowCounted { get; }
}
