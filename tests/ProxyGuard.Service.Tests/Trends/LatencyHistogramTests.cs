using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Trends;

public sealed class LatencyHistogramTests
{
    private static readonly double[] Shares = [0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 1];

    [Fact]
    public void Any_percentile_is_within_one_percent_of_the_exact_one()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var values = Values(seed);
            var sorted = values.Order().ToArray();
            var histogram = LatencyHistogram.Of(values);

            foreach (var share in Shares)
            {
                var exact = sorted[Math.Max(1, (int)Math.Ceiling(share * sorted.Length)) - 1];
                Assert.True(Math.Abs(histogram.Percentile(share)!.Value - exact) <= 0.01 * exact, $"seed {seed}, share {share}: {exact}");
            }
        }
    }

    [Fact]
    public void Merging_equals_counting_everything_at_once()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            double[][] parts = [Values(seed), Values(seed + 1000), Values(seed + 2000)];
            var whole = LatencyHistogram.Of(parts.SelectMany(part => part));

            var merged = LatencyHistogram.Merge(parts.Select(LatencyHistogram.Of));

            Assert.Equal(whole.Buckets, merged.Buckets);
            Assert.Equal(whole.Count, merged.Count);
        }
    }

    [Fact]
    public void Nothing_counted_has_no_percentile_and_zero_is_zero()
    {
        Assert.Null(LatencyHistogram.Empty.Percentile(0.5));
        Assert.Equal(0, LatencyHistogram.Of([0, 0.0001, 5]).Percentile(0.5));
    }

    // From a microsecond to a day, on every scale, with repeated values.
    private static double[] Values(int seed)
    {
        var random = new Random(seed);
        var scale = random.NextDouble() * 18;
        return [.. Enumerable.Range(0, random.Next(1, 400))
            .Select(_ => Math.Clamp(Math.Exp(scale + random.NextDouble() * 6 - 6), 0.001, 86_400_000))];
    }
}
