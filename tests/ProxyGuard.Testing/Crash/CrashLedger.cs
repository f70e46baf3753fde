using System.Collections.Concurrent;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Testing.Crash;

/// <summary>What the clients sent and what they were told: the only witness of what the service promised.</summary>
internal sealed class CrashLedger
{
    private readonly ConcurrentDictionary<Guid, RunReport> _sent = new();
    private readonly ConcurrentDictionary<Guid, bool> _acknowledged = new();
    private readonly ConcurrentDictionary<Guid, string> _outcomes = new();
    private readonly ConcurrentDictionary<Guid, bool> _acknowledgedOutcomes = new();

    public IReadOnlyDictionary<Guid, RunReport> Sent => _sent;

    public ICollection<Guid> Acknowledged => _acknowledged.Keys;

    /// <summary>How each concluded build ended; all of them are acknowledged before anything is compared.</summary>
    public IReadOnlyDictionary<Guid, string> Outcomes => _outcomes;

    /// <summary>Answers that no honest client may get: another body was stored, or what was acknowledged is not known.</summary>
    public ConcurrentQueue<string> Contradictions { get; } = new();

    public void Send(RunReport run) => _sent[run.Key] = run;

    public void Acknowledge(Guid key) => _acknowledged[key] = true;

    public void Conclude(Guid key, string status) => _outcomes[key] = status;

    public void AcknowledgeOutcome(Guid key) => _acknowledgedOutcomes[key] = true;

    public IReadOnlyList<Guid> OpenOutcomes => [.. _outcomes.Keys.Where(key => !_acknowledgedOutcomes.ContainsKey(key))];
}
