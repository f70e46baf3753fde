using System.Collections.Concurrent;
using ProxyGuard.Core.Probing;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Lab;

/// <summary>What the real <c>go</c> did with a faulty hop in front of a healthy one.</summary>
public enum GoOutcome
{
    /// <summary>Passed with the first hop's answer.</summary>
    Used,

    /// <summary>Passed with the first hop's answer, and that was wrong.</summary>
    Misled,

    /// <summary>Passed with the second hop's answer.</summary>
    Next,

    /// <summary>Failed; the second hop was not asked.</summary>
    Stop,

    /// <summary>Was still waiting when it was cut; the second hop was not asked.</summary>
    Hang,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Runs the real <c>go</c> once per case, several at a time, all started by the first test that asks.</summary>
public sealed class FaultOracle : IDisposable
{
    private static readonly TimeSpan Cut = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _slots = new(4);
    private readonly ConcurrentDictionary<FaultCase, Lazy<Task<(GoOutcome, string)>>> _runs = new();

    public Task<(GoOutcome Outcome, string Log)> RunAsync(FaultCase asked)
    {
        if (_runs.IsEmpty)
        {
            foreach (var one in FaultCase.All) _ = Start(one).Value;
        }
        return Start(asked).Value;
    }

    public void Dispose() => _slots.Dispose();

    private Lazy<Task<(GoOutcome, string)>> Start(FaultCase one) =>
        _runs.GetOrAdd(one, key => new(() => Task.Run(() => ObserveAsync(key))));

    private async Task<(GoOutcome, string)> ObserveAsync(FaultCase one)
    {
        // A hanging go costs no processor: these all wait side by side.
        if (one.Expected == GoOutcome.Hang) return await ChainAsync(one);
        await _slots.WaitAsync();
        try
        {
            return await ChainAsync(one);
        }
        finally
        {
            _slots.Release();
        }
    }

    private static async Task<(GoOutcome, string)> ChainAsync(FaultCase one)
    {
        var fault = FaultName.Parse(one.Fault);
        var endpoint = FaultName.ParseEndpoint(one.Endpoint);
        var faults = fault.IsWholeHop ? HopFaults.All(one.Fault) : HopFaults.At(endpoint, one.Fault);
        var tree = ModuleTree.Sample();
        await using var broken = await LabHop.StartAsync(tree, faults, new() { Name = "broken", SlowTime = TimeSpan.FromSeconds(1) });
        await using var healthy = await LabHop.StartAsync(tree, options: new() { Name = "healthy" });
        using var sandbox = new GoSandbox(broken.Url.StartsWith("https", StringComparison.Ordinal) ? broken.CaFile : null);
        LabRepository.Write(sandbox.Project, tree);

        var limit = one.Expected == GoOutcome.Hang ? Cut : Limit;
        var run = await new RealGo(one.Go).RunAsync(sandbox, broken.Url + one.Separator + healthy.Url, limit, Command(endpoint));

        var asked = healthy.Requests.Any(request => request.Target?.Endpoint == endpoint);
        var log = $"{run}\nbroken:\n{string.Join('\n', broken.Requests)}\nhealthy:\n{string.Join('\n', healthy.Requests)}";
        var met = broken.Connections > 0 || fault.Layer == FaultLayer.Address;
        return ((run, asked) switch
        {
            _ when !met => GoOutcome.Other,
            ({ TimedOut: true }, _) => asked ? GoOutcome.Other : GoOutcome.Hang,
            ({ Passed: true }, false) => IsTrue(endpoint, run, tree) ? GoOutcome.Used : GoOutcome.Misled,
            ({ Passed: true }, true) => GoOutcome.Next,
            ({ Passed: false }, false) => GoOutcome.Stop,
            _ => GoOutcome.Other,
        }, log);
    }

    private static bool IsTrue(Endpoint endpoint, GoRun run, ModuleTree tree) => endpoint switch
    {
        Endpoint.List => run.Output == $"{SampleModules.Alpha} {string.Join(' ', tree.ListOf(SampleModules.Alpha))}\n",
        Endpoint.Latest => run.Output == $"{SampleModules.Nightly} {tree.NewestOf(SampleModules.Nightly)}\n",
        _ => true,
    };

    private static string[] Command(Endpoint endpoint) => endpoint switch
    {
        Endpoint.List => ["list", "-m", "-versions", SampleModules.Alpha],
        Endpoint.Latest => ["list", "-m", $"{SampleModules.Nightly}@latest"],
        _ => ["mod", "download", $"{SampleModules.Alpha}@{SampleModules.AlphaNewest}"],
    };
}

/// <summary>One chain <c>broken SEPARATOR healthy</c>, and what the model says about it.</summary>
public sealed record FaultCase(string Fault, string Endpoint, string Separator, string Go)
{
    private static readonly string[] DifferentByEndpoint =
    [
        "html-200", "empty-200", "truncated-silent", "truncated-body", "http-404", "http-503", "stall-mid-body", "eof-before-response",
    ];

    private static readonly string[] SampleOfTheOldest =
    [
        "http-404", "http-502", "conn-refused", "tls-expired", "html-200", "truncated-body", "redirect-loop", "stall-before-response",
    ];

    public static IReadOnlyList<FaultCase> All { get; } =
        [.. Cases().SelectMany(one => new[] { one with { Separator = "," }, one with { Separator = "|" } })];

    public GoOutcome Expected => FaultExpectation.Of(this);

    // Every fault once with the newest go, at the endpoint it is about or at .info; then what differs by endpoint, and a sample with the
    // oldest go.
    private static IEnumerable<FaultCase> Cases()
    {
        foreach (var fault in FaultNames.All) yield return new(fault.Name, FaultName.Of(fault.TypicalEndpoint), "", "1.27");
        foreach (var fault in DifferentByEndpoint)
        {
            foreach (var endpoint in new[] { "list", "mod", "zip", "latest" }) yield return new(fault, endpoint, "", "1.27");
        }
        foreach (var fault in SampleOfTheOldest)
        {
            yield return new(fault, "info", "", "1.23");
        }
    }
}
