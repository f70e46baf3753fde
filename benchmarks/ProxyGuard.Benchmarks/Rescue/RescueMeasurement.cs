using System.Diagnostics;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Rescue;

namespace ProxyGuard.Benchmarks.Rescue;

/// <summary>Measures all rows, several cells at once; each cell has hops, module cache and project of its own.</summary>
internal sealed class RescueMeasurement(GuardProgram guard, TextWriter progress) : IDisposable
{
    public static readonly TimeSpan Cut = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _busy = new(4);
    private readonly SemaphoreSlim _waiting = new(16);
    private int _done;

    public async Task<IReadOnlyList<RescueRow>> RunAsync(IReadOnlyList<(Fault Fault, RealGo Go)> wanted)
    {
        var start = Stopwatch.GetTimestamp();
        // Packing the bombs costs the lab seconds, once, which would be measured as somebody's latency.
        await CellAsync(_busy, FaultName.Parse("zip-bomb"), lab => lab.RunGoAsync(RealGo.V127, lab.Chain(','), TimeSpan.FromMinutes(1)));
        var rows = await Task.WhenAll(wanted.Select(row => MeasureAsync(row.Fault, row.Go, wanted.Count)));
        await progress.WriteLineAsync($"{rows.Length} rows in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s");
        return rows;
    }

    public void Dispose()
    {
        _busy.Dispose();
        _waiting.Dispose();
    }

    private async Task<RescueRow> MeasureAsync(Fault fault, RealGo go, int count)
    {
        var isRescue = RescueRow.IsRescue(fault);
        var comma = isRescue ? PlainAsync(fault, go, ',') : null;
        var pipe = isRescue ? PlainAsync(fault, go, '|') : null;
        var (guarded, chain) = await CellAsync(_busy, fault, lab => GuardedAsync(lab, go));
        var row = new RescueRow(fault, go, comma is null ? null : await comma, pipe is null ? null : await pipe, guarded, chain);
        await progress.WriteLineAsync($"{Interlocked.Increment(ref _done)}/{count} go {go.Release} {fault}: {chain.Verdict}, {guarded.Outcome}");
        if (guarded.Outcome != RescueOutcome.Passed) await progress.WriteLineAsync(guarded.Go.ToString());
        return row;
    }

    // A go that waits costs no processor: it does not keep one that works from its slot.
    private Task<RescueRun> PlainAsync(Fault fault, RealGo go, char separator) => CellAsync(
        fault.Hangs ? _waiting : _busy, fault, lab => lab.RunGoAsync(go, lab.Chain(separator), Cut));

    private async Task<(RescueRun, GuardedChain)> GuardedAsync(RescueLab lab, RealGo go)
    {
        var answer = await guard.DecideAsync(lab.Sandbox.Project, lab.GuardEnvironment, lab.Broken.Url, lab.Healthy.Url);
        var place = Array.IndexOf(answer.GoProxy.Split(',', '|'), lab.Broken.Url) switch
        {
            < 0 => HopPlace.LeftOut,
            0 => HopPlace.First,
            _ => HopPlace.Later,
        };
        var run = await lab.RunGoAsync(go, answer.GoProxy, Cut);
        return (run, new(place, answer.Run.Elapsed, answer.VerdictOf(lab.Broken.Url)));
    }

    private static async Task<T> CellAsync<T>(SemaphoreSlim slots, Fault fault, Func<RescueLab, Task<T>> measure)
    {
        await slots.WaitAsync();
        try
        {
            await using var lab = await RescueLab.StartAsync(fault);
            return await measure(lab);
        }
        finally
        {
            slots.Release();
        }
    }
}
