using ProxyGuard.Core.Modules;

namespace ProxyGuard.Core.Resolving;

/// <summary>What is known of the modules that a command is about: their versions, and what go.sum holds of them.</summary>
internal sealed class KnownModules
{
    private const string Older = "{older}";
    private const string Newest = "{newest}";
    private const string Missing = "v0.99.99";

    private readonly Dictionary<string, WantedModule> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Path, string Version), WantedModule> _byVersion = [];

    public KnownModules(IReadOnlyList<WantedModule> modules)
    {
        foreach (var module in modules)
        {
            _byPath.TryAdd(module.Path, module);
            _byVersion.TryAdd((module.Path, WantedOf(module) ?? NewestIn(VersionsOf(module), module)), module);
        }
    }

    /// <summary>The version that is asked for; null when one is looked for. <c>upgrade</c> is <c>latest</c> where nothing is required
    /// yet.</summary>
    public static string? WantedOf(WantedModule module) => module.Version is "latest" or "upgrade" ? null : module.Version;

    public WantedModule? Find(string path) => _byPath.GetValueOrDefault(path);

    public bool IsCached(string path, string version) => _byVersion.TryGetValue((path, version), out var module) && module.IsCached;

    public bool IsModInGoSum(string path, string version) => InGoSum(path, version) is { ModInGoSum: true };

    public bool IsZipInGoSum(string path, string version) => InGoSum(path, version) is { ZipInGoSum: true };

    public IReadOnlyList<string> VersionsOf(string path) => VersionsOf(_byPath[path]);

    /// <summary>The versions of a list that has not heard of the newest.</summary>
    public IReadOnlyList<string> StaleVersionsOf(string path)
    {
        var versions = VersionsOf(path);
        var newest = NewestOf(versions);
        return [.. versions.Where(version => version != newest)];
    }

    /// <summary>What <c>@latest</c> names.</summary>
    public string LatestOf(string path, AnswerKind answer)
    {
        var module = _byPath[path];
        var versions = VersionsOf(module);
        return answer switch
        {
            AnswerKind.Dangling => Missing,
            AnswerKind.Different => module.Older ?? versions.FirstOrDefault(Older),
            _ => NewestIn(versions, module),
        };
    }

    /// <summary>The version a query prefers: the highest release, else the highest pre-release; null without any.</summary>
    public static string? NewestOf(IReadOnlyList<string> versions) =>
        versions.LastOrDefault(version => !IsPrerelease(version)) ?? (versions.Count > 0 ? versions[^1] : null);

    private WantedModule? InGoSum(string path, string version) => Find(path) switch
    {
        { EveryVersionInGoSum: true, Versions: null } module => module,
        { EveryVersionInGoSum: true, Versions: { } versions } module when versions.Contains(version) || module.Latest == version => module,
        _ => _byVersion.GetValueOrDefault((path, version)),
    };

    private static IReadOnlyList<string> VersionsOf(WantedModule module) => module.Versions ?? [Older, WantedOf(module) ?? Newest];

    private static string NewestIn(IReadOnlyList<string> versions, WantedModule module) =>
        module.Latest ?? NewestOf(versions) ?? WantedOf(module) ?? Newest;

    private static bool IsPrerelease(string version) => SemanticVersion.TryParse(version, out var parsed) && parsed.IsPrerelease;
}
