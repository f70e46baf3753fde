using System.Text.Json;

namespace ProxyGuard.Benchmarks;

/// <summary>The published guard, run as a CI step runs it.</summary>
internal sealed record GuardProgram(string Path)
{
    public Task<GuardAnswer> DecideAsync(
        string directory, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> proxies) =>
        RunAsync(directory, environment, proxies);

    public Task<GuardAnswer> CoverAsync(
        string directory, IReadOnlyDictionary<string, string> environment, params IEnumerable<string> proxies) =>
        RunAsync(directory, environment, proxies, "--coverage", "full", "--budget", "30s");

    private async Task<GuardAnswer> RunAsync(
        string directory, IReadOnlyDictionary<string, string> environment, IEnumerable<string> proxies, params string[] more)
    {
        var list = string.Join(',', proxies);
        string[] arguments = ["guard", "--directory", directory, "--proxies", list, "--ci", "none", "--format", "json", .. more];
        return new(await ProgramRun.RunAsync(Path, environment, watchMemory: true, arguments));
    }

    public Task<ProgramRun> WithoutNetworkAsync(string directory, IReadOnlyDictionary<string, string> environment) =>
        ProgramRun.RunAsync(Path, environment, watchMemory: false, "guard", "--directory", directory, "--ci", "none", "--format", "json");
}

/// <summary>What the guard printed, and what that took.</summary>
internal sealed record GuardAnswer(ProgramRun Run)
{
    private readonly JsonElement _json = Read(Run);

    public string GoProxy => _json.GetProperty("goproxy").GetString() ?? "";

    /// <summary>What the run itself took, without the start and the end of the process.</summary>
    public TimeSpan RunTime => TimeSpan.FromMilliseconds(_json.GetProperty("report").GetProperty("durationMs").GetDouble());

    /// <summary>How many module versions the chain is known to serve; only after full coverage.</summary>
    public int Served => _json.GetProperty("report").GetProperty("coverage").GetProperty("served").GetInt32();

    /// <summary>Health and reasons of a candidate, as printed.</summary>
    public string VerdictOf(string url)
    {
        var host = new Uri(url).Authority;
        return _json.GetProperty("verdicts").EnumerateArray()
            .Where(verdict => verdict.GetProperty("proxy").GetString() is { } id && id.StartsWith(host, StringComparison.Ordinal))
            .Select(verdict => $"{verdict.GetProperty("health")}: {string.Join("; ", Reasons(verdict))}")
            .FirstOrDefault() ?? "no verdict";
    }

    private static IEnumerable<string?> Reasons(JsonElement verdict) =>
        verdict.GetProperty("reasons").EnumerateArray().Select(reason => reason.GetString());

    private static JsonElement Read(ProgramRun run)
    {
        if (run.ExitCode != 0) throw new InvalidOperationException($"the guard ended with {run.ExitCode}:\n{run.Output}{run.Error}");
        using var document = JsonDocument.Parse(run.Output);
        return document.RootElement.Clone();
    }
}
