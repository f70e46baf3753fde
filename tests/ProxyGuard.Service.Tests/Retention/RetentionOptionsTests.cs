using Microsoft.Extensions.Options;
using ProxyGuard.Service.Ingest;
using ProxyGuard.Service.Retention;

namespace ProxyGuard.Service.Tests.Retention;

public sealed class RetentionOptionsTests
{
    [Theory]
    [InlineData(7, 14, 90, 90, 762)]
    [InlineData(12, 14, 90, 90, 762)]
    [InlineData(7, 9, 9, 9, 9)]
    [InlineData(30, 32, 90, 90, 762)]
    [InlineData(7, 3660, 3660, 3660, 3660)]
    public void These_go_together(int maxAge, int runs, int failures, int hours, int days) =>
        Assert.Empty(Faults(maxAge, runs, failures, hours, days));

    [Theory]
    [InlineData(13, 14, 90, 90, 762, "Retention:Runs is 14.00:00:00: it must be from 15.00:00:00 (Ingest:MaxAge and two days) to 3660.00:00:00")]
    [InlineData(7, 14, 13, 90, 762, "Retention:Failures is 13.00:00:00: it must be from 14.00:00:00 (Retention:Runs) to 3660.00:00:00")]
    [InlineData(7, 14, 90, 8, 762, "Retention:Hours is 8.00:00:00: it must be from 9.00:00:00 (Ingest:MaxAge and two days) to 3660.00:00:00")]
    [InlineData(7, 14, 90, 90, 89, "Retention:Days is 89.00:00:00: it must be from 90.00:00:00 (Retention:Hours) to 3660.00:00:00")]
    [InlineData(7, 14, 90, 90, 4000, "Retention:Days is 4000.00:00:00: it must be from 90.00:00:00 (Retention:Hours) to 3660.00:00:00")]
    public void Each_that_does_not_is_named_with_what_is_allowed(int maxAge, int runs, int failures, int hours, int days, string fault) =>
        Assert.Equal([fault], Faults(maxAge, runs, failures, hours, days));

    [Fact]
    public void All_faults_are_named_at_once() => Assert.Equal(
        ["Retention:Runs", "Retention:Failures", "Retention:Hours", "Retention:Days"],
        Faults(7, 1, 2, 3, -4).Select(fault => fault.Split(' ')[0]));

    private static IEnumerable<string> Faults(int maxAge, int runs, int failures, int hours, int days)
    {
        var ingest = new ConfigureOptions<IngestOptions>(options => options.MaxAge = TimeSpan.FromDays(maxAge));
        return new RetentionOptionsValidator([ingest]).Validate(null, new RetentionOptions
        {
            Runs = TimeSpan.FromDays(runs),
            Failures = TimeSpan.FromDays(failures),
            Hours = TimeSpan.FromDays(hours),
            Days = TimeSpan.FromDays(days),
        }).Failures ?? [];
    }
}
