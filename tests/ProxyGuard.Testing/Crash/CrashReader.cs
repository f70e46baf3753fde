using System.Text.Json.Nodes;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Testing.Crash;

/// <summary>Reads by the public API what is stored, and compares it with the ledger by sums of its own.</summary>
internal sealed class CrashReader(Uri service, string token) : IDisposable
{
    private const int MostFaults = 20;
    private readonly List<string> _faults = [];
    private readonly HttpClient _client = new(LoopbackOnly.Handler())
    {
        BaseAddress = service,
        Timeout = TimeSpan.FromSeconds(60),
        DefaultRequestHeaders = { { "Authorization", "Bearer " + token } },
    };

    private long _lost;
    private long _doubled;

    public async Task<CrashResult> CompareAsync(CrashLedger ledger, int kills, CancellationToken cancellationToken)
    {
        foreach (var contradiction in ledger.Contradictions) Fault(contradiction);
        var listed = new List<Guid>();
        for (var number = 0; number < CrashClient.Repositories; number++)
        {
            var repository = CrashClient.Repository(number);
            var runs = await ListAsync(repository, cancellationToken);
            listed.AddRange(runs);
            CompareSums(repository, Expected(ledger, runs), await SumsAsync(repository, cancellationToken));
        }
        var stored = listed.ToHashSet();
        CountLost("acknowledged but not stored", ledger.Acknowledged.Count(key => !stored.Contains(key)));
        CountDoubled("listed twice", listed.Count - stored.Count);
        CountDoubled("never sent", stored.Count(key => !ledger.Sent.ContainsKey(key)));
        return new CrashResult(kills, ledger.Acknowledged.Count, stored.Count, _lost, _doubled, [.. _faults.Take(MostFaults)]);
    }

    public void Dispose() => _client.Dispose();

    private async Task<List<Guid>> ListAsync(string repository, CancellationToken cancellationToken)
    {
        var keys = new List<Guid>();
        string? next = "";
        while (next is not null)
        {
            var page = await GetAsync($"{Path(repository)}/runs?limit=200{next}", cancellationToken);
            if (page is null) return keys;
            keys.AddRange(page["runs"]!.AsArray().Select(run => Guid.Parse((string)run!["key"]!)));
            next = (string?)page["next"] is { } after ? "&after=" + Uri.EscapeDataString(after) : null;
        }
        return keys;
    }

    private static SortedDictionary<string, long> Expected(CrashLedger ledger, IEnumerable<Guid> stored)
    {
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var key in stored.Distinct().Where(ledger.Sent.ContainsKey))
        {
            Add(sums, ledger.Sent[key]);
            if (ledger.Outcomes.TryGetValue(key, out var status)) Add(sums, "builds " + status, 1);
        }
        return sums;
    }

    private static void Add(SortedDictionary<string, long> sums, RunReport run)
    {
        Add(sums, "runs", 1);
        Add(sums, "rescued", run.Decision.Rescued ? 1 : 0);
        Add(sums, "formerChainWouldFail", run.Decision.FormerChainPasses == false ? 1 : 0);
        foreach (var proxy in run.Proxies)
        {
            Add(sums, $"{proxy.Id} runs", 1);
            Add(sums, $"{proxy.Id} bytes", proxy.Probes.Sum(probe => probe.Bytes));
            Add(sums, $"{proxy.Id} verdict {Codes.Of(proxy.Health)}", 1);
            Add(sums, $"{proxy.Id} connect", proxy.Probes.Count(probe => probe.ConnectMs is not null));
            Add(sums, $"{proxy.Id} firstByte", proxy.Probes.Count(probe => probe.FirstByteMs is not null));
            Add(sums, $"{proxy.Id} total", proxy.Probes.Count(IsAnswered));
            foreach (var probe in proxy.Probes) Add(sums, $"{proxy.Id} outcome {Codes.Of(probe.Outcome)}", 1);
        }
    }

    private static bool IsAnswered(ProbeFacts probe) => probe.Outcome is ProbeOutcome.Ok or ProbeOutcome.NotFound or ProbeOutcome.Gone;

    private async Task<SortedDictionary<string, long>> SumsAsync(string repository, CancellationToken cancellationToken)
    {
        var sums = new SortedDictionary<string, long>(StringComparer.Ordinal);
        if (await GetAsync($"{Path(repository)}?step=day", cancellationToken) is not { } series) return sums;
        foreach (var name in new[] { "runs", "rescued", "formerChainWouldFail" }) Add(sums, name, (long)series["totals"]![name]!);
        var builds = series["totals"]!["builds"]!;
        Add(sums, "builds success", (long)builds["green"]!);
        Add(sums, "builds failure", (long)builds["red"]!);
        Add(sums, "builds cancelled", (long)builds["cancelled"]!);
        foreach (var proxy in series["proxies"]!.AsArray())
        {
            var (id, figures) = ((string)proxy!["id"]!, proxy["sums"]!);
            Add(sums, $"{id} runs", (long)figures["runs"]!);
            Add(sums, $"{id} bytes", (long)figures["bytes"]!);
            foreach (var (code, count) in figures["verdicts"]!.AsObject()) Add(sums, $"{id} verdict {code}", (long)count!);
            foreach (var (code, count) in figures["outcomes"]!.AsObject()) Add(sums, $"{id} outcome {code}", (long)count!);
            foreach (var (phase, latency) in figures["latency"]!.AsObject()) Add(sums, $"{id} {phase}", (long?)latency?["of"] ?? 0);
        }
        return sums;
    }

    private void CompareSums(string repository, SortedDictionary<string, long> expected, SortedDictionary<string, long> found)
    {
        foreach (var name in expected.Keys.Union(found.Keys))
        {
            var difference = found.GetValueOrDefault(name) - expected.GetValueOrDefault(name);
            if (difference != 0) Fault($"{repository}: {name} differs by {difference} from the sum over the stored runs");
            if (name != "runs") continue;
            _lost += Math.Max(0, -difference);
            _doubled += Math.Max(0, difference);
        }
    }

    private async Task<JsonNode?> GetAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await _client.GetAsync(new Uri(path, UriKind.Relative), cancellationToken);
        if (answer.StatusCode == System.Net.HttpStatusCode.NotFound) return null;
        answer.EnsureSuccessStatusCode();
        return await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(cancellationToken), cancellationToken: cancellationToken);
    }

    private static string Path(string repository) => "/api/v1/r/" + IdEncoding.Encode(repository);

    private static void Add(SortedDictionary<string, long> sums, string name, long count)
    {
        if (count != 0) sums[name] = sums.GetValueOrDefault(name) + count;
    }

    private void CountLost(string what, long count)
    {
        _lost += count;
        if (count > 0) Fault($"{what} by {count}");
    }

    private void CountDoubled(string what, long count)
    {
        _doubled += count;
        if (count > 0) Fault($"{what} by {count}");
    }

    private void Fault(string words) => _faults.Add(words);
}
