using ProxyGuard.Core.Modules;

namespace ProxyGuard.Core.Checksums;

/// <summary>
/// Which releases of <c>go</c> take a forged answer of the checksum database for a true one, so that a proxy that carries the database must
/// be trusted. Source: CVE-2026-42501, CVE-2026-56864 and CVE-2026-56865, fixed in 1.25.13, 1.26.6 and 1.27.0.
/// </summary>
public static class ChecksumFixes
{
    private static readonly (string Line, string Fixed)[] Lines = [("1.25", "1.25.13"), ("1.26", "1.26.6"), ("1.27", "1.27.0")];

    /// <summary>Whether this release lacks the fixes. A line without a patch (<c>1.26</c>) stands for its newest release.</summary>
    /// <param name="goVersion">The version; null when it is not known.</param>
    /// <returns>False when the version is not known.</returns>
    public static bool AreMissingIn(string? goVersion)
    {
        if (!GoVersion.TryParse(goVersion ?? "", out var version)) return false;
        return version < Parse(Lines[0].Line) || Lines.Any(one => version > Parse(one.Line) && version < Parse(one.Fixed));
    }

    private static GoVersion Parse(string text) => GoVersion.TryParse(text, out var version) ? version : default;
}
