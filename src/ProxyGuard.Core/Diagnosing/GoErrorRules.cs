using System.Text.RegularExpressions;

namespace ProxyGuard.Core.Diagnosing;

/// <summary>What <c>go</c> says, by the words that do not change from release to release (1.21 to 1.27).</summary>
internal static class GoErrorRules
{
    /// <summary>Said before or without asking anybody. The first that matches decides, and these come before the others.</summary>
    public static FaultRules Loading { get; } = new(
    [
        // The repository's own files and the release of go.
        (@"requires go >= [^;]*\(running go|note: (module requires Go|imported by a module that requires go) ", BuildFault.GoTooOld),
        ("maximum (supported )?(version|Go version)[^:]* is|cannot load module .* listed in go.work .* requires go", BuildFault.GoTooOld),
        ("missing go.sum entry|updates to go.sum needed", BuildFault.MissingGoSumEntry),
        ("inconsistent vendoring|vendor/modules.txt|import lookup disabled by -mod=vendor|in vendor mode", BuildFault.VendorInconsistent),
        ("import lookup disabled by -mod=readonly", BuildFault.NoRequiredModule),
        ("updates to go.mod needed|updating go.mod: disabled|disabled by -mod=|due to -mod=|using the vendor directory|-mod may only be set|build flag -mod=",
            BuildFault.GoModOutdated),
        ("existing contents have changed since last read", BuildFault.GoModOutdated),
        ("go.mod file not found|cannot find main module|no modules were found in the current workspace|(outside|does not contain) main module"
            + "|not one of the workspace modules|replacement directory .* does not exist|reading .*go.(mod|work): open ", BuildFault.GoModMissing),

        // Packages.
        ("ambiguous import", BuildFault.AmbiguousImport),
        ("does not contain package|is not in (std|GOROOT)|not provided by module|but not at required version|provided by .* at latest version",
            BuildFault.PackageNotInModule),
        ("no required module provides|cannot find module providing|replaced but not required|implicitly required module"
            + "|missing module for import|cannot find package", BuildFault.NoRequiredModule),
        ("import cycle not allowed|use of (internal|vendored) package|build constraints exclude all|no Go files in|no matching files found"
            + "|is a program, not an importable|is not a main package|cannot embed", BuildFault.CompileError),
    ]);

    /// <summary>Said when somebody was asked, and of settings. The first that matches decides: the words of a cause stand in front of those
    /// that stand around it.</summary>
    public static FaultRules Fetching { get; } = new(
    [
        // Settings come before the errors that quote them.
        (@"parse ""[^""\n]*"": (invalid|net/url|first path|missing)", BuildFault.InvalidSetting),
        ("invalid GOSUMDB|invalid sumdb name|missing GOSUMDB|malformed verifier id|invalid verifier|unknown verifier", BuildFault.InvalidSetting),
        ("invalid (file:// )?proxy URL|GOPROXY list is not the empty string", BuildFault.InvalidSetting),
        ("invalid GOTOOLCHAIN|invalid toolchain[ :]|invalid GOWORK|invalid GOFLAGS|parsing \\$GOFLAGS|GO111MODULE", BuildFault.InvalidSetting),
        ("(entry|pattern|list|name) (not allowed )?in GOVCS|in GOVCS: |refusing to pass credentials|: insecure URL: ", BuildFault.InvalidSetting),
        ("module cache not found|GOMODCACHE entry is relative|network disabled by cmdgonetlimit", BuildFault.InvalidSetting),
        ("no Host in request URL|unsupported protocol scheme|invalid port .* after host|invalid proxy URL", BuildFault.InvalidSetting),
        (@"toolchain not available|download go1[^\n]*checksum database disabled|cannot find ""go1[^""]*"" in (\$)?PATH|no releases found for go", BuildFault.ToolchainNotAvailable),

        // Checksums.
        (@"(^|\n)verifying \S+: checksum mismatch|checksum mismatch\n\s+downloaded: .*\n\s+go\.(work\.)?sum: ", BuildFault.ChecksumMismatch),
        ("checksum mismatch", BuildFault.ChecksumMismatchDatabase),
        ("no verifiable signatures|invalid signature for key|cannot authenticate|malformed (record|tree|note)|inconsistent tile"
            + "|invalid transparency proof|misbehaving server|misbehavior detected|cannot validate record|checksum missing from sumdb|bad math in tile",
            BuildFault.DatabaseForged),

        // Origins.
        ("disabled by GOPROXY=off", BuildFault.LookupDisabled),
        (@"exec: ""?(git|hg|svn|bzr|fossil)""?: executable file not found|missing (Git|Mercurial|Subversion|Bazaar|Fossil) command"
            + "|unable to resolve git version|failed to execute git", BuildFault.VcsMissing),
        ("GOVCS disallows", BuildFault.VcsRefused),
        ("terminal prompts disabled|could not read (Username|Password)|Host key verification failed|Permission denied \\(publickey"
            + "|Authentication failed|Access denied|Invalid username or |Support for password authentication|requested URL returned error: 40[13]", BuildFault.VcsAuth),
        ("unrecognized import path|\\?go-get=1|no go-import meta|no secure protocol found|cannot contain module|[Rr]epository .*not found",
            BuildFault.OriginUnreachable),
        (@"\b(git (ls-remote|fetch|clone|init|remote)|hg (pull|clone|identify)|svn (log|export|info|list))\b[^\n]*: exit status",
            BuildFault.OriginUnreachable),
        ("fatal: (unable to access|remote error|Could not read from remote|protocol error)|ssh: (connect|Could not)", BuildFault.OriginUnreachable),

        // The web proxy between here and everywhere.
        ("proxyconnect tcp|Proxy Authentication Required", BuildFault.WebProxyFailed),
        (@"(Get|read) ""[^""\n]*"": (Bad |Forbidden|Not Found|Service |Gateway |Too Many|Internal Server|Unauthorized|Method )",
            BuildFault.WebProxyFailed),

        // What came was wrong.
        (@"invalid character '<' looking for|\.mod:\d+: .*<(!|html|HTML|head|\?xml)", BuildFault.HtmlAnswer),
        ("invalid response from proxy|proxy returned info for version|gzip: invalid", BuildFault.WrongAnswer),
        ("flate: |(^|[^.])zip: |has unexpected file|: zip for |zip file (is )?too large|zip has been modified|ziphash", BuildFault.DamagedZip),
        ("module declares its path as|unexpected module path|module path must match major version|module path \"[^\"]*\" at revision"
            + "|used for two different module paths|mismatched repo", BuildFault.PathMismatch),
        ("version \"[^\"]*\" invalid: ", BuildFault.UnknownVersion),
        (@"(^|\n)\S*go\.(mod|work|sum):\d+(:\d+)?: ", BuildFault.MalformedGoMod),
        ("missing module (line|declaration)|errors? parsing|parsing \\S*go\\.(mod|work)|malformed go.(sum|mod)|invalid module path|unknown directive"
            + "|error (reading|loading) \\S*go\\.(mod|work)|malformed module path", BuildFault.MalformedGoMod),

        // Redirects and TLS.
        ("stopped after 10 redirects|redirected from secure URL", BuildFault.RedirectRefused),
        ("TLS handshake timeout|handshake.*i/o timeout", BuildFault.TlsHandshakeTimeout),
        ("certificate (has expired|is expired|is not yet valid)|not yet valid", BuildFault.TlsExpired),
        ("certificate is valid for |not valid for any names|contain any IP SANs|legacy Common Name|cannot validate certificate for"
            + "|certificate name does not match|certificate is not valid for", BuildFault.TlsWrongHost),
        ("unknown authority|is not trusted|not standards compliant|self.signed certificate|root certificate", BuildFault.TlsNotTrusted),
        ("x509:|tls: |gave HTTP response to HTTPS|remote error: handshake", BuildFault.TlsFailed),

        // Connections.
        ("no such host|server misbehaving|name resolution|no DNS servers|: lookup ", BuildFault.NameNotResolved),
        ("malformed HTTP|frame too large|malformed MIME|unexpected HTTP|first record does not look", BuildFault.NotHttp),
        (@"dial [^\n]*(i/o timeout|timed out|did not properly respond|deadline exceeded)", BuildFault.ConnectTimeout),
        ("unexpected EOF|stream error|INTERNAL_ERROR|PROTOCOL_ERROR|GOAWAY|malformed chunked|http2: |(^|[^\"])read \"[^\n]*: |transfer closed",
            BuildFault.CutStream),
        ("i/o timeout|timed out", BuildFault.ConnectTimeout),
        ("connection refused|no route to host|network is (unreachable|down)|host is (unreachable|down)|actively refused|connect: permission",
            BuildFault.ConnectionRefused),
        ("connection reset|EOF|broken pipe|closed (idle|network) connection|server closed|forcibly closed|connection (was )?aborted",
            BuildFault.ConnectionReset),

        // Statuses.
        (@"reading \S+: 401 ", BuildFault.Unauthorized),
        (@"reading \S+: 403 ", BuildFault.Forbidden),
        (@"reading \S+: 404 |reading file:\S+: (open |no such file|The system cannot find)", BuildFault.NotFound),
        (@"reading \S+: 410 ", BuildFault.Gone),
        (@"reading \S+: 429 ", BuildFault.TooManyRequests),
        (@"reading \S+: 5\d\d", BuildFault.ServerError),
        (@"reading \S+: \d{3}", BuildFault.UnexpectedStatus),

        // Versions.
        ("no matching versions for query|no existing version is required", BuildFault.NoMatchingVersion),
        ("unknown revision|invalid (\\S+ )?version|[Ii]nvalid pseudo-version|retracted|disallowed module version"
            + "|is not a tag|non-canonical|can't (query|request) |ambiguous (semantic version|revision)", BuildFault.UnknownVersion),
        ("not found: ", BuildFault.NotFound),
    ]);

    /// <summary>What a server says about a module that it could not see either.</summary>
    public static Regex PrivateToServer { get; } = LogPattern.Of(
        "terminal prompts disabled|could not read (Username|Password)|Authentication failed|[Rr]epository .*not found|Host key verification"
        + "|unrecognized import path .*(no such host|server misbehaving)");
}
