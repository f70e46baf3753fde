using System.Text.RegularExpressions;

namespace ProxyGuard.Core.Resolving;

/// <summary>Reads the class of an error from what <c>go</c> prints, by the words that do not change from release to release.</summary>
public static partial class GoErrorText
{
    // The first that matches decides: "download go1" and "verifying" stand around the errors of others, "unexpected EOF" around "EOF".
    private static readonly (Regex Words, ErrorClass Class)[] Rules =
    [
        (Words("toolchain not available|download go1|requires go >="), ErrorClass.Toolchain),
        (Words("missing go.sum entry"), ErrorClass.MissingGoSum),
        (Words("inconsistent vendoring"), ErrorClass.InconsistentVendor),
        (Words("invalid GOSUMDB|invalid proxy URL|GOPROXY list is not the empty string"), ErrorClass.InvalidSetting),
        (Words("checksum mismatch"), ErrorClass.ChecksumMismatch),
        (Words("verifying |sumdb|/lookup/|/tile/|note has no verifiable|invalid signature for key|cannot authenticate|malformed record"),
            ErrorClass.ChecksumDatabase),
        (Words("disabled by GOPROXY=off"), ErrorClass.LookupDisabled),
        (Words("no matching versions for query"), ErrorClass.NoVersions),
        (Words("unrecognized import path|executable file not found|unable to resolve git"), ErrorClass.Origin),
        (Words("invalid response from proxy|proxy returned info for version"), ErrorClass.InvalidResponse),
        (Words(@"flate: |(^|[^.])zip: |has unexpected file|: zip for "), ErrorClass.InvalidZip),
        (Words("missing module line|module declares its path as|parsing .*go.mod|errors parsing|unexpected module path"),
            ErrorClass.InvalidGoMod),
        (Words("stopped after 10 redirects|redirected from secure"), ErrorClass.Redirect),
        (Words("x509:|tls: |gave HTTP response to HTTPS"), ErrorClass.Tls),
        (Words("i/o timeout|handshake timeout"), ErrorClass.Timeout),
        (Words("no such host|: lookup "), ErrorClass.NameResolution),
        (Words("unexpected EOF"), ErrorClass.Transfer),
        (Words("connection refused|connection reset|EOF|malformed HTTP|broken pipe|closed (idle|network) connection"), ErrorClass.Connection),
        (Words(@"reading \S+: (404|410) "), ErrorClass.NotFound),
        (Words(@"reading \S+: \d{3}"), ErrorClass.HttpStatus),
        (Words("no such file|not found: "), ErrorClass.NotFound),
    ];

    /// <summary>The classes of all errors that it printed, in order.</summary>
    /// <param name="errors">Its standard error.</param>
    public static IReadOnlyList<ErrorClass> Classify(string errors) =>
        [.. Paragraphs(errors).Select(ClassOf).OfType<ErrorClass>()];

    /// <summary>The class of one error; null for words of no known meaning.</summary>
    public static ErrorClass? ClassOf(string error) =>
        Rules.Where(rule => rule.Words.IsMatch(error)).Select(rule => (ErrorClass?)rule.Class).FirstOrDefault();

    // An error begins at the margin; what a server said about it is set in below it.
    private static IEnumerable<string> Paragraphs(string errors) => Margin().Split(errors).Where(text => text.Length > 0);

    // Logs are hostile: the time it takes must be in proportion to their length.
    private static Regex Words(string pattern) => new(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    [GeneratedRegex(@"(?m)^(?=go: |verifying )")]
    private static partial Regex Margin();
}
