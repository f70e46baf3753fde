using ProxyGuard.Service.Fleet;

namespace ProxyGuard.Service.Wording;

/// <summary>What the page of one proxy says, and whether it fails everybody or only one repository.</summary>
internal abstract class ProxyWording
{
    public abstract string LastDays(int days);

    public abstract string NotPublic { get; }

    public abstract string History { get; }

    public abstract string IsItMe { get; }

    public abstract string WhatItDoes { get; }

    public abstract string YourRepository { get; }

    public abstract string Compare { get; }

    public abstract string Period { get; }

    public abstract string Hours(int hours, string period);

    public abstract string Everybody(string repositories);

    public abstract string Availability { get; }

    public abstract string Interval { get; }

    public abstract string Median { get; }

    public abstract string Ended { get; }

    public abstract string Figure { get; }

    public abstract string Of(ComparisonConclusion conclusion);

    public abstract string NoIncident { get; }

    public abstract string AllProxies { get; }

    public abstract string NoSuchProxy { get; }

    public abstract string AppearsWithRun { get; }
}
