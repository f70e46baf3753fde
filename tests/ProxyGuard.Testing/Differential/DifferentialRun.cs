using System.Collections.Concurrent;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Testing.Differential;

/// <summary>A case on which the model and the real <c>go</c> differ.</summary>
/// <param name="Case">The case.</param>
/// <param name="Predicted">What the model says.</param>
/// <param name="Course">What <c>go</c> did.</param>
/// <param name="Differences">In words.</param>
public sealed record Disagreement(DifferentialCase Case, Resolution Predicted, GoCourse Course, IReadOnlyList<string> Differences);

/// <summary>Puts cases to the model and to the real <c>go</c>, several at a time.</summary>
/// <param name="width">How many processes of <c>go</c> work at a time.</param>
public sealed class DifferentialRun(int width = 4) : IDisposable
{
    private readonly SemaphoreSlim _working = new(width);

    // Whoever waits for ever needs no processor; his neighbours can be many.
    private readonly SemaphoreSlim _hanging = new(16);

    private int _agreements;
    private int _unknown;

    public int Cases => _agreements + _unknown + Disagreements.Count;

    public int Agreements => _agreements;

    /// <summary>Cases of which the model says that it does not know. They agree with nothing.</summary>
    public int Unknown => _unknown;

    public ConcurrentQueue<Disagreement> Disagreements { get; } = new();

    public ConcurrentDictionary<string, int> Results { get; } = new();

    /// <summary>Why the model did not know, and how often.</summary>
    public ConcurrentDictionary<string, int> WhyUnknown { get; } = new();

    /// <summary>One line of figures.</summary>
    public string Summary => $"{Cases} cases, {Agreements} agreements, {Unknown} unknown, {Disagreements.Count} disagreements";

    public Task RunAsync(IEnumerable<DifferentialCase> cases) => Task.WhenAll(cases.Select(one => Task.Run(() => CountAsync(one))));

    /// <summary>What differs in one case; null when nothing does or the model does not know.</summary>
    public async Task<Disagreement?> CheckAsync(DifferentialCase one)
    {
        var predicted = CasePrediction.Of(one);
        if (predicted.Result == ResolutionResult.Unknown) return null;
        var course = await ObserveAsync(one, predicted);
        var differences = CaseComparison.Differences(one, predicted, course);
        return differences.Count == 0 ? null : new(one, predicted, course, differences);
    }

    /// <summary>The smallest case that differs in the same way: in the result, the error, or who is asked.</summary>
    public async Task<Disagreement> ShrinkAsync(Disagreement found)
    {
        var smallest = found;
        await CaseShrinker.ShrinkAsync(found.Case, async smaller =>
        {
            if (await CheckAsync(smaller) is not { } shows || KindOf(shows) != KindOf(found)) return false;
            smallest = shows;
            return true;
        });
        return smallest;
    }

    /// <summary>What differs, in a form that can be replayed.</summary>
    /// <param name="found">As it was drawn.</param>
    /// <param name="smallest">The smallest case that shows it.</param>
    public static string Describe(Disagreement found, Disagreement smallest)
    {
        var asked = smallest.Predicted.Asked
            .Select(asked => $"{asked.Hop.Url?.Text ?? "direct"} {asked.File.Endpoint} {asked.File.Path} {asked.File.Version}".TrimEnd());
        return $"""
            --- disagreement
            {string.Join('\n', smallest.Differences)}
            replay: {smallest.Case}
            the model asks: {string.Join(", ", asked)}
            go: {smallest.Course}
            drawn: {found.Case}
            {string.Join('\n', found.Differences)}
            """;
    }

    public void Dispose()
    {
        _working.Dispose();
        _hanging.Dispose();
    }

    private async Task CountAsync(DifferentialCase one)
    {
        var predicted = CasePrediction.Of(one);
        Results.AddOrUpdate(predicted.Result.ToString(), 1, (_, count) => count + 1);
        if (predicted.Result == ResolutionResult.Unknown)
        {
            Interlocked.Increment(ref _unknown);
            WhyUnknown.AddOrUpdate(string.Join("; ", predicted.Why ?? []), 1, (_, count) => count + 1);
        }
        else if (await CheckAsync(one) is { } disagreement)
        {
            Disagreements.Enqueue(disagreement);
        }
        else
        {
            Interlocked.Increment(ref _agreements);
        }
    }

    private async Task<GoCourse> ObserveAsync(DifferentialCase one, Resolution predicted)
    {
        var hangs = predicted.Result == ResolutionResult.Hang;
        var slots = hangs ? _hanging : _working;
        await slots.WaitAsync();
        try
        {
            return await CaseLab.RunAsync(one, mayHang: hangs);
        }
        finally
        {
            slots.Release();
        }
    }

    private static string KindOf(Disagreement disagreement) => disagreement.Differences[0].Split(':', 2) is ["result" or "error", var text]
        ? text
        : "who is asked";
}
