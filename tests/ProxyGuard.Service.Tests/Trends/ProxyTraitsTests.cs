using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Trends;

public sealed class ProxyTraitsTests
{
    private static readonly RunReport Run = ExampleReport.Make(ServiceFixture.Start);

    [Fact]
    public void A_run_counts_what_its_probes_saw()
    {
        var figures = Figures(
            [new(ReasonCode.Stale), new(ReasonCode.ChecksumDatabase)],
            Answered(Endpoint.List) with { NewestVersion = "v1.2.0", CertificateDays = 30 },
            Answered(Endpoint.SumDbSupported) with { Reused = true, CertificateDays = 29 },
            Answered(Endpoint.Zip) with { Reused = true, Bytes = 60_000, ConnectMs = 40, TotalMs = 100 });

        Assert.Equal(new Share(1, 1), figures.Stale);
        Assert.Equal((new Share(1, 1), new Share(1, 1)), (figures.Database, figures.DatabaseBroken));
        Assert.Equal(new Share(2, 3), figures.Reused);
        Assert.Equal(1_000_000, figures.BytesPerSecond);
        Assert.Equal(DateOnly.FromDateTime(ServiceFixture.Start.UtcDateTime).AddDays(29), figures.CertificateEnds);
    }

    [Fact]
    public void What_nobody_asked_is_unknown_and_not_none()
    {
        var figures = Figures([], Answered(Endpoint.Mod) with { Status = null, Outcome = ProbeOutcome.ConnectionRefused });

        Assert.Equal(new TraitFigures(null, null, null, null, null, null), figures);
    }

    [Fact]
    public void A_zip_that_is_wrong_says_nothing_of_the_speed() => Assert.Null(
        Figures([], Answered(Endpoint.Zip) with { Outcome = ProbeOutcome.DamagedZip, Bytes = 60_000 }).BytesPerSecond);

    [Fact]
    public void The_certificate_is_the_one_that_was_seen_last_and_of_one_hour_the_first_to_end()
    {
        var old = CertificateEnd.Of(ServiceFixture.Start.AddHours(-1), 3);
        var renewed = CertificateEnd.Of(ServiceFixture.Start, 90);
        var forgotten = CertificateEnd.Of(ServiceFixture.Start, 3);

        Assert.Equal(renewed, old.Or(renewed));
        Assert.Equal(renewed, renewed.Or(old));
        Assert.Equal(forgotten, renewed.Or(forgotten));
        Assert.Equal(old, default(CertificateEnd).Or(old));
    }

    private static TraitFigures Figures(IReadOnlyList<Reason> reasons, params ProbeFacts[] probes) =>
        TraitFigures.Of(ProxyTraits.Of(Run, Run.Proxies[0] with { Reasons = reasons, Probes = probes }));

    private static ProbeFacts Answered(Endpoint endpoint) => new() { Endpoint = endpoint, Outcome = ProbeOutcome.Ok, Status = 200, TotalMs = 10 };
}
