using ProxyGuard.Testing.Logs.Dressing;

namespace ProxyGuard.Testing.Logs.Situations;

/// <summary>go.sum and the checksum database.</summary>
internal static class ChecksumSituations
{
    private const string Corp = "https://goproxy.corp.example";
    private const string Mirror = "https://proxy.golang.org";
    private const string Database = "GOSUMDB={key}";
    private const string EmptySum = "-- go.sum --\n";

    public static IEnumerable<LogSituation> All { get; } =
    [
        .. Mismatches, .. Unreachable, .. Unknown, .. Forged, .. Missing,
    ];

    private static IEnumerable<LogSituation> Mismatches =>
    [
        new("checksum-mismatch", "other-zip", "the proxy serves other bytes than go.sum knows", "go mod download")
        {
            World = $"{Corp} zip-other-bytes@zip", Env = $"GOPROXY={Corp}",
        },
        new("checksum-mismatch", "other-zip-test", "the proxy serves other bytes than go.sum knows", "go test ./...")
        {
            Go = RealGo.V127, World = $"{Mirror} zip-other-bytes@zip", Dress = LogDress.GitHub,
        },
        new("checksum-mismatch", "wrong-line", "a line of go.sum is wrong", "go build ./...")
        {
            Prepare = "sed -i 's#\\(acme/toolkit v1.4.2 h1:\\)..#\\1Zz#' go.sum", Dress = LogDress.GitLab,
        },
        new("checksum-mismatch", "wrong-mod-line", "the line of a go.mod in go.sum is wrong", "go list -m all\ngo vet ./...")
        {
            Go = RealGo.V127, Prepare = "sed -i 's#\\(uuid v1.6.0/go.mod h1:\\)..#\\1Zz#' go.sum", Dress = LogDress.Jenkins,
        },
        new("checksum-mismatch", "page-as-mod", "the proxy answers with a page instead of a .mod; go.sum is complete", "go build ./...")
        {
            World = $"{Corp} html-200@mod", Env = $"GOPROXY={Corp},direct", Dress = LogDress.Azure,
        },
        new("checksum-mismatch-database", "other-zip", "the database knows other bytes than the proxy serves",
            "go get github.com/acme/hammer@v1.0.0")
        {
            Files = EmptySum,
            World = $"{Corp} zip-other-bytes@zip", Env = $"GOPROXY={Corp}\n{Database}",
        },
        new("checksum-mismatch-database", "tidy", "the database knows other bytes than the proxy serves", "go mod tidy")
        {
            Go = RealGo.V127, World = $"{Corp} zip-other-bytes@zip", Env = $"GOPROXY={Corp},direct\n{Database}", Files = EmptySum,
            Dress = LogDress.GitHub,
        },
        new("checksum-mismatch-database", "other-mod", "the database knows another .mod than the proxy serves",
            "go install gotest.tools/gotestsum@v1.12.0")
        {
            World = $"{Corp} mod-other-bytes@mod", Env = $"GOPROXY={Corp}\n{Database}", Dress = LogDress.Docker,
        },
    ];

    private static IEnumerable<LogSituation> Unreachable =>
    [
        new("database-unreachable", "refused", "nobody listens at the checksum database", "go get github.com/acme/hammer@v1.0.0")
        {
            Files = EmptySum,
            World = $"{Mirror}\nhost sum.golang.org",
        },
        new("database-unreachable", "no-such-host", "the checksum database's name cannot be looked up", "go mod tidy")
        {
            Go = RealGo.V127, World = Corp, Env = $"GOPROXY={Corp}", Files = EmptySum, Dress = LogDress.GitHub,
        },
        new("database-unreachable", "503-at-the-proxy", "the proxy says that it carries the database, and fails",
            "go install gotest.tools/gotestsum@latest")
        {
            World = $"{Corp} http-503@sumdb-lookup", Env = $"GOPROXY={Corp}\n{Database}", Dress = LogDress.Docker,
        },
        new("database-unreachable", "502", "the checksum database answers 502", "go get github.com/acme/toolkit@v1.4.1")
        {
            World = $"{Mirror}\nweb sum.golang.org 502", Files = EmptySum, Dress = LogDress.GitLab,
        },
        new("database-unreachable", "handshake", "the checksum database is silent in the TLS handshake", "go get example.com/bulk")
        {
            Files = EmptySum,
            World = $"{Mirror}\nhttps://sum.golang.org tls-handshake-stall", Go = RealGo.V127,
        },
        new("database-unreachable", "tiles-500", "the proxy carries the database's records and fails on tiles", "go mod tidy")
        {
            World = $"{Corp} http-500@sumdb-tile", Env = $"GOPROXY={Corp}\n{Database}", Files = EmptySum, Dress = LogDress.Jenkins,
        },
    ];

    private static IEnumerable<LogSituation> Unknown =>
    [
        new("database-not-found", "private-404", "a module of the company's proxy that sum.golang.org does not know",
            "go get github.com/acme/hammer@v1.1.0")
        {
            Files = EmptySum,
            World = $"{Corp}\nhttps://sum.golang.org http-404@sumdb-lookup says not found: {{module}}@{{version}}: invalid version: "
                + "git ls-remote -q origin: exit status 128:\\n"
                + "\\tfatal: could not read Username for 'https://github.com': terminal prompts disabled",
            Env = $"GOPROXY={Corp}",
        },
        new("database-not-found", "private-410", "a module of the company's proxy that sum.golang.org does not know", "go mod tidy")
        {
            Go = RealGo.V127, World = $"{Corp}\nhttps://sum.golang.org http-410@sumdb-lookup says not found", Env = $"GOPROXY={Corp}",
            Files = EmptySum, Dress = LogDress.GitHub,
        },
        new("database-not-found", "through-the-proxy", "the proxy carries the database, which does not know a tool",
            "go install github.com/golang/mock@v1.6.0")
        {
            World = $"{Corp} http-404@sumdb-lookup", Env = $"GOPROXY={Corp}\n{Database}", Dress = LogDress.Docker,
        },
        new("database-not-found", "gone-azure", "a module of the company's proxy that sum.golang.org does not know",
            "go get github.com/acme/shiny@v1.0.0")
        {
            Files = EmptySum,
            Go = RealGo.V127, World = $"{Corp}\nweb sum.golang.org 410", Env = $"GOPROXY={Corp}", Dress = LogDress.Azure,
        },
    ];

    private static IEnumerable<LogSituation> Forged =>
    [
        new("database-forged", "other-key", "the database's head is signed with another key", "go get github.com/acme/hammer@v1.0.0")
        {
            Files = EmptySum,
            World = $"{Corp} sumdb-other-key@sumdb-lookup", Env = $"GOPROXY={Corp}\n{Database}",
        },
        new("database-forged", "other-tile", "a tile of the database is wrong", "go mod tidy")
        {
            Go = RealGo.V127, World = $"{Corp} sumdb-other-tile@sumdb-tile", Env = $"GOPROXY={Corp}\n{Database}", Files = EmptySum,
            Dress = LogDress.GitHub,
        },
        new("database-forged", "other-hash", "the database's record is not the one in its tree",
            "go install gotest.tools/gotestsum@v1.12.0")
        {
            World = $"{Corp} sumdb-other-hash@sumdb-lookup", Env = $"GOPROXY={Corp}\n{Database}", Dress = LogDress.GitLab,
        },
        new("database-forged", "page", "the database's records are a sign-in page", "go get github.com/acme/toolkit@v1.4.1")
        {
            World = $"{Corp} html-200@sumdb-lookup", Env = $"GOPROXY={Corp}\n{Database}", Files = EmptySum,
        },
        new("database-forged", "other-record", "the database answers with another module's record", "go get github.com/acme/hammer@v1.0.0")
        {
            Files = EmptySum,
            Go = RealGo.V127, World = $"{Corp} sumdb-other-record@sumdb-lookup", Env = $"GOPROXY={Corp}\n{Database}",
            Dress = LogDress.Jenkins,
        },
    ];

    private static IEnumerable<LogSituation> Missing =>
    [
        new("missing-go-sum-entry", "build", "go.sum lacks a module", "go build ./...")
        {
            Prepare = "sed -i '/acme.toolkit/d' go.sum",
        },
        new("missing-go-sum-entry", "test-127", "go.sum lacks the zip of a module", "go mod download golang.org/x/text\ngo test ./...")
        {
            Go = RealGo.V127, Prepare = "sed -i '/uuid v1.6.0 h1/d' go.sum", Dress = LogDress.GitHub,
        },
        new("missing-go-sum-entry", "empty-go-sum", "go.sum was not committed", "go vet ./...\ngo test ./...")
        {
            Prepare = "rm go.sum", Dress = LogDress.Azure,
        },
        new("missing-go-sum-entry", "list", "go.sum lacks the .mod of a module", "go list -m -json all")
        {
            Go = RealGo.V127, Prepare = "sed -i '/yaml.v3/d' go.sum", Dress = LogDress.Jenkins,
        },
    ];
}
