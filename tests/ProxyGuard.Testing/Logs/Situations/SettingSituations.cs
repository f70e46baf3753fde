using ProxyGuard.Testing.Logs.Dressing;

namespace ProxyGuard.Testing.Logs.Situations;

/// <summary>Go's settings: nobody may be asked, the wrong one is asked, or a value is malformed.</summary>
internal static class SettingSituations
{
    private const string Corp = "https://goproxy.corp.example";
    private const string Mirror = "https://proxy.golang.org";
    private const string Tools = OriginSituations.Tools;
    private const string NeedsNail = OriginSituations.NeedsNail;

    // The words of a mirror that tried to fetch a repository which asks for a password.
    private const string AskedForPassword = "invalid version: git ls-remote -q origin in /go/pkg/mod/cache/vcs/0a1b: exit status 128:\\n"
        + "\\tfatal: could not read Username for 'https://github.com': terminal prompts disabled\\n"
        + "Confirm the import path was entered correctly.";

    public static IEnumerable<LogSituation> All { get; } =
    [
        .. Off, .. Private, .. Settings,
    ];

    private static IEnumerable<LogSituation> Off =>
    [
        new("lookup-disabled", "build", "GOPROXY=off and an empty module cache", "go build ./...") { Env = "GOPROXY=off" },
        new("lookup-disabled", "get-127", "GOPROXY=off", "go get github.com/acme/toolkit@latest")
        {
            Go = RealGo.V127, Env = "GOPROXY=off", Dress = LogDress.GitHub,
        },
        new("lookup-disabled", "end-of-chain", "the chain ends in off, and its proxy does not have the module", "go mod download")
        {
            World = Corp, Env = $"GOPROXY={Corp},off", Files = NeedsNail, Dress = LogDress.GitLab,
        },
    ];

    private static IEnumerable<LogSituation> Private =>
    [
        new("private-path-at-public-proxy", "prompts-disabled", "a private path is asked of a public mirror alone", "go mod download")
        {
            World = $"{Mirror} http-404@absent says not found: {{module}}@{{version}}: {AskedForPassword}",
            Env = $"GOPROXY={Mirror}", Files = NeedsNail,
        },
        new("private-path-at-public-proxy", "latest-127", "a private path is asked of a public mirror alone",
            "go get github.com/acme/vault@latest")
        {
            Go = RealGo.V127, World = $"{Mirror} http-404@absent says not found: module {{module}}: {AskedForPassword}",
            Env = $"GOPROXY={Mirror}", Dress = LogDress.GitHub,
        },
        new("private-path-at-public-proxy", "internal-host", "a path of an internal host is asked of a public mirror", "go test ./...")
        {
            World = $"{Mirror} http-404@absent says not found: {{module}}@{{version}}: unrecognized import path \"{{module}}\": "
                + "https fetch: Get \"https://git.acme.internal/nail?go-get=1\": dial tcp: lookup git.acme.internal on 8.8.8.8:53: no such host",
            Env = $"GOPROXY={Mirror}", Files = NeedsNail.Replace(Tools, "git.acme.internal/nail"), Dress = LogDress.Jenkins,
        },
        new("private-path-at-public-proxy", "gone", "a private path is asked of a public mirror alone", "go mod tidy")
        {
            World = $"{Mirror} http-410@absent says not found: {{module}}@{{version}}: {AskedForPassword}",
            Env = $"GOPROXY={Mirror}\nGOSUMDB=off", Files = NeedsNail, Dress = LogDress.Azure,
        },
    ];

    private static IEnumerable<LogSituation> Settings =>
    [
        new("invalid-setting", "goproxy-empty", "GOPROXY has only separators", "go mod download") { Env = "GOPROXY=,," },
        new("invalid-setting", "goproxy-scheme", "GOPROXY has a typing error in its scheme", "go build ./...")
        {
            Env = "GOPROXY=htps://goproxy.corp.example,direct", Dress = LogDress.GitHub,
        },
        new("invalid-setting", "goproxy-url-127", "GOPROXY holds a blank", "go test ./...")
        {
            Go = RealGo.V127, Env = "GOPROXY=https://goproxy.corp.example https://proxy.golang.org", Dress = LogDress.GitLab,
        },
        new("invalid-setting", "gosumdb", "GOSUMDB is no key", "go get github.com/acme/toolkit@v1.4.1")
        {
            Env = "GOSUMDB=sumdb.acme.example+zzz", Files = "-- go.sum --\n", Dress = LogDress.Azure,
        },
        new("invalid-setting", "goflags", "GOFLAGS holds a word that is no flag", "go vet ./...")
        {
            Go = RealGo.V127, Env = "GOFLAGS=mod=mod",
        },
        new("invalid-setting", "gotoolchain", "GOTOOLCHAIN is no release", "go version\ngo build ./...")
        {
            Env = "GOTOOLCHAIN=1.23.5", Dress = LogDress.Jenkins,
        },
        new("invalid-setting", "govcs", "GOVCS is malformed", "go mod download")
        {
            World = "web github.com 200", Env = "GOPROXY=direct\nGOVCS=git", Files = NeedsNail,
        },
        new("invalid-setting", "no-home", "there is no HOME for caches", "unset HOME\ngo build ./...") { Dress = LogDress.Docker },
    ];
}
