using ProxyGuard.Core.Judging;

namespace ProxyGuard.Core.Choosing;

/// <summary>Orders the public hops that stay: the given order, unless another is clearly faster; degraded ones behind.</summary>
internal static class HopOrder
{
    private const double ClearlyFaster = 0.75;
    private static readonly TimeSpan WorthMoving = TimeSpan.FromMilliseconds(50);

    /// <summary>The hops to keep, in order. What is down or poisoned, or had not answered when the decision was due, is left out.</summary>
    public static IReadOnlyList<ProxyVerdict> Of(IReadOnlyList<ProxyVerdict> publics) =>
    [
        .. ByLatency([.. publics.Where(verdict => verdict.Health is Health.Healthy or Health.NotJudged)]),
        .. ByLatency([.. publics.Where(verdict => verdict.Health is Health.Degraded)]),
    ];

    private static IEnumerable<ProxyVerdict> ByLatency(List<ProxyVerdict> left)
    {
        while (left.Count > 0)
        {
            var first = left[0];
            var next = left.Where(other => IsClearlyFaster(other, first)).MinBy(other => other.MedianFirstByte) ?? first;
            left.Remove(next);
            yield return next;
        }
    }

    // A hop without figures neither overtakes nor is overtaken.
    private static bool IsClearlyFaster(ProxyVerdict other, ProxyVerdict first) =>
        other.MedianFirstByte is { } time && first.MedianFirstByte is { } slower
        && time <= slower * ClearlyFaster && slower - time >= WorthMoving;
}
