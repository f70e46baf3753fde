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
    /// <summary>How many modules are asked for.</summary>
    public Coverage Coverage { get; init; }

    /// <summary>What <c>go</c> does about its own version.</summary>
    public ToolchainSwitch Toolchain { get; init; } = ToolchainSwitch.None;

    /// <summary>Whether <c>go</c> will ask no proxy at all.</summary>
    public bool NothingToFetch => !FetchesModules && Toolchain.Download is null;

    /// <summary>Whether <c>go</c> will ask proxies for modules.</summary>
    public bool FetchesModules => !IsNothing(Manifest, Environment);

    /// <summary>Whether <c>go</c> would run a command for credentials.</summary>
    public bool RunsGoAuth => Environment.Auth.Any(auth => auth.Kind is GoAuthKind.Command or GoAuthKind.Git);

    /// <summary>Whether the build may be sent to the origins when nothing else can be used.</summary>
    public bool MayGoDirect => Policy is { WhenNone: WhenNone.Direct, WhyNoFloor: null };

    /// <summary>What would be fetched from its origin only then, best first.</summary>
    public IEnumerable<ModuleNeed> FromOrigins(DateTimeOffset now)
    {
        var open = Manifest.Needs.Where(need =>
            !Environment.NoProxyPatterns.Matches(need.Module.Path) && !PrivatePatterns.Matches(need.Module.Path));
        return ModuleSample.Rank(open, DateOnly.FromDateTime(now.UtcDateTime));
    }

    /// <summary>Reads files, settings and options; all faults at once.</summary>
    public static Parsed<RunInput> Read(GuardOptions options, RunContext context)
    {
        var manifest = ModuleManifestReader.Read(options.Directories);
        var files = GoEnvironmentFiles.Read(context.Environment);
        var environment = GoEnvironment.From(context.Environment, files);
        var candidates = CandidateList.From(environment, options);
        var trust = CertificateTrust.Read(context.Environment, options.CaFile);
        var patterns = options.Private is null ? environment.PrivatePatterns : ModulePatterns.Parse(options.Private, "private");
        var cache = CacheState(options, context, environment, manifest.Value);
        var goVersion = options.GoVersion ?? files.GoVersion ?? manifest.Value.GoVersion;
        var toolchain = ToolchainSwitch.Read(manifest.Value, environment, options.GoVersion ?? files.GoVersion, context.Environment);
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
                WhyNoFloor = Floors.WhyNot(options, manifest.Value, environment, cache, context.Environment),
                Private = PrivateRouting.Of(
                    environment, options.Private is null ? null : patterns, candidates.Candidates.Any(one => one.Trust == Trust.Private)),
            },
            goVersion,
            options.InContainer,
            [
                .. toolchain.Warnings,
                .. environment.Warnings.Where(warning => IsWorthSaying(warning, candidates.Candidates)),
                .. LeakWarnings.Of(environment, candidates.Candidates, manifest.Value, patterns),
                .. OfOldGo(options.GoVersion ?? files.GoVersion, manifest.Value, environment, candidates.Candidates),
                .. candidates.Warnings, .. options.Private is null ? [] : patterns.Warnings,
                .. cache.Poisoned.Select(file => new WarningFacts(WarningCode.PoisonedModuleCache, [file.Module.ToString(), file.Path])),
                .. manifest.Value.Warnings.Select(warning =>
                    new WarningFacts(WarningCode.ModuleFile, [warning.ToString()]) { Place = warning.Place, Fault = warning }),
            ])
        {
            Coverage = options.Coverage,
            Toolchain = toolchain,
        };
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
        Floors.VendorFlags(manifest, environment),
        options.WhenNone == WhenNone.Cache ? CacheProxy(environment) : null);

    private static bool IsNothing(ModuleManifest manifest, GoEnvironment environment) =>
        manifest.Needs.Count == 0 || (manifest.IsVendored && environment.ModFlag is null or "vendor");

    // Looked at whatever the policy: a build stops on a poisoned file, and CI caches restore it every time. A slow disk must not take the
    // time of the probes.
    private static ModuleCacheState CacheState(GuardOptions options, RunContext context, GoEnvironment environment, ModuleManifest manifest)
    {
        if (options.InContainer || environment.ModuleCache is not { } cache || IsNothing(manifest, environment))
            return ModuleCacheState.Nothing;
        var start = context.Time.GetTimestamp();
        return ModuleCache.Check(
            cache, manifest.Needs, options.WhenNone == WhenNone.Cache, () => context.Time.GetElapsedTime(start) > options.Budget / 4);
    }

    private static ProxyUrl? CacheProxy(GoEnvironment environment)
    {
        if (environment.ModuleCache is not { } cache) return null;
        var folder = new Uri(ModuleCache.DownloadFolder(cache)).AbsoluteUri;
        return ProxyUrl.TryParse(folder, out var url, out _) ? url : null;
    }
}
