using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Proxies;

/// <summary>
/// Go's settings in force, with Go's own defaults and precedence: a variable that is not empty, then the user's env file, then
/// <c>$GOROOT/go.env</c>, then what is built in. Source: <c>go help environment</c>.
/// </summary>
public sealed record GoEnvironment
{
    /// <summary>Go's default mirror, the one proxy that counts as public without being named.</summary>
    public const string DefaultProxy = "https://proxy.golang.org";

    private static readonly (string Name, string BuiltIn)[] Known =
    [
        ("GOPROXY", DefaultProxy + ",direct"), ("GOPRIVATE", ""), ("GONOPROXY", ""), ("GONOSUMDB", ""), ("GOSUMDB", SumDb.DefaultName),
        ("GOINSECURE", ""), ("GOFLAGS", ""), ("GOTOOLCHAIN", "auto"), ("GOAUTH", "netrc"), ("GOVCS", ""), ("GOMODCACHE", ""),
        ("GOPATH", ""),
    ];

    private GoEnvironment(IReadOnlyDictionary<string, GoSetting> settings)
    {
        Settings = settings;
        var proxy = GoProxyParser.Parse(Value("GOPROXY"));
        var sumDb = SumDb.Parse(Value("GOSUMDB"));
        var flags = GoFlags.Parse(Value("GOFLAGS"));
        Chain = proxy.Value;
        SumDb = sumDb.Value;
        PrivatePatterns = Patterns("GOPRIVATE");
        NoProxyPatterns = Value("GONOPROXY").Length > 0 ? Patterns("GONOPROXY") : PrivatePatterns;
        NoSumDbPatterns = Value("GONOSUMDB").Length > 0 ? Patterns("GONOSUMDB") : PrivatePatterns;
        ModFlag = flags is null ? null : GoFlags.ValueOf(flags, "mod");
        Auth = GoAuth.Parse(Value("GOAUTH")) ?? [];
        Faults = [.. proxy.Faults.Concat(sumDb.Faults).Select(fault => fault with { File = Place(fault.File) })];
        Warnings = GoEnvironmentWarnings.Of(this, flags);
    }

    /// <summary>Every setting by its name.</summary>
    public IReadOnlyDictionary<string, GoSetting> Settings { get; }

    /// <summary>The GOPROXY in force; null when it is malformed, and then <c>go</c> can fetch nothing.</summary>
    public ProxyChain? Chain { get; }

    /// <summary>Which modules are private (GOPRIVATE).</summary>
    public ModulePatterns PrivatePatterns { get; }

    /// <summary>Which modules are fetched from their origins, past every proxy (GONOPROXY, else GOPRIVATE).</summary>
    public ModulePatterns NoProxyPatterns { get; }

    /// <summary>Which modules the checksum database is not asked about (GONOSUMDB, else GOPRIVATE).</summary>
    public ModulePatterns NoSumDbPatterns { get; }

    /// <summary>Whether GOPRIVATE or GONOPROXY names private modules.</summary>
    internal bool DeclaresPrivate => !PrivatePatterns.IsEmpty || NoProxyPatterns is { IsEmpty: false, Text: not "none" };

    /// <summary>The checksum database; the default one when GOSUMDB is malformed.</summary>
    public SumDb SumDb { get; }

    /// <summary>What <c>-mod=</c> in GOFLAGS says: <c>vendor</c>, <c>mod</c>, <c>readonly</c>; null when it says nothing.</summary>
    public string? ModFlag { get; }

    /// <summary>Where credentials come from, in order of precedence; empty when GOAUTH is malformed.</summary>
    public IReadOnlyList<GoAuth> Auth { get; }

    /// <summary>GOTOOLCHAIN, such as <c>auto</c>, <c>local</c> or <c>go1.24.1</c>.</summary>
    public string Toolchain => Value("GOTOOLCHAIN");

    /// <summary>The directory of the module cache; null when no home directory is known.</summary>
    public string? ModuleCache { get; private init; }

    /// <summary>What makes <c>go</c> refuse its settings, without credentials.</summary>
    public IReadOnlyList<SourceFault> Faults { get; }

    /// <summary>What <c>go</c> accepts but should be known: codes of <see cref="WarningCode"/>.</summary>
    public IReadOnlyList<WarningFacts> Warnings { get; }

    /// <summary>Works out the settings in force.</summary>
    /// <param name="environment">The process environment.</param>
    /// <param name="files">What the disk says.</param>
    public static GoEnvironment From(IReadOnlyDictionary<string, string> environment, GoEnvironmentFiles files)
    {
        var settings = Known.ToDictionary(known => known.Name, known => InForce(known.Name, known.BuiltIn, environment, files));
        return new GoEnvironment(settings) { ModuleCache = CachePath(settings, environment) };
    }

    internal string Value(string name) => Settings[name].Value.Reveal();

    private ModulePatterns Patterns(string name) => ModulePatterns.Parse(Value(name), name);

    private string Place(string name) => Settings[name].Source switch
    {
        SettingSource.UserFile => $"{name} (go env -w)",
        SettingSource.GoRoot => $"{name} ($GOROOT/go.env)",
        _ => name,
    };

    // An empty line in a file hides the files below it (since go 1.21); an empty variable hides nothing.
    private static GoSetting InForce(string name, string builtIn, IReadOnlyDictionary<string, string> environment, GoEnvironmentFiles files)
    {
        if (environment.GetValueOrDefault(name) is { Length: > 0 } value) return Setting(value, SettingSource.Environment);
        var isUser = files.UserFile.TryGetValue(name, out value);
        if (isUser && (value!.Length > 0 || HasEmptyMeaning(name))) return Setting(value!, SettingSource.UserFile);
        if (!isUser && files.GoRootFile is { } goEnv && goEnv.TryGetValue(name, out value)) return Setting(value, SettingSource.GoRoot);
        return Setting(builtIn, SettingSource.BuiltIn);

        GoSetting Setting(string text, SettingSource source) => new(name, new Secret(text), source);
    }

    private static bool HasEmptyMeaning(string name) => name is "GOPROXY" or "GOSUMDB";

    private static string? CachePath(Dictionary<string, GoSetting> settings, IReadOnlyDictionary<string, string> environment)
    {
        if (settings["GOMODCACHE"].Value.Reveal() is { Length: > 0 } cache) return cache;
        var first = settings["GOPATH"].Value.Reveal().Split(Path.PathSeparator)[0];
        if (first.Length > 0) return Path.Combine(first, "pkg", "mod");
        var home = environment.GetValueOrDefault(OperatingSystem.IsWindows() ? "USERPROFILE" : "HOME");
        return string.IsNullOrEmpty(home) ? null : Path.Combine(home, "go", "pkg", "mod");
    }
}
