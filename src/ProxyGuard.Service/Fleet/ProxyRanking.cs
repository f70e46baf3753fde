using System.Text.Json.Serialization;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>What proxies may be ranked by.</summary>
[JsonConverter(typeof(CodeConverter<RankingOrder>))]
internal enum RankingOrder
{
    /// <summary>The lower end of the interval, so that 3 of 3 does not stand above 9,990 of 10,000.</summary>
    Availability,
    P50,
    P95,
    P99,
    Errors,
    Stale,
    Mismatches,
    Database,
    Speed,
    Reuse,

    /// <summary>The certificate that ends first stands first: somebody has to renew it.</summary>
    Certificate,
    Repositories,
    Name,
}

/// <summary>Ranks proxies: best first, what nobody measured last, and of equals the more available, then by name.</summary>
internal static class ProxyRanking
{
    public static IReadOnlyList<FleetProxy> Sort(IEnumerable<FleetProxy> proxies, RankingOrder order) => order == RankingOrder.Name
        ? [.. proxies.OrderBy(proxy => proxy.Id, StringComparer.Ordinal)]
        : Rank(proxies, order);

    private static IReadOnlyList<FleetProxy> Rank(IEnumerable<FleetProxy> proxies, RankingOrder order) =>
    [
        .. proxies.OrderByDescending(proxy => RankOf(proxy, order) ?? double.NegativeInfinity)
            .ThenByDescending(proxy => proxy.Sums.Availability?.Low ?? -1).ThenByDescending(proxy => proxy.Sums.Availability?.Of ?? 0)
            .ThenBy(proxy => proxy.Id, StringComparer.Ordinal),
    ];

    /// <summary>Probes by the class of fault they ended with, most frequent first.</summary>
    public static IReadOnlyList<KeyValuePair<IncidentCause, long>> Errors(IReadOnlyDictionary<string, long> outcomes) =>
    [
        .. outcomes.Select(pair => (Cause: CauseOf(pair.Key), Count: pair.Value)).Where(one => one.Cause is not null)
            .GroupBy(one => one.Cause!.Value, one => one.Count)
            .Select(group => KeyValuePair.Create(group.Key, group.Sum()))
            .OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key),
    ];

    /// <summary>Probes that found bytes which do not match go.sum.</summary>
    public static long Mismatches(ProxyFigures figures) => figures.Outcomes.GetValueOrDefault(Codes.Of(ProbeOutcome.ChecksumMismatch));

    /// <summary>The share of probes that ended with a fault; null when there were none.</summary>
    public static double? ErrorShare(ProxyFigures figures) =>
        figures.Outcomes.Values.Sum() is > 0 and var probes ? (double)Errors(figures.Outcomes).Sum(pair => pair.Value) / probes : null;

    private static double? RankOf(FleetProxy proxy, RankingOrder order)
    {
        var (sums, traits) = (proxy.Sums, proxy.Sums.Traits);
        return order switch
        {
            RankingOrder.Availability => sums.Availability?.Low,
            RankingOrder.P50 => -sums.Latency.FirstByte?.P50,
            RankingOrder.P95 => -sums.Latency.FirstByte?.P95,
            RankingOrder.P99 => -sums.Latency.FirstByte?.P99,
            RankingOrder.Errors => -ErrorShare(sums),
            RankingOrder.Stale => -ValueOf(traits.Stale),
            RankingOrder.Mismatches => -Mismatches(sums),
            RankingOrder.Database => ValueOf(traits.Database) - ValueOf(traits.DatabaseBroken),
            RankingOrder.Speed => traits.BytesPerSecond,
            RankingOrder.Reuse => ValueOf(traits.Reused),
            RankingOrder.Certificate => -traits.CertificateEnds?.DayNumber,
            _ => proxy.Repositories,
        };
    }

    private static double? ValueOf(Share? share) => share is null ? null : (double)share.Count / share.Of;

    private static IncidentCause? CauseOf(string outcome) =>
        Codes.TryParse<ProbeOutcome>(outcome, out var known) ? IncidentCauses.Of(known) : null;
}
