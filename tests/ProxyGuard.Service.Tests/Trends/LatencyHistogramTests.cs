using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Tests.Trends;

public sealed class LatencyHistogramTests
{
    private const double Microsecond = 0.001;
    private const double Day = 86_400_000;
    private static readonly double[] Shares = [0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1];

    /// <summary>Milliseconds, each from a random source and a scale that was drawn once for the case.</summary>
    private static readonly Dictionary<string, Func<Random, double, double>> Shapes = new()
    {
        ["constant"] = (_, scale) => scale,
        ["two points"] = (random, scale) => random.Next(10) == 0 ? scale * 1000 : scale,
        ["log-normal"] = (random, scale) => scale * Math.Exp(0.7 * Normal(random)),
        ["heavy tail"] = (random, scale) => scale / Math.Pow(1 - random.NextDouble(), 3),
        ["uniform on a logarithmic scale"] = (random, _) => Math.Exp(random.NextDouble() * 35 - 10),
        ["on the borders of buckets"] = (random, _) => Microsecond * Math.Pow((1 + 0.0099) / (1 - 0.0099), random.Next(1400)),
        ["sub-microsecond"] = (random, _) => random.NextDouble() * 3 * Microsecond,
        ["days long"] = (random, _) => Day * (1 + 90 * random.NextDouble()),
    };

    public static TheoryData<string> ShapeNames => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void Any_percentile_is_within_one_percent_of_the_exact_one(string shape)
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var values = Values(shape, seed);
            var sorted = values.Order().ToArray();
            var histogram = LatencyHistogram.Of(values);

            foreach (var share in Shares)
            {
                var exact = sorted[Math.Max(1, (int)Math.Ceiling(share * sorted.Length)) - 1];
                Assert.True(IsNear(histogram.Percentile(share)!.Value, exact), $"seed {seed}, share {share}: {exact}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(ShapeNames))]
    public void Merging_parts_equals_counting_everything_at_once(string shape)
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var parts = Enumerable.Range(0, 1 + seed % 7).Select(part => Values(shape, 1000 * part + seed)).ToList();
            var whole = LatencyHistogram.Of(parts.SelectMany(part => part));

            var merged = LatencyHistogram.Merge(parts.Select(LatencyHistogram.Of));

            Assert.Equal(whole.Buckets, merged.Buckets);
            Assert.Equal(whole.Count, merged.Count);
        }
    }

    [Fact]
    public void Merging_is_associative_and_commutative_with_empty_as_neutral()
    {
        for (var seed = 0; seed < 500; seed++)
        {
            var random = new Random(seed);
            var (a, b, c) = (RandomRollups.Histogram(random), RandomRollups.Histogram(random), RandomRollups.Histogram(random));

            Assert.Equal(Merge(a, b).Buckets, Merge(b, a).Buckets);
            Assert.Equal(Merge(Merge(a, b), c).Buckets, Merge(a, Merge(b, c)).Buckets);
            Assert.Equal(a.Buckets, Merge(a, LatencyHistogram.Empty).Buckets);
            Assert.Equal(a.Count, Merge(LatencyHistogram.Empty, a).Count);
        }
    }

    [Theory]
    [InlineData(1L << 20)]
    [InlineData(1L << 53)]
    [InlineData((1L << 53) + 1)]
    [InlineData(long.MaxValue / 2 - 1)]
    public void Huge_counts_have_their_percentiles(long count)
    {
        var (low, high) = (LatencyHistogram.Of([10]).Buckets[0].Key, LatencyHistogram.Of([1000]).Buckets[0].Key);
        var histogram = LatencyHistogram.FromBuckets([KeyValuePair.Create(low, count), KeyValuePair.Create(high, count)]);

        Assert.Equal(2 * count, histogram.Count);
        Assert.True(IsNear(histogram.Percentile(0)!.Value, 10));
        Assert.True(IsNear(histogram.Percentile(0.49)!.Value, 10));
        Assert.True(IsNear(histogram.Percentile(0.51)!.Value, 1000));
        Assert.True(IsNear(histogram.Percentile(1)!.Value, 1000));
    }

    [Fact]
    public void Nothing_counted_has_no_percentile_and_zero_is_zero()
    {
        Assert.Null(LatencyHistogram.Empty.Percentile(0.5));
        Assert.Null(LatencyHistogram.Merge([]).Percentile(0.5));
        Assert.Equal(0, LatencyHistogram.Of([0, 0.0001, 5]).Percentile(0.5));
    }

    [Fact]
    public void What_is_longer_than_anything_is_in_the_last_bucket() =>
        Assert.Equal(
            [KeyValuePair.Create(LatencyHistogram.LastBucket, 3L)],
            LatencyHistogram.Of([101 * Day, double.MaxValue, double.PositiveInfinity]).Buckets);

    // Below a microsecond everything is 0.
    private static bool IsNear(double value, double exact) => exact < Microsecond ? value == 0 : Math.Abs(value - exact) <= 0.01 * exact;

    private static LatencyHistogram Merge(LatencyHistogram left, LatencyHistogram right) => LatencyHistogram.Merge([left, right]);

    private static double[] Values(string shape, int seed)
    {
        var random = new Random(seed);
        var scale = Math.Exp(random.NextDouble() * 18 - 6);
        return [.. Enumerable.Range(0, random.Next(1, 400)).Select(_ => Math.Min(Shapes[shape](random, scale), 99 * Day))];
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
