using ProxyGuard.Core.Checksums;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core;

/// <summary>Everything a run reads before it probes.</summary>
internal sealed record RunInput(
    ModuleManifest Manifest,
    GoEnvironment Environment,
    IReadOnlyList<Candidate> Candidates,
    ModulePatterns PrivatePatterns,
    ProbeSettings Settings,
    ChoosingPolicy Policy,
    string? GoVersion,
    bool InContainer,
    IReadOnlyList<WarningFacts> Warnings)
{
    /// <summary>Whether <c>go</c> will ask no proxy at all.</summary>
    public bool NothingToFetch => Manifest.Needs.Count == 0 || (Manifest.IsVendored && Environment.ModFlag is null or "vendor");

    /// <summary>Whether <c>go</c> would run a command for credentials.</summary>
    public bool RunsGoAuth => Environment.Auth.Any(auth => auth.Kind is GoAuthKind.Command or GoAuthKind.Git);

    /// <summary>Reads files, settings and options; all faults at once.</summary>
    public static Parsed<RunInput> Read(GuardOptions options, RunContext context)
    {
        var manifest = ModuleManifestReader.Read(options.Directories);
        var files = GoEnvironmentFiles.Read(context.Environment);
        var environment = GoEnvironment.From(context.Environment, files);
        var candidates = CandidateList.From(environment, options);
        var trust = CertificateTrust.Read(context.Environment, options.CaFile);
        var patterns = options.Private is null ? environment.PrivatePatterns : ModulePatterns.Parse(options.Private, "private");
        var goVersion = options.GoVersion ?? files.GoVersion ?? manifest.Value.GoVersion;
        var input = new RunInput(
            manifest.Value,
            environment,
            candidates.Candidates,
            patterns,
            new ProbeSettings(
                trust.Value, NetrcFor(environment, options, context), GoWebProxy.From(context.Environment),
                "ProxyGuard/" + context.Identity.ToolVersion, options.Budget),
            PolicyFor(options, environment, manifest.Value, goVersion) with
            {
                Private = PrivateRouting.Of(
                    environment, options.Private is null ? null : patterns, candidates.Candidates.Any(one => one.Trust == Trust.Private)),
            },
            goVersion,
            options.InContainer,
            [
                .. environment.Warnings.Where(warning => IsWorthSaying(warning, candidates.Candidates)),
                .. OfOldGo(options.GoVersion ?? files.GoVersion, manifest.Value, environment, candidates.Candidates),
                .. candidates.Warnings, .. options.Private is null ? [] : patterns.Warnings,
                .. manifest.Value.Warnings.Select(warning => new WarningFacts(WarningCode.ModuleFile, [warning.ToString()])),
            ]);
        var isBroad = options.Private is null ? [] : PrivateRouting.FaultsOf(patterns);
        return new(input, [.. manifest.Faults, .. environment.Faults, .. candidates.Faults, .. isBroad, .. trust.Faults]);
    }

    // After a public hop we write the pipe ourselves: only after a private one does it step over what shall stop a build.
    private static bool IsWorthSaying(WarningFacts warning, IReadOnlyList<Candidate> candidates) =>
        warning.Code != WarningCode.PipeAfterHop
        || !candidates.Any(candidate => candidate.Trust == Trust.Public && candidate.Id == warning.Arguments[1]);

    // The go line of a module newer than the go that is installed is the one that will run, or nothing will.
    private static IEnumerable<WarningFacts> OfOldGo(
        string? installed, ModuleManifest manifest, GoEnvironment environment, IReadOnlyList<Candidate> candidates)
    {
        if (environment.SumDb.IsOff || !ChecksumFixes.AreMissingIn(installed)) yield break;
        if (Modules.GoVersion.IsAtLeast(manifest.GoVersion, installed!) && !ChecksumFixes.AreMissingIn(manifest.GoVersion)) yield break;
        var stranger = candidates.FirstOrDefault(one => one.Trust == Trust.Public && !one.Url.Equals(CandidateList.DefaultMirror));
        if (stranger is not null) yield return new WarningFacts(WarningCode.ChecksumFixesMissing, [installed!, stranger.Id]);
    }

    private static Netrc NetrcFor(GoEnvironment environment, GuardOptions options, RunContext context) =>
        environment.Auth.Any(auth => auth.Kind == GoAuthKind.Off) ? Netrc.Empty : Netrc.Read(context.Environment, options.Netrc);

    private static ChoosingPolicy PolicyFor(
        GuardOptions options, GoEnvironment environment, ModuleManifest manifest, string? goVersion) => new(
        environment.Chain ?? new ProxyChain([Hop.Off]),
        options.Direct,
        options.WhenNone,
        ChoosingPolicy.PipeIsKnownTo(goVersion),
        manifest.IsVendored ? GoFlags.With(environment.Value("GOFLAGS"), "mod", "vendor") : null,
        options is { WhenNone: WhenNone.Cache, InContainer: false } ? CacheProxy(environment, manifest) : null);

    private static ProxyUrl? CacheProxy(GoEnvironment environment, ModuleManifest manifest)
    {
        if (environment.ModuleCache is not { } cache || !ModuleCache.Holds(cache, manifest.Needs)) return null;
        var folder = new Uri(ModuleCache.DownloadFolder(cache)).AbsoluteUri;
        return ProxyUrl.TryParse(folder, out var url, out _) ? url : null;
    }
}
