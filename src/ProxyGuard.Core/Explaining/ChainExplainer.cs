using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Explaining;

/// <summary>Explains a chain from a run report: what was seen, walked as <c>go</c> walks it. Pure, and without a network.</summary>
public sealed class ChainExplainer
{
    private const int MostWeakPoints = 3;

    private readonly RunReport _report;
    private readonly ProxyChain _chain;
    private readonly List<Observation> _observations;
    private readonly ObservedAnswers _seen;

    private ChainExplainer(RunReport report, ProxyChain chain)
    {
        _report = report;
        _chain = chain;
        _observations = [.. chain.Hops.Select(hop => hop.Url).OfType<ProxyUrl>().Distinct().SelectMany(ObservationsOf)];
        _seen = new ObservedAnswers(_observations);
    }

    /// <summary>Explains.</summary>
    /// <param name="report">What a run saw.</param>
    /// <param name="chain">The chain: the one in force, the one chosen, or any other. What the run did not ask stays unknown.</param>
    public static ChainExplanation Explain(RunReport report, ProxyChain chain) => new ChainExplainer(report, chain).Explain();

    private ChainExplanation Explain()
    {
        // Probes end in any order: the same run is always explained in the same words.
        var files = _seen.Files.OrderBy(NameOf, StringComparer.Ordinal).ThenBy(file => file.Endpoint);
        var walks = files.Select(file => (File: file, Walk: WalkFor(file, _seen.Of))).ToList();
        var modules = walks.GroupBy(one => NameOf(one.File), one => Explained(one.File, one.Walk))
            .Select(module => new ExplainedModule(module.Key, [.. module]));
        var servedNow = walks.Where(one => one.Walk.Result == ResolutionResult.Pass).Select(one => one.File).ToList();
        var deaths = _chain.Hops.Where(hop => hop.Kind == HopKind.Proxy).Select(hop => DeathOf(hop, servedNow)).ToList();
        return new ChainExplanation(
            _chain.ToString(),
            ResultOf([.. walks.Select(one => one.Walk.Result)]),
            [.. modules],
            _report.Settings,
            deaths.FirstOrDefault(),
            [.. WeakPoints([.. walks.Select(one => one.Walk)], deaths).Take(MostWeakPoints)]);
    }

    private Walk WalkFor(FileRequest file, AnswerOf answerOf) => ChainWalk.Along(_chain.Hops, hop => answerOf(hop, file));

    private ExplainedFile Explained(FileRequest file, Walk walk)
    {
        var result = walk.Result;
        var steps = walk.Asked.Append(walk.Last!).Distinct().Select(hop => Step(hop, file));
        return new ExplainedFile(file.Endpoint, result, result == ResolutionResult.Pass ? NameOf(walk.Last!) : null, [.. steps]);
    }

    private ExplainedStep Step(Hop hop, FileRequest file)
    {
        var probe = _observations.Find(one =>
            one.Candidate.Id == hop.Url?.Id && one.Endpoint == file.Endpoint && one.Module == new ModuleVersion(file.Path, file.Version));
        var answer = hop.Kind == HopKind.Off ? AnswerKind.NotFound : _seen.Of(hop, file).Kind;
        return new ExplainedStep(NameOf(hop), answer, probe?.Outcome, probe?.Status);
    }

    private HopDeath DeathOf(Hop dead, List<FileRequest> servedNow)
    {
        var after = servedNow
            .Select(file => WalkFor(file, (hop, asked) => ReferenceEquals(hop, dead) ? Answer.Dead : _seen.Of(hop, asked)).Result)
            .ToList();
        var lost = after.Count(result => result is ResolutionResult.Fail or ResolutionResult.Hang);
        return new HopDeath(NameOf(dead), ResultOf(after), lost, servedNow.Count);
    }

    private IEnumerable<WeakPoint> WeakPoints(List<Walk> walks, List<HopDeath> deaths)
    {
        foreach (var point in Ends(walks, ResolutionResult.Fail, WeakPointCode.FailsNow)) yield return point;
        foreach (var point in Ends(walks, ResolutionResult.Hang, WeakPointCode.HangsNow)) yield return point;
        foreach (var death in deaths.Where(death => death.Lost > 0).OrderByDescending(death => death.Lost))
            yield return new WeakPoint(WeakPointCode.SinglePoint, death.Hop, death.Lost, death.Of);
        if (_report.Warnings.Any(warning => warning.Code == WarningCode.VerificationWeakened))
            yield return new WeakPoint(WeakPointCode.VerificationWeakened);
        if (_report.Modules is { } modules && modules.Verifiable < modules.Needed)
            yield return new WeakPoint(WeakPointCode.WithoutHash, null, modules.Needed - modules.Verifiable, modules.Needed);
        foreach (var point in Ends(walks, ResolutionResult.Unknown, WeakPointCode.NotKnown)) yield return point;
        foreach (var proxy in _report.Proxies.Where(proxy => proxy.Health == Health.Degraded && IsInChain(proxy.Id)))
            yield return new WeakPoint(WeakPointCode.Degraded, proxy.Id);
        if (_chain.Hops[^1].Kind == HopKind.Direct) yield return new WeakPoint(WeakPointCode.OriginLast, "direct");
    }

    private static IEnumerable<WeakPoint> Ends(List<Walk> walks, ResolutionResult result, WeakPointCode code) => walks
        .Where(walk => walk.Result == result)
        .GroupBy(walk => NameOf(walk.Last!))
        .OrderByDescending(group => group.Count())
        .Select(group => new WeakPoint(code, group.Key, group.Count(), walks.Count));

    private bool IsInChain(string id) => _chain.Hops.Any(hop => hop.Url?.Id == id);

    private IEnumerable<Observation> ObservationsOf(ProxyUrl url) =>
        from proxy in _report.Proxies
        where proxy.Id == url.Id
        from probe in proxy.Probes
        select new Observation
        {
            Candidate = new Candidate(url, proxy.Trust, proxy.InForce),
            Endpoint = probe.Endpoint,
            Module = probe.Module is { } name ? ModuleOf(name) : null,
            Outcome = probe.Outcome,
            Status = probe.Status,
        };

    private static ModuleVersion ModuleOf(string name) => name.Split('@', 2) is [var path, var version]
        ? new ModuleVersion(path, version)
        : new ModuleVersion(name, "");

    private static string NameOf(FileRequest file) => file.Version.Length == 0 ? file.Path : $"{file.Path}@{file.Version}";

    private static string NameOf(Hop hop) => hop.Kind switch { HopKind.Direct => "direct", HopKind.Off => "off", _ => hop.Url!.Id };

    private static ResolutionResult ResultOf(List<ResolutionResult> files)
    {
        ResolutionResult[] byWeight = [ResolutionResult.Fail, ResolutionResult.Hang, ResolutionResult.Unknown, ResolutionResult.Pass];
        return files.Count == 0 ? ResolutionResult.Unknown : byWeight.First(files.Contains);
    }
}
