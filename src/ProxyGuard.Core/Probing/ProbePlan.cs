using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Probing;

/// <summary>Everything that will be asked, of whom.</summary>
/// <param name="Candidates">One plan per candidate, in the candidates' order.</param>
/// <param name="Sampled">The modules that stand in for the rest, best first.</param>
/// <param name="Nameable">The modules whose names may be shown to everybody: to public proxies, and in reports.</param>
public sealed record ProbePlan(
    IReadOnlyList<CandidatePlan> Candidates, IReadOnlyList<ModuleNeed> Sampled, IReadOnlySet<ModuleVersion> Nameable)
{
    /// <summary>Whether <c>go</c> will ask the checksum database, so that it is asked too.</summary>
    public bool NeedsDatabase => Database is not null || Candidates.SelectMany(plan => plan.Targets).Any(target => target.Then is not null);

    /// <summary>A plan that asks nobody.</summary>
    public static ProbePlan Empty { get; } = new([], [], new HashSet<ModuleVersion>());

    /// <summary>The checksum database asked at its own address; null when <c>go</c> needs none or no module may be shown to it.</summary>
    public DatabasePlan? Database { get; init; }
}

/// <summary>What one candidate will be asked.</summary>
/// <param name="Candidate">The candidate.</param>
/// <param name="Targets">The requests; all are made at once.</param>
/// <param name="NotProbed">Why it is not asked at all; null when it is.</param>
public sealed record CandidatePlan(Candidate Candidate, IReadOnlyList<ProbeTarget> Targets, ReasonCode? NotProbed = null)
{
    /// <summary>The rest of the build list, asked when the other requests have ended, many at a time; empty by default.</summary>
    public IReadOnlyList<ProbeTarget> Coverage { get; init; } = [];
}

/// <summary>One request to make.</summary>
/// <param name="Endpoint">The kind of request.</param>
/// <param name="Path">The path below the proxy's base URL, case-escaped, without a leading slash.</param>
/// <param name="Need">The module it is about and the hashes it must have; null when it is about no module of the repository.</param>
/// <param name="Spares">What to ask instead, in order, when the answer is too large to be read.</param>
public sealed record ProbeTarget(Endpoint Endpoint, string Path, ModuleNeed? Need, IReadOnlyList<ProbeTarget> Spares)
{
    /// <summary>What is asked once this was answered with status 200; null for nothing.</summary>
    public RecordQuestion? Then { get; init; }

    /// <summary>What looks at the body, where the endpoint alone does not say what it must be.</summary>
    internal Func<byte[], BodyCheck>? Inspect { get; init; }

    /// <summary>The hash that go.sum asks of this body; null when there is none.</summary>
    public string? ExpectedHash => Endpoint switch { Endpoint.Zip => Need?.ZipHash, Endpoint.Mod => Need?.ModHash, _ => null };

    /// <summary>The most bytes of the body that are read: 64 KiB of a zip, 1 MiB of a text, the first few of a toolchain.</summary>
    internal int MostBytes => Endpoint switch
    {
        Endpoint.Zip when Need?.Module.Path == ToolchainSwitch.Module => 4,
        Endpoint.Zip => 64 << 10,
        _ => 1 << 20,
    };

    /// <summary>A request about one module. Source of the paths: Go Modules Reference, "GOPROXY protocol".</summary>
    /// <param name="endpoint">The kind of request.</param>
    /// <param name="need">The module.</param>
    /// <param name="spares">What to ask instead when the answer is too large.</param>
    public static ProbeTarget Of(Endpoint endpoint, ModuleNeed need, params IReadOnlyList<ProbeTarget> spares)
    {
        if (endpoint is not (Endpoint.List or Endpoint.Latest or Endpoint.Info or Endpoint.Mod or Endpoint.Zip))
            throw new ArgumentOutOfRangeException(nameof(endpoint), endpoint, "is not about a module of the repository");
        var path = Addresses.PathOf(new FileRequest(endpoint, need.Module.Path, need.Module.Version));
        return new ProbeTarget(endpoint, path, need, spares);
    }

    /// <summary>The version list of a module that cannot exist: <c>.invalid</c> is reserved by RFC 2606.</summary>
    public static ProbeTarget Absent { get; } = new(Endpoint.Absent, "proxyguard.invalid/no-such-module/@v/list", null, []);

    /// <summary>Whether the proxy carries the checksum database of this name.</summary>
    /// <param name="name">The database's name.</param>
    /// <param name="then">What is asked of a proxy that says so; null for nothing.</param>
    public static ProbeTarget SumDbSupported(string name, RecordQuestion? then = null) =>
        new(Endpoint.SumDbSupported, $"sumdb/{name}/supported", null, []) { Then = then };
}
