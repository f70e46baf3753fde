using System.Collections.Concurrent;

namespace ProxyGuard.Core.Probing;

/// <summary>
/// Asks one candidate for the rest of the build list: first many at a time, then few at a time once more for what was not answered with
/// bytes or "not found". So no proxy is blamed for disliking many requests at once: only what it does when asked as <c>go</c> asks counts.
/// </summary>
/// <param name="client">The candidate's client, whose connections it uses.</param>
/// <param name="time">The clock.</param>
/// <param name="few">How many at a time the second asking is.</param>
/// <param name="note">Told of every answer that counts; what it is not told of stays unknown.</param>
internal sealed class CoverageSweep(ModuleProxyClient client, TimeProvider time, int few, Action<Observation> note)
{
    /// <summary>The most requests on their way at the same time.</summary>
    public const int MostAtOnce = 64;

    // One module that fails is that module's; several are the sign of a proxy that does not like to be asked so much.
    private const int MostFailuresAtOnce = 8;

    // A repository of 1,000 modules needs about 4 MB. A proxy that sends more than this has more to send than module files.
    private const long MostBytes = 16 << 20;

    private readonly ConcurrentBag<ProbeTarget> _again = [];
    private long _bytes;

    private bool IsEnough => Interlocked.Read(ref _bytes) > MostBytes;

    /// <summary>Whether a candidate can be covered at all: the sample was served, and nothing in it hangs or misleads.</summary>
    public static bool IsWorthwhile(IReadOnlyCollection<Observation> sample) =>
        sample.Any(one => one.Endpoint != Endpoint.Absent && one.Outcome.EffectOn(one.Endpoint) == Effect.Serves)
        && sample.All(one => one.Outcome.EffectOn(one.Endpoint) is not (Effect.Breaks or Effect.Unknown));

    /// <summary>Asks for all of them, until the time is over.</summary>
    public async Task RunAsync(IReadOnlyList<ProbeTarget> targets, Func<bool> wasDecided, CancellationToken isOver)
    {
        // Workers that the proxy does not have never answer: a request that waits this long is taken back and asked again among few.
        var patience = client.Silence / 2;
        await ForEachAsync(targets, MostAtOnce, async target =>
        {
            if (_again.Count >= MostFailuresAtOnce)
            {
                _again.Add(target);
                return;
            }
            using var impatient = new CancellationTokenSource(patience, time);
            using var ends = CancellationTokenSource.CreateLinkedTokenSource(impatient.Token, isOver);
            var seen = await client.AskAsync(target, () => true, ends.Token);
            if (seen.Outcome.EffectOn(target.Endpoint) is Effect.Stops or Effect.Unknown) _again.Add(target);
            else Note(seen, isOver);
        }, isOver);
        await ForEachAsync([.. _again], few, async target => Note(await client.AskAsync(target, wasDecided, isOver), isOver), isOver);
    }

    private async Task ForEachAsync(
        IReadOnlyList<ProbeTarget> targets, int atOnce, Func<ProbeTarget, Task> ask, CancellationToken isOver)
    {
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Math.Min(atOnce, targets.Count)).Select(async _ =>
        {
            while (!isOver.IsCancellationRequested && !IsEnough && Interlocked.Increment(ref next) is var turn && turn < targets.Count)
                await ask(targets[turn]);
        }));
    }

    private void Note(Observation seen, CancellationToken isOver)
    {
        Interlocked.Add(ref _bytes, seen.Bytes);
        // "Too many requests" is about how many were asked. And what began shortly before the end only had no time.
        var saysNothing = seen.Outcome is ProbeOutcome.Throttled or ProbeOutcome.Cancelled or ProbeOutcome.OverBudget
            || (isOver.IsCancellationRequested && seen.Total < client.Silence);
        if (!saysNothing) note(seen with { IsCoverage = true });
    }
}
