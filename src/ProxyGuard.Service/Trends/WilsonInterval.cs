namespace ProxyGuard.Service.Trends;

/// <summary>The 95 % confidence interval of a share (E. B. Wilson, 1927): honest for small samples and near 0 and 1.</summary>
internal readonly record struct WilsonInterval(double Low, double High)
{
    private const double Z = 1.959964;

    public static WilsonInterval? Of(long successes, long of)
    {
        if (of == 0) return null;
        var share = (double)successes / of;
        var scale = 1 + Z * Z / of;
        var middle = (share + Z * Z / (2 * of)) / scale;
        var half = Z * Math.Sqrt(share * (1 - share) / of + Z * Z / (4.0 * of * of)) / scale;
        return new(Math.Max(0, middle - half), Math.Min(1, middle + half));
    }
}
