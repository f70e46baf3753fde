using System.Text.RegularExpressions;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Outcomes;

/// <summary>
/// Reads from a failed build's log what broke it: the first line that names a cause decides, because what follows it is mostly its
/// echo. The rules are in docs/outcomes.md.
/// </summary>
public static class BuildLog
{
    // No error of go needs more to be known; a hostile line shall not cost more.
    private const int Looked = 4096;
    private const string Mark = "##[error]";

    // Colours, cursor movements, and the mark at the head of a file.
    private static readonly Regex Escapes = Words(@"\x1B\[[0-9;?]*[A-Za-z]|\x1B\][^\x07\x1B]*(\x07|\x1B\\)|\uFEFF");

    // GitHub, Azure and GitLab put a time in front, the gh program job and step before that, a container's build its step's number.
    private static readonly Regex Stamp = Words(
        @"^([^:]{0,200}\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]{0,10}Z ?(\d\d[OE]\+? ?)?|#\d{1,6} \d{1,6}\.\d{1,6} )");

    private static readonly Regex RepositoryFault = Words(
        "^go: (errors parsing go.mod|updates to go.mod needed|go.mod file not found|cannot find main module|.*requires go >= )");

    // "main.go:3:8: example.com/a@v1.0.0: reading …": an import whose module could not be had.
    private static readonly Regex Fetch = Words(@"^(go: |verifying \S+@|\S+\.go:\d+:\d+: \S+@v\S+: )");
    private static readonly Regex Progress = Words("^go: (downloading|finding|found|added|upgraded|downgraded|removed|to add|warning:) ");
    private static readonly Regex ProxyAddress = Words(@"https?://\S+/(@v/|@latest|sumdb/|lookup/|tile/)");
    private static readonly Regex NotFound = Words(@"reading \S+: (404|410) ");

    // A test, a package, a program, the compiler or vet, a linter in their form, make, or what was run.
    private static readonly Regex OwnFault = Words(
        @"^\s*--- FAIL: |^FAIL(\s|$)|^panic: |^vet: |^\S+\.go:\d+(:\d+)?: |^g?make(\[\d+\])?: \*\*\* |^exit status \d+$");

    /// <summary>The cause; <see cref="FailureCause.Unknown"/> when no line names one.</summary>
    /// <param name="lines">The log's lines as a CI system keeps them: time stamps and colours may stand in them.</param>
    public static FailureCause CauseOf(IEnumerable<string> lines) =>
        lines.Select(line => CauseOf(Strip(line))).FirstOrDefault(cause => cause is not null) ?? FailureCause.Unknown;

    private static FailureCause? CauseOf(string line)
    {
        if (RepositoryFault.IsMatch(line)) return FailureCause.Other;
        if (IsFetch(line) && GoErrorText.ClassOf(line) is { } error) return CauseOf(error, line);
        return OwnFault.IsMatch(line) ? FailureCause.Other : null;
    }

    // What nobody has, what only go.sum contradicts, and a go.mod that cannot be read may be the repository's fault or the proxy's.
    private static FailureCause CauseOf(ErrorClass error, string line) => error switch
    {
        ErrorClass.Origin or ErrorClass.LookupDisabled or ErrorClass.InvalidSetting or ErrorClass.MissingGoSum
            or ErrorClass.InconsistentVendor => FailureCause.Other,
        ErrorClass.NotFound or ErrorClass.NoVersions or ErrorClass.ChecksumMismatch or ErrorClass.InvalidGoMod => FailureCause.Unknown,
        _ when NotFound.IsMatch(line) => FailureCause.Unknown,
        ErrorClass.InvalidResponse or ErrorClass.InvalidZip or ErrorClass.ChecksumDatabase => FailureCause.Proxy,
        _ => ProxyAddress.IsMatch(line) ? FailureCause.Proxy : FailureCause.Unknown,
    };

    private static bool IsFetch(string line) => (Fetch.IsMatch(line) || ProxyAddress.IsMatch(line)) && !Progress.IsMatch(line);

    private static string Strip(string line)
    {
        // What stood before a carriage return was overwritten.
        var shown = line.AsSpan().TrimEnd('\r');
        shown = shown[(shown.LastIndexOf('\r') + 1)..];
        var plain = Escapes.Replace(shown[..Math.Min(shown.Length, Looked)].ToString(), "");
        var text = Stamp.Replace(plain, "", 1);
        return text.StartsWith(Mark, StringComparison.Ordinal) ? text[Mark.Length..] : text;
    }

    // Logs are hostile: the time a pattern takes must be in proportion to their length.
    private static Regex Words(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
}
