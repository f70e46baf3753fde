using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Choosing;

/// <summary>
/// Orders the public hops so that everything observed is served whenever any order of them serves it: a hop is taken next when nothing
/// that is still unserved would end the walk at it. Taking such a hop can only serve more, so the order in which they are taken is free:
/// healthy ones first, in the given order unless another is clearly faster, then degraded ones.
/// </summary>
internal sealed class HopOrder
{
    private const double ClearlyFaster = 0.75;
    private static readonly TimeSpan WorthMoving = TimeSpan.FromMilliseconds(50);

    private readonly ObservedAnswers _seen;
    private readonly bool _knowsPipe;
    private readonly List<ProxyVerdict> _placed = [];
    private readonly HashSet<FileRequest> _unserved;
    private bool _isLateWelcome;

    private HopOrder(IEnumerable<FileRequest> needed, ObservedAnswers seen, bool knowsPipe)
    {
        _unserved = [.. needed];
        _seen = seen;
        _knowsPipe = knowsPipe;
    }

    /// <summary>The hops to keep, in order. What is poisoned is left out; what is down or had not answered in time, too, unless only with
    /// it everything is served.</summary>
    /// <param name="publics">The public candidates in order of preference.</param>
    /// <param name="needed">The files that get as far as them.</param>
    /// <param name="seen">What they answered.</param>
    /// <param name="knowsPipe">Whether <c>|</c> can follow a hop.</param>
    public static IReadOnlyList<ProxyVerdict> Of(
        IReadOnlyList<ProxyVerdict> publics, IReadOnlyList<FileRequest> needed, ObservedAnswers seen, bool knowsPipe)
    {
        List<ProxyVerdict> willing =
        [
            .. ByLatency([.. publics.Where(verdict => verdict.Health is Health.Healthy or Health.NotJudged)]),
            .. ByLatency([.. publics.Where(verdict => verdict.Health is Health.Degraded)]),
        ];
        var order = new HopOrder(needed, seen, knowsPipe);
        order.PlaceSafe(willing, []);
        var reluctant = publics.Where(verdict => verdict.Health is Health.Down or Health.Unknown);
        if (order._unserved.Count > 0) order.TryRescue(willing, [.. reluctant]);
        return [.. order._placed.Union(willing)];
    }

    private void PlaceSafe(IReadOnlyList<ProxyVerdict> willing, IReadOnlyList<ProxyVerdict> reluctant)
    {
        while (Next(willing, reluctant) is { } next)
        {
            _placed.Add(next);
            _unserved.RemoveWhere(file => AnswerOf(next, file).Kind == AnswerKind.Right);
        }
    }

    // After a comma a hop that dies ends the build: what is needed of nobody stands last there, where nobody comes by.
    private ProxyVerdict? Next(IReadOnlyList<ProxyVerdict> willing, IReadOnlyList<ProxyVerdict> reluctant) =>
        willing.FirstOrDefault(one => CanBeNext(one) && (_knowsPipe || Serves(one)))
        ?? reluctant.FirstOrDefault(one => CanBeNext(one) && Serves(one))
        ?? willing.FirstOrDefault(CanBeNext);

    // Down is left out for good reasons: it comes back, behind the others, only when that completes what is needed.
    private void TryRescue(IReadOnlyList<ProxyVerdict> willing, IReadOnlyList<ProxyVerdict> reluctant)
    {
        var without = _placed.ToList();
        _isLateWelcome = true;
        PlaceSafe(willing, reluctant);
        if (_unserved.Count == 0) return;
        _placed.Clear();
        _placed.AddRange(without);
    }

    private bool CanBeNext(ProxyVerdict verdict) => !_placed.Contains(verdict) && IsSafe(verdict);

    private bool IsSafe(ProxyVerdict verdict) =>
        verdict.Health == Health.NotJudged || _unserved.All(file => LetsGoOn(AnswerOf(verdict, file).Kind));

    private bool LetsGoOn(AnswerKind answer) =>
        answer is AnswerKind.Right or AnswerKind.NotFound
        || (_knowsPipe && (answer == AnswerKind.Error || (answer == AnswerKind.LateError && _isLateWelcome)));

    private bool Serves(ProxyVerdict verdict) => _unserved.Any(file => AnswerOf(verdict, file).Kind == AnswerKind.Right);

    private Answer AnswerOf(ProxyVerdict verdict, FileRequest file) =>
        _seen.Of(Hop.Proxy(verdict.Candidate.Url, Fallback.OnAnyError), file);

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
