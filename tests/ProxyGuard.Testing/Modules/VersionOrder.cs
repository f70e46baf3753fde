using System.Text.RegularExpressions;

namespace ProxyGuard.Testing.Modules;

/// <summary>The order of versions that <c>go</c> uses (semver 2.0 precedence), enough to know a list's newest.</summary>
public sealed partial class VersionOrder : IComparer<string>
{
    public static VersionOrder Instance { get; } = new();

    /// <summary>Whether a version stands for a bare commit; a version list does not hold these.</summary>
    public static bool IsPseudo(string version) => Pseudo().IsMatch(version);

    public static bool IsRelease(string version) => !version.Split('+')[0].Contains('-');

    public int Compare(string? x, string? y)
    {
        var (left, right) = (Split(x ?? ""), Split(y ?? ""));
        var core = left.Core.Zip(right.Core).Select(pair => pair.First.CompareTo(pair.Second)).FirstOrDefault(order => order != 0);
        if (core != 0) return core;
        if (left.Suffix.Length == 0 || right.Suffix.Length == 0) return right.Suffix.Length.CompareTo(left.Suffix.Length);
        var suffix = left.Suffix.Zip(right.Suffix).Select(pair => ComparePart(pair.First, pair.Second)).FirstOrDefault(order => order != 0);
        return suffix != 0 ? suffix : left.Suffix.Length.CompareTo(right.Suffix.Length);
    }

    private static int ComparePart(string left, string right) => (long.TryParse(left, out var a), long.TryParse(right, out var b)) switch
    {
        (true, true) => a.CompareTo(b),
        (true, false) => -1,
        (false, true) => 1,
        _ => string.CompareOrdinal(left, right),
    };

    private static (long[] Core, string[] Suffix) Split(string version)
    {
        var bare = version.TrimStart('v').Split('+')[0];
        var dash = bare.IndexOf('-');
        var core = (dash < 0 ? bare : bare[..dash]).Split('.').Select(part => long.TryParse(part, out var number) ? number : -1);
        return (core.ToArray(), dash < 0 ? [] : bare[(dash + 1)..].Split('.'));
    }

    [GeneratedRegex(@"^v[0-9]+\.[0-9]+\.[0-9]+-(.*\.)?[0-9]{14}-[0-9a-f]{12}(\+incompatible)?$")]
    private static partial Regex Pseudo();
}
