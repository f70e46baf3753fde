using ProxyGuard.Core.Modules;

namespace ProxyGuard.Core.Resolving;

/// <summary>
/// Which other toolchain <c>go</c> changes to before it does anything. Source: toolchain/select.go, and measured.
/// </summary>
/// <param name="Name">The toolchain to fetch, such as <c>go1.27.1</c>; null when <c>go</c> stays what it is.</param>
/// <param name="Version">Its version of Go.</param>
/// <param name="Refused">Whether a newer one is needed, and GOTOOLCHAIN forbids it.</param>
/// <param name="Why">Why nobody can say; null otherwise.</param>
internal readonly record struct ToolchainChange(string? Name, GoVersion Version, bool Refused = false, string? Why = null)
{
    /// <summary>What GOTOOLCHAIN and go.mod make of a release of <c>go</c>.</summary>
    public static ToolchainChange Of(ResolutionInput input)
    {
        if (GoVersion.TryParse("1.21", out var first) && input.Go < first) return default;
        var setting = input.Environment.Toolchain;
        var plus = setting.IndexOf('+', StringComparison.Ordinal);
        var (least, mode) = plus < 0 ? (setting, setting) : (setting[..plus], setting[(plus + 1)..]);
        if (mode == "path") return new(null, default, Why: "with GOTOOLCHAIN=path it depends on PATH");
        if (GoVersion.TryParseToolchain(least, out var named))
        {
            if (plus < 0) return named.CompareTo(input.Go) == 0 ? default : new(least, named);
            if (named > input.Go && Newer(input, named) is null) return new(least, named);
        }
        else if (least is not ("local" or "auto"))
        {
            return new(null, default, Why: "GOTOOLCHAIN holds something that is no toolchain");
        }
        if (Newer(input, named) is not { } wanted) return default;
        if (mode == "local") return new(null, default, Refused: true);
        return GoVersion.TryParseToolchain(wanted, out var version)
            ? new(wanted, version)
            : new(null, default, Why: "the toolchain that go.mod asks for is no toolchain");
    }

    private static string? Newer(ResolutionInput input, GoVersion least) =>
        input.Toolchain is { } wanted && GoVersion.TryParseToolchain(wanted, out var version) && version > input.Go && version > least
            ? wanted
            : null;
}
