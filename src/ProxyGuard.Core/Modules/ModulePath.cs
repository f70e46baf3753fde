namespace ProxyGuard.Core.Modules;

/// <summary>Rules about module paths. Source: Go Modules Reference, "Module paths", "Major version suffixes" and "GOPROXY
/// protocol".</summary>
public static class ModulePath
{
    private const string GopkgIn = "gopkg.in/";
    private const string Unstable = "-unstable";

    // Windows reserves these names in every directory, and a module must unpack anywhere.
    private static readonly HashSet<string> ReservedNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL",
        "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>The path as a proxy and the module cache spell it: an upper-case letter becomes <c>!</c> and the lower-case one.</summary>
    /// <param name="path">A valid module path.</param>
    /// <remarks><c>go</c> sends the <c>!</c> as <c>%21</c>; that is left to whoever builds the URL.</remarks>
    public static string Escape(string path) => EscapeUpperCase(path);

    /// <summary>The version as a proxy and the module cache spell it; the same rule as for <see cref="Escape"/>.</summary>
    /// <param name="version">A version, such as <c>v1.0.0-RC1</c>.</param>
    public static string EscapeVersion(string version) => EscapeUpperCase(version);

    /// <summary>Whether a module with this path can be fetched from a proxy.</summary>
    /// <param name="path">The path, unescaped.</param>
    public static bool IsValid(string path)
    {
        var elements = path.Split('/');
        return elements[0].Contains('.')
            && elements[0][0] != '-'
            && elements[0].All(letter => char.IsAsciiDigit(letter) || char.IsAsciiLetterLower(letter) || letter is '-' or '.')
            && Array.TrueForAll(elements, IsValidElement)
            && TrySplitMajor(path, out _);
    }

    /// <summary>Whether a proxy can have this very version of this module: both well formed, and the major version as the path
    /// says.</summary>
    /// <param name="module">The module and its version.</param>
    public static bool CanBeFetched(ModuleVersion module) =>
        IsValid(module.Path)
        && SemanticVersion.IsCanonical(module.Version)
        && TrySplitMajor(module.Path, out var suffix)
        && MajorFits(module.Version, suffix);

    /// <summary>Finds the major version suffix of a path.</summary>
    /// <param name="path">The path.</param>
    /// <param name="suffix">The major version that the path asks for, such as <c>v2</c>; empty for a path without one.</param>
    /// <returns>False when the path ends in something like a major version that no module may have, such as <c>/v1</c> or
    /// <c>/v02</c>.</returns>
    internal static bool TrySplitMajor(string path, out string suffix)
    {
        suffix = "";
        if (path.StartsWith(GopkgIn, StringComparison.Ordinal)) return TrySplitGopkgIn(path, out suffix);

        var start = path.AsSpan().TrimEnd("0123456789.").Length;
        if (start < 2 || start == path.Length || path[start - 1] != 'v' || path[start - 2] != '/') return true;
        suffix = path[(start - 1)..];
        return !suffix.Contains('.') && suffix is not ("v1" or ['v', '0', ..]);
    }

    /// <summary>Whether a version may stand beside a path with this suffix.</summary>
    internal static bool MajorFits(string version, string suffix)
    {
        if (!SemanticVersion.TryParse(version, out var parsed)) return false;
        if (suffix is "") return parsed.Major is "v0" or "v1" || parsed.IsIncompatible;

        // gopkg.in paths without commits tagged once got v0.0.0 pseudo-versions under .v1; go.mod files still name them.
        return parsed.Major == suffix.TrimStart('.') || (suffix is ".v1" && version.StartsWith("v0.0.0-", StringComparison.Ordinal));
    }

    private static bool TrySplitGopkgIn(string path, out string suffix)
    {
        suffix = "";
        var stable = path.EndsWith(Unstable, StringComparison.Ordinal) ? path[..^Unstable.Length] : path;
        var start = stable.AsSpan().TrimEnd("0123456789").Length;
        if (start < 2 || stable[start - 1] != 'v' || stable[start - 2] != '.') return false;
        suffix = stable[(start - 2)..];
        var rest = path.AsSpan(start);
        return rest.Length > 0 && (rest[0] != '0' || rest is "0");
    }

    private static bool IsValidElement(string element)
    {
        if (element is "" or ['.', ..] or [.., '.']) return false;
        if (!element.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_' or '~')) return false;
        var name = element.Split('.')[0];
        return !ReservedNames.Contains(name) && !IsWindowsShortName(name);
    }

    private static bool IsWindowsShortName(string name)
    {
        var tilde = name.LastIndexOf('~');
        return tilde >= 0 && tilde < name.Length - 1 && name.AsSpan(tilde + 1).IndexOfAnyExceptInRange('0', '9') < 0;
    }

    private static string EscapeUpperCase(string text) => !text.Any(char.IsAsciiLetterUpper)
        ? text
        : string.Concat(text.Select(letter => char.IsAsciiLetterUpper(letter) ? $"!{char.ToLowerInvariant(letter)}" : letter.ToString()));
}
