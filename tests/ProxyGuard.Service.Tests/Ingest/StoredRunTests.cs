using System.Text;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Tests.Ingest;

public sealed class StoredRunTests
{
    private static readonly RunAnswer NoAnswer = new(new Dictionary<string, DateTimeOffset>(), new Dictionary<string, AvailabilityFigure>());
    private static readonly DateTimeOffset Time = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void What_is_stored_is_read_again_whole_and_without_what_lists_do_not_show()
    {
        for (var seed = 0; seed < 300; seed++)
        {
            var report = new RandomReports(seed).Next(Time);
            var body = RunReportJson.Write(report);

            var read = StoredRun.Read(RowOf(report, body));

            Assert.Equal(body, read.ReadBody());
            Assert.True(body.AsSpan().SequenceEqual(RunReportJson.Write(read.ReadReport())), $"seed {seed}");
            Assert.True(Listed(report) == Listed(read.ReadSummary()), $"seed {seed}");
            Assert.DoesNotContain(read.ReadSummary().Proxies, proxy => read.PackedSummary.Length > 0 && proxy.Probes.Count > 0);
        }
    }

    [Fact]
    public void A_row_of_version_1_is_read_from_its_body()
    {
        var report = ExampleReport.Make(Time);
        var row = new PackedWriter().Number(1).Block(new byte[32]).Block("{\"since\":{},\"availability30d\":{}}"u8)
            .Block(StoredRun.Pack(RunReportJson.Write(report))).ToArray();

        var read = StoredRun.Read(row);

        Assert.Equal(RunReportJson.Write(report), RunReportJson.Write(read.ReadReport()));
        Assert.Equal(Listed(report), Listed(read.ReadSummary()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_row_of_another_version_is_refused(byte version) => Assert.Contains(
        $"version {version}", Assert.Throws<InvalidDataException>(() => StoredRun.Read([version, 0, 0, 0, 0])).Message, StringComparison.Ordinal);

    [Fact]
    public void A_body_that_our_writer_would_make_too_long_is_listed_from_the_body()
    {
        var report = ExampleReport.Make(Time);
        var proxies = Enumerable.Range(0, ReportLimits.Proxies).Select(number => report.Proxies[0] with
        {
            Id = $"proxy-{number}.example",
            Probes = [],
            Reasons = [.. Enumerable.Repeat(report.Proxies.SelectMany(proxy => proxy.Reasons).First(), ReportLimits.Reasons)],
        });
        var long1 = new string('漢', ReportLimits.Chain);
        var large = report with
        {
            Proxies = [.. proxies],
            Decision = report.Decision with { Before = long1, After = long1 },
            Settings = [],
            Warnings = [],
        };
        var body = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(RunReportJson.Write(large)).Replace("\\u6F22", "漢", StringComparison.Ordinal));

        var read = StoredRun.Read(RowOf(large, body));

        Assert.Empty(read.PackedSummary);
        Assert.Equal(Listed(large), Listed(read.ReadSummary()));
    }

    private static byte[] RowOf(RunReport report, byte[] body) =>
        new StoredRun(new byte[32], NoAnswer, StoredRun.Pack(body), StoredRun.PackSummary(report, body)).Write();

    private static string Listed(RunReport report) => Encoding.UTF8.GetString(RunReportJson.Write(report with
    {
        Proxies = [.. report.Proxies.Select(proxy => proxy with { Probes = [], Coverage = null })],
        Coverage = null,
        Settings = [],
        Warnings = [],
    }));
}
