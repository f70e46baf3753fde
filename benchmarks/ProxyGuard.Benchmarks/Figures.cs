namespace ProxyGuard.Benchmarks;

/// <summary>Repeated measurements of one thing.</summary>
internal sealed class Figures(IEnumerable<double> values)
{
    private readonly double[] _sorted = [.. values.Order()];

    public double Median => _sorted.Length % 2 == 1
        ? _sorted[_sorted.Length / 2]
        : (_sorted[_sorted.Length / 2 - 1] + _sorted[_sorted.Length / 2]) / 2;

    public double P95 => _sorted[(int)Math.Ceiling(_sorted.Length * 0.95) - 1];

    public double P90 => _sorted[(int)Math.Ceiling(_sorted.Length * 0.9) - 1];

    public double P99 => _sorted[(int)Math.Ceiling(_sorted.Length * 0.99) - 1];

    public double Least => _sorted[0];

    public double Most => _sorted[^1];

    /// <summary>The median, and the range in brackets.</summary>
    public string ToString(string format, string unit) =>
        $"{Median.ToString(format)} {unit} ({Least.ToString(format)} … {Most.ToString(format)})";
}
