namespace ProxyGuard.Core.Modules;

/// <summary>
/// A version of Go itself, as <c>go</c> lines write it: <c>1.23</c>, <c>1.23.0</c>, <c>1.24rc1</c>. It is not semantic versioning:
/// since 1.21 a language version comes first, then its release candidates, then its releases (1.21 &lt; 1.21rc1 &lt; 1.21.0).
/// Source: Go Toolchains, "Go versions".
/// </summary>
public readonly record struct GoVersion : IComparable<GoVersion>
{
    private GoVersion(string text, string major, string minor, string patch, string kind, string pre) =>
        (Text, Major, Minor, Patch, Kind, Pre) = (text, major, minor, patch, kind, pre);

    private string? Text { get; }
    private string? Major { get; }
    private string? Minor { get; }
    private string? Patch { get; }
    private string? Kind { get; }
    private string? Pre { get; }

    /// <summary>Reads a version without a leading <c>go</c>.</summary>
    /// <param name="text">The version, such as <c>1.23.0</c>.</param>
    /// <param name="version">What it says.</param>
    /// <returns>False when the text is not a version of Go.</returns>
    public static bool TryParse(string text, out GoVersion version)
    {
        version = default;
        if (CutNumber(text, out var rest) is not { } major) return false;
        if (rest is "")
        {
            version = new(text, major, "0", "0", "", "");
            return true;
        }
        if (rest[0] != '.' || CutNumber(rest[1..], out rest) is not { } minor) return false;
        if (rest is ['.', ..])
        {
            if (CutNumber(rest[1..], out rest) is not { } patch || rest is not "") return false;
            version = new(text, major, minor, patch, "", "");
            return true;
        }
        var kind = string.Concat(rest.TakeWhile(char.IsAsciiLetterLower));
        var pre = rest[kind.Length..];
        if ((kind is "" && rest is not "") || (pre is not "" && (CutNumber(pre, out rest) is null || rest is not ""))) return false;

        // Before 1.21 there was no x.y.0: x.y was both the language and its first release.
        var firstPatch = kind is "" && SemanticVersion.CompareNumbers(minor, "21") < 0 ? "0" : "";
        version = new(text, major, minor, firstPatch, kind, pre);
        return true;
    }

    /// <summary>Reads the name of a toolchain: <c>go1.24.1</c>, <c>go1.24.1-custom</c>.</summary>
    /// <param name="name">The name; <c>default</c> names no version.</param>
    /// <param name="version">The version of Go in it.</param>
    /// <returns>False when the name holds no version of Go.</returns>
    public static bool TryParseToolchain(string name, out GoVersion version)
    {
        version = default;
        return name.StartsWith("go", StringComparison.Ordinal) && TryParse(name[2..].Split('-', 2)[0], out version);
    }

    /// <summary>Whether a <c>go</c> line names this version or a later one; false without a line.</summary>
    internal static bool IsAtLeast(string? line, string floor) =>
        TryParse(line ?? "", out var version) && TryParse(floor, out var lowest) && version >= lowest;

    /// <summary>Compares as <c>go</c> does; a default value comes before every version.</summary>
    /// <param name="other">The other version.</param>
    public int CompareTo(GoVersion other)
    {
        if (Compare(Major, other.Major) is not 0 and var major) return major;
        if (Compare(Minor, other.Minor) is not 0 and var minor) return minor;
        if (Compare(Patch, other.Patch) is not 0 and var patch) return patch;
        if (string.CompareOrdinal(Kind, other.Kind) is not 0 and var kind) return kind;
        return Compare(Pre, other.Pre);
    }

    /// <summary>Compares by age, as <see cref="CompareTo"/> does.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(GoVersion left, GoVersion right) => left.CompareTo(right) < 0;

    /// <summary>Compares by age, as <see cref="CompareTo"/> does.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(GoVersion left, GoVersion right) => left.CompareTo(right) > 0;

    /// <summary>Compares by age, as <see cref="CompareTo"/> does.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(GoVersion left, GoVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Compares by age, as <see cref="CompareTo"/> does.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(GoVersion left, GoVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Whether both are written alike.</summary>
    /// <param name="other">The other version.</param>
    public bool Equals(GoVersion other) => Text == other.Text;

    /// <inheritdoc/>
    public override int GetHashCode() => Text?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <summary>The version as it was written.</summary>
    public override string ToString() => Text ?? "";

    private static int Compare(string? left, string? right) => SemanticVersion.CompareNumbers(left ?? "", right ?? "");

    private static string? CutNumber(string text, out string rest)
    {
        var number = string.Concat(text.TakeWhile(char.IsAsciiDigit));
        rest = text[number.Length..];
        return number.Length == 0 || (number.Length > 1 && number[0] == '0') ? null : number;
    }
}
