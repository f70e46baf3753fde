using System.Diagnostics;

namespace ProxyGuard.Testing.Crash;

/// <summary>
/// Kills the service at random moments under load and then compares what it promised with what it has: every acknowledged run is stored,
/// and every sum is the sum over the stored runs.
/// </summary>
internal static class CrashRun
{
    private const int Clients = 24;

    // Fewer of either prove nothing: a slow machine gets more time for them, but not without end.
    private const int FewestKills = 3;
    private const int FewestRuns = 100;
    private const int LongestFactor = 8;
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(2500);

    public static async Task<CrashResult> RunAsync(
        MortalService service, string token, TimeSpan length, int seed, CancellationToken cancellationToken)
    {
        var ledger = new CrashLedger();
        var clients = Enumerable.Range(0, Clients)
            .Select(number => new CrashClient(ledger, service.Address, token, unchecked(seed * Clients + number))).ToList();
        try
        {
            var kills = await KillUnderLoadAsync(service, clients, ledger, length, new Random(seed), cancellationToken);
            await service.StartAsync(cancellationToken);
            foreach (var key in ledger.OpenOutcomes) await clients[0].ConcludeAgainAsync(key, cancellationToken);
            using var reader = new CrashReader(service.Address, token);
            return await reader.CompareAsync(ledger, kills, cancellationToken);
        }
        finally
        {
            foreach (var client in clients) client.Dispose();
        }
    }

    private static async Task<int> KillUnderLoadAsync(
        MortalService service, IEnumerable<CrashClient> clients, CrashLedger ledger, TimeSpan length, Random random,
        CancellationToken cancellationToken)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var start = Stopwatch.GetTimestamp();
        var kills = 0;
        List<Task> load = [];
        do
        {
            await service.StartAsync(cancellationToken);
            if (load.Count == 0) load = [.. clients.Select(client => Task.Run(() => client.RunAsync(end.Token), cancellationToken))];
            await Task.Delay(Shortest + random.NextDouble() * (Longest - Shortest), TimeProvider.System, cancellationToken);
            await service.KillAsync();
            kills++;
        }
        while (Stopwatch.GetElapsedTime(start) is var spent && (spent < length || (IsTooLittle(kills, ledger) && spent < LongestFactor * length)));
        await end.CancelAsync();
        await Task.WhenAll(load);
        return kills;
    }

    private static bool IsTooLittle(int kills, CrashLedger ledger) => kills < FewestKills || ledger.Acknowledged.Count < FewestRuns;
}

/// <summary>What came of it.</summary>
/// <param name="Kills">How often the service was killed.</param>
/// <param name="Acknowledged">Runs whose post was answered with success.</param>
/// <param name="Stored">Runs that are stored: the acknowledged ones and those whose answer was lost.</param>
/// <param name="Lost">Acknowledged runs that are not stored, and runs that a sum lacks.</param>
/// <param name="Doubled">Runs that are listed twice, and runs that a sum has too many.</param>
/// <param name="Faults">The first differences, in words.</param>
public sealed record CrashResult(int Kills, int Acknowledged, int Stored, long Lost, long Doubled, IReadOnlyList<string> Faults)
{
    public bool IsClean => Lost == 0 && Doubled == 0 && Faults.Count == 0;

    public override string ToString() => $"acknowledged {Acknowledged}, stored {Stored}, lost {Lost}, doubled {Doubled}";
}
