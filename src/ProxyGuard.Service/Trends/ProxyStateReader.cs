using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Trends;

/// <summary>Whose state is asked for, and what is at hand already.</summary>
/// <param name="Repository">The repository.</param>
/// <param name="Proxies">The ids.</param>
/// <param name="Runs">Its newest runs, newest first.</param>
/// <param name="Shown">What was read already.</param>
/// <param name="Known">The rollups that gave.</param>
internal sealed record StateQuestion(
    string Repository,
    IReadOnlyCollection<string> Proxies,
    IReadOnlyList<Lazy<RunReport>> Runs,
    TrendQuery Shown,
    IReadOnlyList<StoredRollup> Known);

/// <summary>The state of proxies in the newest run that names each. Only where one is failing is anything more read.</summary>
internal sealed class ProxyStateReader(OutageReader outages)
{
    public async Task<IReadOnlyDictionary<string, ProxyState>> ReadAsync(StateQuestion question, CancellationToken cancellationToken)
    {
        var states = Newest(question);
        var failing = states.Where(pair => pair.Value.Health is Health.Down or Health.Poisoned)
            .ToDictionary(pair => pair.Key, pair => pair.Value.Seen, StringComparer.Ordinal);
        if (failing.Count == 0) return states;
        var since = await outages.FailingSinceAsync(question.Repository, failing, question.Shown, question.Known, cancellationToken);
        foreach (var (id, moment) in since) states[id] = states[id] with { FailingSince = moment };
        return states;
    }

    // Runs are parsed one by one until every proxy is found, which as a rule is the newest alone.
    private static Dictionary<string, ProxyState> Newest(StateQuestion question)
    {
        var missing = question.Proxies.ToHashSet(StringComparer.Ordinal);
        var states = new Dictionary<string, ProxyState>(StringComparer.Ordinal);
        foreach (var run in question.Runs)
        {
            if (missing.Count == 0) break;
            var seen = RunKey.TimeOf(run.Value.Key);
            foreach (var proxy in run.Value.Proxies.Where(proxy => missing.Remove(proxy.Id)))
                states[proxy.Id] = new ProxyState(proxy.Trust, proxy.InForce, proxy.Health, proxy.Reasons, seen, null);
        }
        return states;
    }
}
