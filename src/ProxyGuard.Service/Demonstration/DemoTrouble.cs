using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;

namespace ProxyGuard.Service.Demonstration;

/// <summary>What is wrong with a proxy for a while.</summary>
/// <param name="From">When it begins.</param>
/// <param name="To">When it is over.</param>
/// <param name="Health">What runs find.</param>
/// <param name="Outcome">What their probes for zips end with.</param>
/// <param name="Share">The share of runs that meet it.</param>
/// <param name="Slowness">By what times are multiplied.</param>
internal sealed record DemoTrouble(
    DateTimeOffset From, DateTimeOffset To, Health Health, ProbeOutcome Outcome, double Share = 1, double Slowness = 1)
{
    public bool IsAt(DateTimeOffset time) => From <= time && time < To;

    public static int? StatusOf(ProbeOutcome outcome) => outcome switch
    {
        ProbeOutcome.ConnectTimedOut or ProbeOutcome.ConnectionRefused or ProbeOutcome.StalledBeforeFirstByte => null,
        ProbeOutcome.NotFound => 404,
        ProbeOutcome.ServerError => 502,
        ProbeOutcome.Throttled => 429,
        _ => 200,
    };
}

/// <summary>A proxy of the demonstration.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Trust">Whether it is the organisation's own.</param>
/// <param name="Region">Where it stands.</param>
/// <param name="CertificateDays">How long its certificate is good for, counted from the end of the story.</param>
/// <param name="HasDatabase">Whether it carries the checksum database.</param>
/// <param name="Troubles">What went wrong with it.</param>
internal sealed record DemoProxy(
    string Id, Core.Proxies.Trust Trust, DemoRegion Region, int CertificateDays, bool HasDatabase, IReadOnlyList<DemoTrouble> Troubles);

/// <summary>A repository of the demonstration.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Region">Where its runners stand.</param>
/// <param name="BuildsADay">How often it is built on a working day.</param>
/// <param name="InForce">The proxies of the chain it was given.</param>
/// <param name="Others">The proxies that may be used beside them.</param>
/// <param name="Only">When it has runs, where that is not always.</param>
internal sealed record DemoRepository(
    string Id, DemoRegion Region, double BuildsADay, string[] InForce, string[] Others,
    (DateTimeOffset From, DateTimeOffset To)? Only = null);
