namespace ProxyGuard.Core.Probing;

/// <summary>
/// Asks all candidates at once. The run ends when everything was answered, when the budget is used up, or when the decision is due:
/// two proxies have passed and max(500 ms, three times what the slower of them took) has gone by since the start. Coverage that has
/// begun by then is waited for as long as the budget allows.
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
    private int _covering;

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
        using var due = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        using var decided = new CancellationTokenSource();
        using var whenDue = due.Token.Register(DecideWhenCovered);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, decided.Token, cancellationToken);
        var ending = new ProbeEnding(() => !budget.IsCancellationRequested, over.Token);
        var database = plan.Database is { } one ? AskDatabaseAsync(one, ending) : Task.CompletedTask;
        var probes = Task.WhenAll(plan.Candidates.Where(one => one.Targets.Count > 0).Select(ProbeAllAsync));
        await WaitAsync(Task.WhenAll(EndDatabaseAsync(), database), over.Token);
        cancellationToken.ThrowIfCancellationRequested();
        lock (_lock) return [.. _observations, .. Missing(plan)];

        async Task ProbeAllAsync(CandidatePlan one)
        {
            await ProbeAsync(one, ending, OnPassed);
            DecideWhenCovered();
        }

        // The user asked for all modules: what has begun to be covered is not cut short because two others have passed.
        void DecideWhenCovered()
        {
            lock (_lock)
            {
                if (_covering > 0 || !due.IsCancellationRequested) return;
            }
            decided.Cancel();
        }

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
            due.CancelAfter(Max(wait, TimeSpan.Zero));
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

    private async Task AskDatabaseAsync(DatabasePlan plan, ProbeEnding ending)
    {
        using var client = new ModuleProxyClient(plan.Address, settings, RequestsAtOnce, time);
        using var probe = new TargetProbe(client, RequestsAtOnce, ending, KeepOfDatabase);
        await probe.AskAsync(plan.Question);

        void KeepOfDatabase(Observation seen)
        {
            lock (_lock) _database.Add(seen);
        }
    }

    private async Task ProbeAsync(CandidatePlan plan, ProbeEnding ending, Action onPassed)
    {
        var width = plan.Coverage.Count > 0 ? CoverageSweep.MostAtOnce : RequestsAtOnce;
        using var client = new ModuleProxyClient(plan.Candidate, settings, width, time);
        using var probe = new TargetProbe(client, RequestsAtOnce, ending, Keep);
        var asked = await Task.WhenAll(plan.Targets.Select(probe.AskAsync));
        var answers = asked.SelectMany(one => one).ToList();
        var covers = plan.Coverage.Count > 0 && CoverageSweep.IsWorthwhile([.. answers.Where(one => !one.Endpoint.IsDatabase())]);
        if (covers) Add(ref _covering, 1);
        if (answers.Where(answer => answer.Endpoint != Endpoint.Absent).All(ProbeOutcomes.Passes)) onPassed();
        if (!covers) return;
        await new CoverageSweep(client, time, RequestsAtOnce, Keep).RunAsync(plan.Coverage, ending.WasDecided, ending.IsOver);
        Add(ref _covering, -1);
    }

    private void Add(ref int count, int more)
    {
        lock (_lock) count += more;
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
               from planned in one.Targets.Select(target => (Target: target, IsCoverage: false))
                   .Concat(one.Coverage.Select(target => (Target: target, IsCoverage: true)))
               where !asked.Contains((one.Candidate.Id, planned.Target.Endpoint, planned.Target.Need?.Module))
               select TargetProbe.Unasked(one.Candidate, planned.Target) with { IsCoverage = planned.IsCoverage };
    }

    private static TimeSpan Max(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
