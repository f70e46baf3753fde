using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Probing;

/// <summary>
/// Asks all candidates at once. The run ends when everything was answered, when the budget is used up, or when the decision is due:
/// two proxies have passed and max(500 ms, three times what the slower of them took) has gone by since the start.
/// </summary>
/// <param name="settings">What every connection needs.</param>
/// <param name="time">The clock.</param>
/// <param name="progress">Told of every observation; null for nobody.</param>
public sealed class ProbeRunner(ProbeSettings settings, TimeProvider time, IProgress<Observation>? progress)
{
    // More at once would queue inside the proxy and be measured as its latency; go itself uses about as many as there are processors.
    private const int RequestsAtOnce = 6;

    private static readonly TimeSpan LeastWait = TimeSpan.FromMilliseconds(500);

    // What ends late even so, such as an inflating zip, is not waited for longer than this.
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly List<Observation> _observations = [];
    private readonly List<Observation> _database = [];
    private int _passed;

    /// <summary>What the checksum database answered at its own address; complete when <see cref="RunAsync"/> has ended.</summary>
    public IReadOnlyList<Observation> Database
    {
        get
        {
            lock (_lock) return [.. _database];
        }
    }

    /// <summary>Runs a plan.</summary>
    /// <param name="plan">Whom to ask for what.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>An observation for every request; one that the decision cut off is <see cref="ProbeOutcome.Cancelled"/>.</returns>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<IReadOnlyList<Observation>> RunAsync(ProbePlan plan, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        using var budget = new CancellationTokenSource(settings.Budget, time);
        using var decided = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, decided.Token, cancellationToken);
        var ending = new Ending(() => !budget.IsCancellationRequested, over.Token);
        var database = plan.Database is { } one ? AskDatabaseAsync(one, ending) : Task.CompletedTask;
        var probes = Task.WhenAll(plan.Candidates.Where(one => one.Targets.Count > 0).Select(one => ProbeAsync(one, ending, OnPassed)));
        await WaitAsync(Task.WhenAll(EndDatabaseAsync(), database), over.Token);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return [.. _observations, .. Missing(plan)];

        void OnPassed()
        {
            lock (_lock)
            {
                if (++_passed != 2) return;
            }
            DecideSoon();
        }

        void DecideSoon()
        {
            var wait = Max(LeastWait - settings.Elapsed, time.GetElapsedTime(start) * 3) - time.GetElapsedTime(start);
            decided.CancelAfter(Max(wait, TimeSpan.Zero));
        }

        // The database's own address matters only when the way through a candidate is broken: nobody waits for it otherwise.
        async Task EndDatabaseAsync()
        {
            await probes;
            if (over.IsCancellationRequested) return;
            if (IsDatabaseBroken()) DecideSoon();
            else await decided.CancelAsync();
        }
    }

    private bool IsDatabaseBroken()
    {
        lock (_lock) return _observations.Any(one => one.Endpoint.IsDatabase() && !one.Passes());
    }

    private async Task WaitAsync(Task probes, CancellationToken isOver)
    {
        try
        {
            await probes.WaitAsync(isOver);
        }
        catch (OperationCanceledException) when (isOver.IsCancellationRequested)
        {
            await Task.WhenAny(probes, Task.Delay(Grace, time, CancellationToken.None));
        }
    }

    private async Task AskDatabaseAsync(DatabasePlan plan, Ending ending)
    {
        using var client = new ModuleProxyClient(plan.Address, settings, RequestsAtOnce, time);
        using var slots = new SemaphoreSlim(RequestsAtOnce);
        await new RecordProbe(plan.Question, target => AskOrMissAsync(client, target, slots, ending), Keep).RunAsync();

        void Keep(Observation seen)
        {
            lock (_lock) _database.Add(seen);
        }
    }

    private async Task ProbeAsync(CandidatePlan plan, Ending ending, Action onPassed)
    {
        using var client = new ModuleProxyClient(plan.Candidate, settings, RequestsAtOnce, time);
        using var slots = new SemaphoreSlim(RequestsAtOnce);
        var answers = await Task.WhenAll(plan.Targets.Select(target => AskAllAsync(client, target, slots, ending)));
        if (answers.SelectMany(one => one).Where(one => one.Endpoint != Endpoint.Absent).All(ProbeOutcomes.Passes)) onPassed();
    }

    private async Task<IReadOnlyList<Observation>> AskAllAsync(
        ModuleProxyClient client, ProbeTarget target, SemaphoreSlim slots, Ending ending)
    {
        var seen = await AskAsync(client, target, slots, ending);
        // Any 200 is a yes to go, whatever the body says.
        if (target.Then is not { } question || seen.Status != 200) return [seen];
        return [seen, .. await new RecordProbe(question, one => AskOrMissAsync(client, one, slots, ending), Keep).RunAsync()];
    }

    private async Task<Observation> AskAsync(ModuleProxyClient client, ProbeTarget target, SemaphoreSlim slots, Ending ending)
    {
        Observation? seen = null;
        foreach (var one in target.Spares.Prepend(target))
        {
            if (await TryAskAsync(client, one, slots, ending) is not { } answer) break;
            Keep(seen = answer);
            if (seen.Outcome != ProbeOutcome.TooLarge) break;
        }
        return seen ?? Unasked(client.Candidate, target);
    }

    private static async Task<Observation> AskOrMissAsync(
        ModuleProxyClient client, ProbeTarget target, SemaphoreSlim slots, Ending ending) =>
        await TryAskAsync(client, target, slots, ending) ?? Unasked(client.Candidate, target);

    private static async Task<Observation?> TryAskAsync(ModuleProxyClient client, ProbeTarget target, SemaphoreSlim slots, Ending ending)
    {
        try
        {
            await slots.WaitAsync(ending.IsOver);
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        // A slot that became free because the time was over is no chance to ask: nothing was seen.
        if (ending.IsOver.IsCancellationRequested) return null;
        var seen = await client.AskAsync(target, ending.WasDecided, ending.IsOver);
        slots.Release();
        return seen;
    }

    private void Keep(Observation seen)
    {
        lock (_lock) _observations.Add(seen);
        progress?.Report(seen);
    }

    private IEnumerable<Observation> Missing(ProbePlan plan)
    {
        var asked = _observations.Select(one => (one.Candidate.Id, one.Endpoint, one.Module)).ToHashSet();
        return from one in plan.Candidates
               from target in one.Targets
               where !asked.Contains((one.Candidate.Id, target.Endpoint, target.Need?.Module))
               select Unasked(one.Candidate, target);
    }

    private static Observation Unasked(Candidate candidate, ProbeTarget target) => new()
    {
        Candidate = candidate,
        Endpoint = target.Endpoint,
        Module = target.Need?.Module,
        Outcome = ProbeOutcome.Cancelled,
    };

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;

    private sealed record Ending(Func<bool> WasDecided, CancellationToken IsOver);
}
