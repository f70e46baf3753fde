namespace ProxyGuard.Service.Reports.Charts;

/// <summary>
/// A table of days that a script draws: percentiles in milliseconds, or shares in percent. Without a script bars stand there.
/// </summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Scale">What the bars show.</param>
/// <param name="Bars">The classes of the bars, one a row.</param>
internal sealed record ChartModel(string Caption, string Scale, IReadOnlyList<string> Bars)
{
    public IReadOnlyList<PercentilesRow> Percentiles { get; init; } = [];

    public IReadOnlyList<ShareRow> Shares { get; init; } = [];
}

internal sealed record PercentilesRow(string Day, string P50, string P95, string P99, string Of);

/// <summary>The share of a day, with the name by which it is linked to.</summary>
internal sealed record ShareRow(string Day, string Anchor, string Percent, string Of);
