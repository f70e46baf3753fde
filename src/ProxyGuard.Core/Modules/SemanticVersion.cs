namespace ProxyGuard.Core.Modules;

/// <summary>
/// A version of a module: semantic versioning with Go's leading <c>v</c>. Numbers may have any number of digits.
/// Source: Go Modules Reference, "Versions", "Pseudo-versions" and "Non-module repositories".
/// </summary>
/// <remarks>
/// <c>==</c> compares the text, <see cref="CompareTo"/> compares precedence, which leaves the build suffix out: it may be 0 for two
/// versions that are not equal.
/// </remarks>
public readonly record struct SemanticVersion : IComparable<SemanticVersion>
{
    // A version is a file name in the module cache, which no file system lets grow beyond 255 bytes.
    private const int MaxLength = 1024;
    private const int TimestampLength = 14;

    // All are null in a default value, which stands for v0.0.0.
    private readonly string? text;
    private readonly string[]? numbers;
    private readonly string? prerelease;
    private readonly string? build;

    private SemanticVersion(string text, string[] numbers, string prerelease, string build) =>
        (this.text, this.numbers, this.prerelease, this.build) = (text, numbers, prerelease, build);

    /// <summary>The major version as it ends a module path, such as <c>v2</c>.</summary>
    public string Major => "v" + Number(0);

    /// <summary>What follows the hyphen, such as <c>rc.1</c>; empty for a release.</summary>
    public string Prerelease => prerelease ?? "";

    /// <summary>What follows the plus sign, such as <c>incompatible</c>; empty when there is none.</summary>
    public string Build => build ?? "";

    /// <summary>Whether a release is preferred to it. True for most pseudo-versions too.</summary>
    public bool IsPrerelease => Prerelease.Length > 0;

    /// <summary>Whether the version is 2 or higher without a major suffix in the path.</summary>
    public bool IsIncompatible => Build == "incompatible";

    /// <summary>
    /// Whether the version stands for a commit: <c>vX.0.0-time-commit</c>, <c>vX.Y.Z-pre.0.time-commit</c> or <c>vX.Y.Z-0.time-commit</c>.
    /// </summary>
    public bool IsPseudo
    {
        get
        {
            var hyphen = Prerelease.LastIndexOf('-');
            var revision = Prerelease.AsSpan(hyphen + 1);
            if (hyphen < TimestampLength || revision.Length == 0 || revision.Contains('.')) return false;
            var before = Prerelease.AsSpan(0, hyphen - TimestampLength);
            if (Prerelease.AsSpan(before.Length, TimestampLength).ContainsAnyExceptInRange('0', '9')) return false;
            return before is "" ? Number(1) == "0" && Number(2) == "0" : before is "0." || before.EndsWith(".0.");
        }
    }

    /// <summary>The version with missing numbers filled in and without the build suffix, save for <c>+incompatible</c>.</summary>
    public string Canonical =>
        $"{Major}.{Number(1)}.{Number(2)}{(IsPrerelease ? "-" : "")}{Prerelease}{(IsIncompatible ? "+incompatible" : "")}";

    /// <summary>Reads a version such as <c>v1.2.3-rc.1+meta</c>; <c>v1</c> and <c>v1.2</c> are read as <c>v1.0.0</c> and
    /// <c>v1.2.0</c>.</summary>
    /// <param name="text">The version.</param>
    /// <param name="version">What it says.</param>
    /// <returns>False when the text is not a semantic version, or longer than 1024 characters.</returns>
    public static bool TryParse(string text, out SemanticVersion version)
    {
        version = default;
        if (text is not ['v', ..] || text.Length > MaxLength) return false;
        var (rest, build) = Cut(text[1..], '+');
        var (core, prerelease) = Cut(rest, '-');
        var numbers = core.Split('.', 4);
        if (numbers.Length > 3 || !Array.TrueForAll(numbers, IsNumber)) return false;
        if (numbers.Length < 3 && (build ?? prerelease) is not null) return false;
        if (prerelease is not null && !IsDotted(prerelease, allowLeadingZeros: false)) return false;
        if (build is not null && !IsDotted(build, allowLeadingZeros: true)) return false;
        version = new SemanticVersion(text, numbers, prerelease ?? "", build ?? "");
        return true;
    }

    /// <summary>Whether the text is a version in the one form that proxies serve.</summary>
    /// <param name="text">The text.</param>
    public static bool IsCanonical(string text) => TryParse(text, out var version) && version.Canonical == text;

    /// <summary>Compares by precedence (semver.org, section 11); a prerelease comes before its release, the build suffix does not
    /// count.</summary>
    /// <param name="other">The other version.</param>
    public int CompareTo(SemanticVersion other)
    {
        for (var at = 0; at < 3; at++)
        {
            if (CompareNumbers(Number(at), other.Number(at)) is not 0 and var order) return order;
        }
        if (IsPrerelease != other.IsPrerelease) return IsPrerelease ? -1 : 1;
        return ComparePrereleases(Prerelease.Split('.'), other.Prerelease.Split('.'));
    }

    /// <summary>Compares by precedence, as <see cref="CompareTo"/> does.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) < 0;

    /// <summary>Compares by precedence, as <see cref="CompareTo"/> does.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) > 0;

    /// <summary>Compares by precedence, as <see cref="CompareTo"/> does.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Compares by precedence, as <see cref="CompareTo"/> does.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(SemanticVersion left, SemanticVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Whether both are written alike.</summary>
    /// <param name="other">The other version.</param>
    public bool Equals(SemanticVersion other) => text == other.text;

    /// <inheritdoc/>
    public override int GetHashCode() => text?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <summary>The version as it was written.</summary>
    public override string ToString() => text ?? "v0";

    /// <summary>Compares two decimal numbers of any length without leading zeros.</summary>
    internal static int CompareNumbers(string left, string right) =>
        left.Length != right.Length ? left.Length.CompareTo(right.Length) : string.CompareOrdinal(left, right);

    private string Number(int at) => at < numbers?.Length ? numbers[at] : "0";

    private static int ComparePrereleases(string[] left, string[] right)
    {
        foreach (var (one, other) in left.Zip(right))
        {
            if (one == other) continue;
            var (oneIsNumber, otherIsNumber) = (IsNumber(one), IsNumber(other));
            if (oneIsNumber != otherIsNumber) return oneIsNumber ? -1 : 1;
            return oneIsNumber ? CompareNumbers(one, other) : string.CompareOrdinal(one, other);
        }
        return left.Length.CompareTo(right.Length);
    }

    private static bool IsNumber(string text) => text is "0" || (text is not ("" or ['0', ..]) && text.All(char.IsAsciiDigit));

    private static bool IsDotted(string text, bool allowLeadingZeros) => text.Split('.').All(part =>
        part.Length > 0
        && part.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')
        && (allowLeadingZeros || IsNumber(part) || !part.All(char.IsAsciiDigit)));

    private static (string Before, string? After) Cut(string text, char separator)
    {
        var at = text.IndexOf(separator, StringComparison.Ordinal);
        return at < 0 ? (text, null) : (text[..at], text[(at + 1)..]);
    }
}
