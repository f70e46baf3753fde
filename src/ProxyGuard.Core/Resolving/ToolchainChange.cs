using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Resolving;

/// <summary>Which other toolchain <c>go</c> changes to before it does anything: <see cref="ToolchainSwitch"/>, for the model.</summary>
/// <param name="Name">The toolchain to fetch, such as <c>go1.27.1</c>; null when <c>go</c> stays what it is.</param>
/// <param name="Version">Its version of Go.</param>
/// <param name="Refused">Whether a newer one is needed, and GOTOOLCHAIN forbids it.</param>
/// <param name="Why">Why nobody can say; null otherwise.</param>
internal readonly record struct ToolchainChange(string? Name, GoVersion Version, bool Refused = false, FormattableString? Why = null)
{
    /// <summary>What GOTOOLCHAIN and go.mod make of a release of <c>go</c>.</summary>
    public static ToolchainChange Of(ResolutionInput input)
    {
        var setting = input.Environment.Toolchain;
        if (setting.Split('+')[^1] == "path") return new(null, default, Why: $"with GOTOOLCHAIN=path it depends on PATH");
        if (input.Toolchain is { } wanted && !GoVersion.TryParseToolchain(wanted, out _))
            return new(null, default, Why: $"the toolchain that go.mod asks for is no toolchain");
        var manifest = ModuleManifest.Empty with { Files = ["go.mod"], GoVersion = input.Toolchain?["go".Length..] };
        var found = ToolchainSwitch.Of(manifest, setting, input.Go.ToString(), _ => false);
        if (found.Download is { } module) return To(module.Version);
        if (found.Warnings.Any(warning => warning.Code == WarningCode.MalformedSetting))
            return new(null, default, Why: $"GOTOOLCHAIN holds something that is no toolchain");
        return new(null, default, Refused: found.Warnings.Count > 0);
    }

    // v0.0.1-go1.27.1.linux-amd64
    private static ToolchainChange To(string version)
    {
        var name = version[(version.IndexOf('-', StringComparison.Ordinal) + 1)..version.LastIndexOf('.')];
        return GoVersion.TryParseToolchain(name, out var parsed) ? new(name, parsed) : default;
    }
}
