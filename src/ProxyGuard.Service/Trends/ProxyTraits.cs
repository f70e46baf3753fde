using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using Endpoint = ProxyGuard.Core.Probing.Endpoint;

namespace ProxyGuard.Service.Trends;

/// <summary>What runs saw of a proxy beside its verdicts and latencies. Sums merge in any order and grouping to the same.</summary>
/// <param name="Listed">Runs that read a tagged version from a version list or a latest version.</param>
/// <param name="Stale">Runs in which that was older than what another proxy or go.sum has.</param>
/// <param name="DatabaseAsked">Runs that got an answer to whether it carries the checksum database.</param>
/// <param name="DatabaseCarried">Runs to which it said so.</param>
/// <param name="DatabaseBroken">Runs in which it said so and did not answer as the database.</param>
/// <param name="Answers">Probes that were answered with a status.</param>
/// <param name="Reused">Answers that came over a connection which was open already.</param>
/// <param name="ZipBytes">Bytes of the zips that were read and right.</param>
/// <param name="ZipTenths">How long they took, from the request to the last byte, in tenths of a millisecond.</param>
/// <param name="Certificate">When its certificate ends.</param>
internal readonly record struct ProxyTraits(
    long Listed,
    long Stale,
    long DatabaseAsked,
    long DatabaseCarried,
    long DatabaseBroken,
    long Answers,
    long Reused,
    long ZipBytes,
    long ZipTenths,
    CertificateEnd Certificate)
{
    public static ProxyTraits Of(RunReport run, ProxyFacts proxy)
    {
        var answered = proxy.Probes.Where(probe => probe.Status is not null).ToList();
        var database = answered.Where(probe => probe.Endpoint == Endpoint.SumDbSupported).ToList();
        var zips = answered.Where(probe => probe is { Endpoint: Endpoint.Zip, Outcome: ProbeOutcome.Ok }).ToList();
        return new(
            Listed: One(answered.Any(probe => probe.NewestVersion is not null)),
            Stale: One(proxy.Reasons.Any(reason => reason.Code == ReasonCode.Stale)),
            DatabaseAsked: One(database.Count > 0),
            DatabaseCarried: One(database.Any(probe => probe.Outcome == ProbeOutcome.Ok)),
            DatabaseBroken: One(proxy.Reasons.Any(reason => reason.Code == ReasonCode.ChecksumDatabase)),
            answered.Count,
            answered.Count(probe => probe.Reused),
            zips.Sum(probe => probe.Bytes),
            zips.Sum(TenthsOf),
            CertificateEnd.Of(run.StartedAt, answered.Min(probe => probe.CertificateDays)));
    }

    public static ProxyTraits operator +(ProxyTraits left, ProxyTraits right) => new(
        left.Listed + right.Listed,
        left.Stale + right.Stale,
        left.DatabaseAsked + right.DatabaseAsked,
        left.DatabaseCarried + right.DatabaseCarried,
        left.DatabaseBroken + right.DatabaseBroken,
        left.Answers + right.Answers,
        left.Reused + right.Reused,
        left.ZipBytes + right.ZipBytes,
        left.ZipTenths + right.ZipTenths,
        left.Certificate.Or(right.Certificate));

    // A report is checked field by field only: it may say that connecting took longer than all.
    private static long TenthsOf(ProbeFacts probe) => (long)(Math.Max(0, probe.TotalMs - (probe.ConnectMs ?? 0)) * 10);

    private static long One(bool isSo) => isSo ? 1 : 0;
}

/// <summary>When a certificate ends, as the newest hour saw it; of two seen in one hour the one that ends first.</summary>
/// <param name="SeenHour">The hour in which it was seen, counted from 1970; 0 for never.</param>
/// <param name="EndDay">The UTC day on which it ends, counted likewise.</param>
internal readonly record struct CertificateEnd(long SeenHour, long EndDay)
{
    public static CertificateEnd Of(DateTimeOffset seen, int? daysLeft) => daysLeft is { } days
        ? new(seen.ToUnixTimeSeconds() / 3600, Math.Max(0, seen.ToUnixTimeSeconds() / 86400 + days))
        : default;

    public CertificateEnd Or(CertificateEnd other) =>
        SeenHour != other.SeenHour ? (SeenHour > other.SeenHour ? this : other) : EndDay < other.EndDay ? this : other;
}
