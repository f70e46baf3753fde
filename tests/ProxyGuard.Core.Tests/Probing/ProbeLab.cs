using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Core.Tests.Probing;

/// <summary>Asks hops of the lab as a run does, with the lab's authority as the only one believed.</summary>
internal static class ProbeLab
{
    public const string UserAgent = "ProxyGuard/0.0-test";

    /// <summary>Long enough for any answer on a machine that is busy.</summary>
    public static readonly TimeSpan Patient = TimeSpan.FromSeconds(20);

    /// <summary>Short enough to wait out a hop that never answers.</summary>
    public static readonly TimeSpan Short = TimeSpan.FromMilliseconds(900);

    public static ModuleNeed Alpha { get; } = Need(ModuleTree.Sample()[SampleModules.Alpha, SampleModules.AlphaNewest]!);

    public static ModuleNeed Need(LabModule module) => new(module.Id, module.ZipHash, module.ModHash, true, false, "go.mod", 1);

    public static IReadOnlyList<ModuleNeed> Needs(ModuleTree tree) => [.. tree.Newest.Select(Need)];

    public static ProbeTarget Target(Endpoint endpoint) => endpoint switch
    {
        Endpoint.Absent => ProbeTarget.Absent,
        Endpoint.SumDbSupported => ProbeTarget.SumDbSupported(SumDb.DefaultName),
        _ => ProbeTarget.Of(endpoint, Alpha),
    };

    public static Candidate Candidate(string url, Trust trust = Trust.Public)
    {
        Assert.True(ProxyUrl.TryParse(url, out var parsed, out var fault), $"{fault}");
        return new Candidate(parsed, trust, true);
    }

    public static ProbeSettings Settings(TimeSpan budget, string netrc = "")
    {
        var environment = new Dictionary<string, string> { ["SSL_CERT_FILE"] = LabCertificates.Shared.CaFile };
        var trust = CertificateTrust.Read(environment, null);
        Assert.Empty(trust.Faults);
        return new ProbeSettings(trust.Value, Netrc.Parse(netrc), GoWebProxy.From(environment), UserAgent, budget);
    }

    public static async Task<Observation> AskAsync(LabHop hop, Endpoint endpoint, TimeSpan budget) =>
        Assert.Single(await RunAsync([new CandidatePlan(Candidate(hop.Url), [Target(endpoint)])], Settings(budget)));

    public static Task<IReadOnlyList<Observation>> RunAsync(
        IReadOnlyList<CandidatePlan> candidates, ProbeSettings settings, IProgress<Observation>? progress = null)
    {
        var plan = new ProbePlan(candidates, [], new HashSet<ModuleVersion>());
        return new ProbeRunner(settings, TimeProvider.System, progress).RunAsync(plan, TestContext.Current.CancellationToken);
    }

    public static Dictionary<string, string> NoVariables => [];
}
