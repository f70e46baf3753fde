using System.Runtime.InteropServices;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Proxies;

/// <summary>
/// What <c>go</c> does about its own version before anything else: since 1.21 it runs another release when go.mod, go.work or GOTOOLCHAIN
/// asks for one, and fetches it through GOPROXY. Source: Go Toolchains, "Go toolchain selection"; measured with 1.23.
/// </summary>
/// <param name="Download">The toolchain that is fetched, by its module name; null for none, or when the running release is not
/// known.</param>
/// <param name="Warnings">Why <c>go</c> will refuse to build.</param>
public sealed record ToolchainSwitch(ModuleVersion? Download, IReadOnlyList<WarningFacts> Warnings)
{
    /// <summary>The module whose versions are the releases of <c>go</c>. Everybody may hear its name.</summary>
    public const string Module = "golang.org/toolchain";

    private static readonly IReadOnlyList<string> Modes = ["", "auto", "path"];

    /// <summary>The <c>go</c> that is there builds.</summary>
    public static ToolchainSwitch None { get; } = new(null, []);

    /// <summary>Works out the switch, and whether the release is there already: on PATH, or in the module cache.</summary>
    /// <param name="manifest">What the module files say.</param>
    /// <param name="environment">Go's settings in force.</param>
    /// <param name="running">The release of <c>go</c> that is started; null when it is not known.</param>
    /// <param name="variables">The process environment.</param>
    public static ToolchainSwitch Read(
        ModuleManifest manifest, GoEnvironment environment, string? running, IReadOnlyDictionary<string, string> variables)
    {
        var found = Of(manifest, environment.Toolchain, running, name => ExecutableFinder.IsOnPath(name, variables));
        if (found.Download is not { } module) return found;
        if (environment.ModuleCache is { } cache && Directory.Exists(Path.Combine(cache, "golang.org", $"toolchain@{module.Version}")))
            return found with { Download = null };
        return environment.SumDb.IsOff
            ? found with { Warnings = [.. found.Warnings, new(WarningCode.ToolchainNeedsDatabase, [module.Version.Split('-', 2)[1]])] }
            : found;
    }

    /// <summary>Works out the switch.</summary>
    /// <param name="manifest">What the module files say.</param>
    /// <param name="setting">GOTOOLCHAIN.</param>
    /// <param name="running">The release that is started; one such as <c>1.23</c> stands for its newest patch. Null when not known.</param>
    /// <param name="isOnPath">Whether a toolchain of this name, such as <c>go1.24.1</c>, is on PATH: that one is preferred.</param>
    public static ToolchainSwitch Of(ModuleManifest manifest, string setting, string? running, Func<string, bool> isOnPath)
    {
        if (manifest.Files.Count == 0 || VersionOf(running) is not { } version) return None;
        var (least, mode) = setting switch
        {
            "auto" or "path" => ("local", setting),
            _ => setting.Split('+', 2) is [var name, var suffix] ? (name, suffix) : (setting, ""),
        };
        var wanted = least == "local" ? null : least;
        if (!Modes.Contains(mode) || (wanted is not null && !GoVersion.TryParseToolchain(wanted, out version))) return Malformed;
        if (mode.Length > 0 && manifest.Toolchain != "default") (wanted, version) = Higher(manifest, wanted, version);
        IReadOnlyList<WarningFacts> refusal = Exceeds(manifest.GoVersion, version)
            ? [new(WarningCode.GoTooOld, [manifest.GoVersion!, wanted?[2..] ?? running!]) { Place = manifest.GoPlace }]
            : [];
        if (wanted is null || wanted == "go" + running || isOnPath(wanted)) return new(null, refusal);
        return mode == "path"
            ? new(null, [new(WarningCode.ToolchainNotOnPath, [wanted]) { Place = PlaceOf(wanted, manifest) }])
            : new(new ModuleVersion(Module, $"v0.0.1-{wanted}.{System}-{Processor}"), refusal);
    }

    // Where neither line asks for it, GOTOOLCHAIN does.
    private static SourcePlace? PlaceOf(string wanted, ModuleManifest manifest) =>
        wanted == manifest.Toolchain ? manifest.ToolchainPlace
        : manifest.GoVersion is { } line && wanted.StartsWith("go" + line, StringComparison.Ordinal) ? manifest.GoPlace
        : null;

    private static ToolchainSwitch Malformed => new(null, [new(WarningCode.MalformedSetting, ["GOTOOLCHAIN"])]);

    // The go command that is started decides, so it is its machine, whatever GOOS and GOARCH say of what is built.
    private static string System => OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    private static string Processor => RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "amd64",
        Architecture.X86 => "386",
        var other => other.ToString().ToLowerInvariant(),
    };

    // go before 1.21 knows nothing of all this.
    private static GoVersion? VersionOf(string? running) =>
        GoVersion.IsAtLeast(running, "1.21") && GoVersion.TryParse(IsLanguage(running!) ? running + ".99" : running!, out var version)
            ? version
            : null;

    private static bool Exceeds(string? line, GoVersion version) => GoVersion.TryParse(line ?? "", out var required) && required > version;

    private static (string? Name, GoVersion Version) Higher(ModuleManifest manifest, string? name, GoVersion version)
    {
        if (manifest.Toolchain is { } line && GoVersion.TryParseToolchain(line, out var toolchain) && toolchain > version)
            (name, version) = (line, toolchain);
        if (manifest.GoVersion is { } text && Exceeds(text, version) && GoVersion.TryParse(text, out var required))
            (name, version) = ("go" + text + (IsLanguage(text) ? ".0" : ""), required);
        return (name, version);
    }

    // 1.27 is a language; its first release is 1.27.0.
    private static bool IsLanguage(string version) => version.Split('.') is [_, var minor] && minor.All(char.IsAsciiDigit);
}
