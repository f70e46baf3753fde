using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Probing;

/// <summary>
/// Whether the origins of the modules answer, asked as <c>go</c> asks under <c>GOPROXY=direct</c>: <c>https://PATH?go-get=1</c>, each
/// origin about one module of its own, so that nobody hears of another's. Source: <c>go help importpath</c>.
/// </summary>
/// <param name="settings">What every connection needs.</param>
/// <param name="time">The clock.</param>
internal sealed class OriginProbe(ProbeSettings settings, TimeProvider time)
{
    private const int MostHosts = 4;

    /// <summary>
    /// Whether every sampled origin answered before the budget was over: with a page, if one of an error below 500, since <c>go</c> reads
    /// those too. No origin to ask is no answer.
    /// </summary>
    /// <param name="modules">What would be fetched from its origin, best first.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <exception cref="OperationCanceledException">The caller cancelled.</exception>
    public async Task<bool> AnswerAsync(IEnumerable<ModuleNeed> modules, CancellationToken cancellationToken)
    {
        var origins = modules.Select(need => need.Module.Path.Split('/', 2)).DistinctBy(parts => parts[0]).Take(MostHosts).ToList();
        using var budget = new CancellationTokenSource(settings.Budget, time);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(budget.Token, cancellationToken);
        var answers = await Task.WhenAll(origins.Select(parts => AnswersAsync(parts[0], parts.ElementAtOrDefault(1) ?? "", over.Token)));
        cancellationToken.ThrowIfCancellationRequested();
        return answers.Length > 0 && answers.All(answers => answers);
    }

    private async Task<bool> AnswersAsync(string host, string path, CancellationToken isOver)
    {
        if (!ProxyUrl.TryParse($"https://{host}?go-get=1", out var url, out _)) return false;
        using var client = new ModuleProxyClient(new Candidate(url, Trust.Public, InForce: false), settings, connections: 1, time);
        var target = new ProbeTarget(Endpoint.Absent, path, null, []);
        var asked = client.AskAsync(target, () => false, isOver);
        try
        {
            return (await asked.WaitAsync(isOver)).Status is < 300 or (>= 400 and < 500);
        }
        catch (OperationCanceledException) when (isOver.IsCancellationRequested)
        {
            return false;
        }
    }
}
