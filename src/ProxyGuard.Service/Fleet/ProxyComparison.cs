using System.Text.Json.Serialization;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Fleet;

/// <summary>One repository beside all others, at one proxy, in the hours in which the repository had runs that judged it.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="From">The first hour looked at.</param>
/// <param name="To">The end of the last.</param>
/// <param name="Hours">In how many of these hours the repository judged the proxy; the figures of both are of these.</param>
/// <param name="Repositories">How many other repositories met it, in the hour with the most.</param>
/// <param name="Yours">The repository.</param>
/// <param name="Others">All other repositories together.</param>
/// <param name="Conclusion">What that comes to.</param>
internal sealed record ProxyComparison(
    string Repository,
    DateTimeOffset From,
    DateTimeOffset To,
    int Hours,
    long Repositories,
    ComparedFigures Yours,
    ComparedFigures Others,
    ComparisonConclusion Conclusion);

/// <summary>The figures of one side.</summary>
/// <param name="Availability">Null when no run was judged.</param>
/// <param name="FirstByte">Null when nothing was measured.</param>
/// <param name="Outcomes">Probes by outcome.</param>
internal sealed record ComparedFigures(Availability? Availability, Percentiles? FirstByte, IReadOnlyDictionary<string, long> Outcomes)
{
    public static ComparedFigures Of(ProxyRollup rollup)
    {
        var figures = ProxyFigures.Of(rollup);
        return new(figures.Availability, figures.Latency.FirstByte, figures.Outcomes);
    }
}

/// <summary>Whose the trouble is.</summary>
[JsonConverter(typeof(CodeConverter<ComparisonConclusion>))]
internal enum ComparisonConclusion
{
    /// <summary>Too few runs on one of the sides to tell.</summary>
    TooLittle,

    /// <summary>It serves both.</summary>
    Fine,

    /// <summary>It serves both, and is much slower to answer here.</summary>
    Slower,

    /// <summary>It fails here and serves the others.</summary>
    You,

    /// <summary>It fails here as it fails the others.</summary>
    Proxy,

    /// <summary>It fails the others too, and here clearly more often.</summary>
    Both,

    /// <summary>It fails the others and serves here.</summary>
    Elsewhere,
}

/// <summary>The rule, in docs/pages.md in words.</summary>
internal static class ComparisonRule
{
    public const int LeastYours = 5;
    public const int LeastOthers = 10;

    /// <summary>A side is in trouble when even the upper end of its interval is below this share.</summary>
    public const double Well = 0.99;

    private const int LeastProbes = 20;
    private const double MuchSlower = 2;
    private const double NoticeableMs = 100;

    public static ComparisonConclusion Conclude(ComparedFigures yours, ComparedFigures others)
    {
        if (yours.Availability is not { Of: >= LeastYours } here || others.Availability is not { Of: >= LeastOthers } there)
            return ComparisonConclusion.TooLittle;
        var isWorseHere = here.High < there.Low;
        return (here.High < Well, there.High < Well) switch
        {
            (false, false) => IsSlower(yours.FirstByte, others.FirstByte) ? ComparisonConclusion.Slower : ComparisonConclusion.Fine,
            (true, false) => isWorseHere ? ComparisonConclusion.You : ComparisonConclusion.TooLittle,
            (true, true) => isWorseHere ? ComparisonConclusion.Both : ComparisonConclusion.Proxy,
            (false, true) => ComparisonConclusion.Elsewhere,
        };
    }

    private static bool IsSlower(Percentiles? here, Percentiles? there) =>
        here is { Of: >= LeastProbes } && there is { Of: >= LeastProbes }
        && here.P50 >= MuchSlower * there.P50 && here.P50 - there.P50 >= NoticeableMs;
}
