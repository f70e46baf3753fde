using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Probing;

/// <summary>When the time for probes is over, and whether it was the decision that ended it.</summary>
/// <param name="WasDecided">Whether the decision ended it, and not the budget.</param>
/// <param name="IsOver">Fires when it is over.</param>
internal sealed record ProbeEnding(Func<bool> WasDecided, CancellationToken IsOver);

/// <summary>Asks one server for what is planned, a few requests at a time.</summary>
/// <param name="client">The server's client.</param>
/// <param name="width">How many requests are on their way at most.</param>
/// <param name="ending">When to stop.</param>
/// <param name="keep">Told of every answer.</param>
internal sealed class TargetProbe(ModuleProxyClient client, int width, ProbeEnding ending, Action<Observation> keep) : IDisposable
{
    private readonly SemaphoreSlim _slots = new(width);

    public void Dispose() => _slots.Dispose();

    /// <summary>Asks for one target, its spares while the answers are too large, and what follows from a yes.</summary>
    public async Task<IReadOnlyList<Observation>> AskAsync(ProbeTarget target)
    {
        var seen = await AskWithSparesAsync(target);
        // Any 200 is a yes to go, whatever the body says.
        return target.Then is { } question && seen.Status == 200 ? [seen, .. await AskAsync(question)] : [seen];
    }

    /// <summary>Asks a checksum database for one record.</summary>
    public Task<IReadOnlyList<Observation>> AskAsync(RecordQuestion question) => new RecordProbe(question, AskOrMissAsync, keep).RunAsync();

    /// <summary>What is said of a target that nobody was asked for.</summary>
    public static Observation Unasked(Candidate candidate, ProbeTarget target) => new()
    {
        Candidate = candidate,
        Endpoint = target.Endpoint,
        Module = target.Need?.Module,
        Outcome = ProbeOutcome.Cancelled,
    };

    private async Task<Observation> AskWithSparesAsync(ProbeTarget target)
    {
        Observation? seen = null;
        foreach (var one in target.Spares.Prepend(target))
        {
            if (await TryAskAsync(one) is not { } answer) break;
            keep(seen = answer);
            if (seen.Outcome != ProbeOutcome.TooLarge) break;
        }
        return seen ?? Unasked(client.Candidate, target);
    }

    private async Task<Observation> AskOrMissAsync(ProbeTarget target) =>
        await TryAskAsync(target) ?? Unasked(client.Candidate, target);

    private async Task<Observation?> TryAskAsync(ProbeTarget target)
    {
        try
        {
            await _slots.WaitAsync(ending.IsOver);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        // A slot that became free because the time was over is no chance to ask: nothing was seen.
        if (ending.IsOver.IsCancellationRequested) return null;
        var seen = await client.AskAsync(target, ending.WasDecided, ending.IsOver);
        _slots.Release();
        return seen;
    }
}
