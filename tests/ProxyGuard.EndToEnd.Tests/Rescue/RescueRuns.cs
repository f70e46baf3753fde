using System.Collections.Concurrent;
using ProxyGuard.Core;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Rescue;

namespace ProxyGuard.EndToEnd.Tests.Rescue;

/// <summary>One guard and one build per fault, several at a time, all started by the first test that asks.</summary>
public sealed class RescueRuns : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private readonly SemaphoreSlim _slots = new(8);
    private readonly ConcurrentDictionary<string, Lazy<Task<GuardedBuild>>> _runs = new();

    public Task<GuardedBuild> RunAsync(string fault)
    {
        if (_runs.IsEmpty)
        {
            foreach (var one in FaultNames.All) _ = Start(one.Name).Value;
        }
        return Start(fault).Value;
    }

    public void Dispose() => _slots.Dispose();

    private Lazy<Task<GuardedBuild>> Start(string fault) => _runs.GetOrAdd(fault, name => new(() => Task.Run(() => BuildAsync(name))));

    private async Task<GuardedBuild> BuildAsync(string fault)
    {
        await _slots.WaitAsync();
        try
        {
            await using var lab = await RescueLab.StartAsync(FaultName.Parse(fault));
            var result = await GuardAsync(lab);
            var chain = result.Decision?.After.Reveal() ?? "off";
            var build = await lab.RunGoAsync(RealGo.V127, chain, Limit);
            var log = $"chain {chain}\n{string.Join('\n', result.Verdicts.Select(Describe))}\n{build.Go}";
            return new(build.Outcome, chain.Contains(lab.Broken.Url, StringComparison.Ordinal), log);
        }
        finally
        {
            _slots.Release();
        }
    }

    private static Task<GuardResult> GuardAsync(RescueLab lab)
    {
        var options = new GuardOptions
        {
            Directories = [lab.Sandbox.Project],
            Proxies = [Url(lab.Broken), Url(lab.Healthy)],
        };
        var identity = new RunIdentity(Guid.CreateVersion7(), "example.com/acme/app", "0.0.0", null);
        return GuardRun.RunAsync(options, new(lab.GuardEnvironment, TimeProvider.System, identity), CancellationToken.None);
    }

    private static ProxyUrl Url(LabHop hop) =>
        ProxyUrl.TryParse(hop.Url, out var url, out var fault) ? url : throw new InvalidOperationException($"{fault}");

    private static string Describe(Core.Judging.ProxyVerdict verdict)
    {
        var observed = verdict.Observations.Select(one => $"  {one.Endpoint} {one.Module}: {one.Outcome} {one.Status} {one.Detail}");
        return $"{verdict.Candidate.Id} {verdict.Health}: {string.Join("; ", verdict.Reasons)}\n{string.Join('\n', observed)}";
    }
}

/// <summary>How a build ended with the guard's chain.</summary>
/// <param name="Outcome">What the real <c>go</c> came to.</param>
/// <param name="Kept">Whether the faulty hop is in the chain.</param>
/// <param name="Log">Everything, for the one who has to find out why.</param>
public sealed record GuardedBuild(RescueOutcome Outcome, bool Kept, string Log);
