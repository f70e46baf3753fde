using ProxyGuard.Testing.Logs.Dressing;

namespace ProxyGuard.Testing.Logs.Situations;

/// <summary>The proxy answers with a status that is no answer.</summary>
internal static class StatusSituations
{
    private const string Corp = "https://goproxy.corp.example";
    private const string Artifacts = "https://artifacts.acme.example/api/go/main";
    private const string Mirror = "https://proxy.golang.org";

    private const string Unknown = "says not found: {module}@{version}: invalid version: unknown revision {version}";

    private const string NeedsLedger = """
        -- go.mod --
        module github.com/acme/widgets

        go 1.23.0

        require (
        	github.com/acme/ledger v1.2.0
        	github.com/google/uuid v1.6.0
        )
        -- go.sum --
        github.com/acme/ledger v1.2.0 h1:Xa4Ky3yfGmA+QJ2bMWuAqYvsz4Iq0mr6m0lbvUuwkXo=
        github.com/acme/ledger v1.2.0/go.mod h1:qkrdzhzwpHXhjYBZ2L8KQn0yWhzdvsa8GKAgz1FQv5k=
        {sum github.com/google/uuid v1.6.0}
        -- internal/api/api.go --
        package api

        import (
        	"github.com/acme/ledger"
        	"github.com/google/uuid"
        )

        func Describe(id string) string { return ledger.Of(id) + uuid.Text }
        """;

    public static IEnumerable<LogSituation> All { get; } =
    [
        .. Refusals, .. Absences, .. Troubles,
    ];

    private static IEnumerable<LogSituation> Refusals =>
    [
        new("unauthorized", "no-credentials", "a private proxy wants credentials and gets none", "go mod download")
        {
            World = "https://ci:wanted@goproxy.corp.example", Env = $"GOPROXY={Corp}",
        },
        new("unauthorized", "no-credentials-127", "a private proxy wants credentials and gets none", "go build ./...\ngo test ./...")
        {
            Go = RealGo.V127, World = "https://ci:wanted@artifacts.acme.example/api/go/main", Env = $"GOPROXY={Artifacts},direct",
            Dress = LogDress.GitHub,
        },
        new("unauthorized", "wrong-password", "the netrc file holds an old password", "go test ./...")
        {
            World = "https://ci:wanted@goproxy.corp.example says Unauthorized: token expired", Env = $"GOPROXY={Corp}",
            Prepare = "echo 'machine goproxy.corp.example login ci password not-a-real-one' > /home/runner/.netrc",
            Dress = LogDress.GitLab,
        },
        new("forbidden", "blocked-by-policy", "the proxy forbids one module", "go mod download")
        {
            World = $"{Artifacts} http-403@zip says Forbidden: this version is quarantined by policy", Env = $"GOPROXY={Artifacts}",
        },
        new("forbidden", "not-this-group", "the proxy forbids everything", "go build ./...")
        {
            Go = RealGo.V127, World = $"{Artifacts} http-403", Env = $"GOPROXY={Artifacts},direct", Dress = LogDress.Azure,
        },
        new("forbidden", "get-latest", "the proxy forbids the version list", "go get -u ./...")
        {
            World = $"{Corp} http-403@list says <access denied>", Env = $"GOPROXY={Corp}", Dress = LogDress.Jenkins,
        },
        new("too-many-requests", "download", "the proxy limits the rate", "go mod download")
        {
            World = $"{Mirror} limit=2 says Too Many Requests", Dress = LogDress.GitHub,
        },
        new("too-many-requests", "test", "the proxy limits the rate of zips", "go test ./...")
        {
            Go = RealGo.V127, World = $"{Corp} http-429-retry-after@zip says rate limit exceeded", Env = $"GOPROXY={Corp},direct",
        },
        new("too-many-requests", "install", "the proxy has had enough", "go install gotest.tools/gotestsum@v1.12.0")
        {
            World = $"{Mirror} http-429", Env = $"GOPROXY={Mirror}", Dress = LogDress.Docker,
        },
    ];

    private static IEnumerable<LogSituation> Absences =>
    [
        new("not-found", "module-not-there", "the only proxy does not have a module", "go mod download")
        {
            World = $"{Corp} {Unknown}", Env = $"GOPROXY={Corp}", Files = NeedsLedger,
        },
        new("not-found", "build-127", "the only proxy does not have a module", "go build ./...")
        {
            Go = RealGo.V127, World = $"{Artifacts} says module not in this repository", Env = $"GOPROXY={Artifacts}", Files = NeedsLedger,
            Dress = LogDress.GitHub,
        },
        new("not-found", "zip-not-there", "the proxy has the .mod of a version and not its zip", "go test ./...")
        {
            World = $"{Corp} http-404@zip", Env = $"GOPROXY={Corp}", Dress = LogDress.Azure,
        },
        new("not-found", "both-of-two", "neither of two proxies has it", "go get github.com/acme/ledger")
        {
            World = $"{Corp}\n{Mirror} says not found: module {{module}}: no matching versions for query \"latest\"",
            Env = $"GOPROXY={Corp},{Mirror}", Dress = LogDress.Jenkins,
        },
        new("gone", "module-gone", "the only proxy says that a module is gone", "go mod download")
        {
            World = $"{Corp} http-410@absent {Unknown}", Env = $"GOPROXY={Corp}", Files = NeedsLedger,
        },
        new("gone", "zip-gone", "the proxy says that the zips are gone", "go vet ./...")
        {
            Go = RealGo.V127, World = $"{Mirror} http-410@zip says gone: fetch timed out", Env = $"GOPROXY={Mirror}",
            Dress = LogDress.GitHub,
        },
        new("gone", "tool-gone", "the proxy says that a tool is gone", "go install github.com/acme/ledger/cmd/ledger@latest")
        {
            World = $"{Corp} http-410@absent says Gone", Env = $"GOPROXY={Corp}", Dress = LogDress.GitLabStamped,
        },
    ];

    private static IEnumerable<LogSituation> Troubles =>
    [
        new("server-error", "503-download", "the proxy answers 503 to zips", "go mod download")
        {
            World = $"{Corp} http-503@zip says upstream connect error or disconnect/reset before headers", Env = $"GOPROXY={Corp},direct",
        },
        new("server-error", "502-test", "the proxy answers 502 to everything", "go version\ngo test -v ./...")
        {
            Go = RealGo.V127, World = $"{Artifacts} http-502", Env = $"GOPROXY={Artifacts},{Mirror}", Dress = LogDress.GitHub,
        },
        new("server-error", "500-list", "the proxy answers 500 to the version list", "go get github.com/acme/toolkit@latest")
        {
            World = $"{Corp} http-500@list says internal server error", Env = $"GOPROXY={Corp}",
        },
        new("server-error", "504-both", "both proxies of a pipe chain are in trouble", "go mod tidy")
        {
            Go = RealGo.V127, World = $"{Corp} http-504\n{Mirror} http-500 says failed to fetch", Env = $"GOPROXY={Corp}|{Mirror}",
            Dress = LogDress.GitLab,
        },
        new("server-error", "test-json", "the proxy answers 503, go test -json", "go test -json ./...")
        {
            World = $"{Mirror} http-503@zip", Env = $"GOPROXY={Mirror}",
        },
        new("server-error", "in-make", "the proxy answers 502 in a build by make", "make test")
        {
            World = $"{Artifacts} http-502@mod says Bad Gateway", Env = $"GOPROXY={Artifacts}", Dress = LogDress.Jenkins,
        },
        new("server-error", "docker-build", "the proxy answers 503 in the build of an image",
            "go mod download -x 2>&1 | tail -n 30; exit ${PIPESTATUS[0]}")
        {
            World = $"{Mirror} http-503@info", Env = $"GOPROXY={Mirror}", Dress = LogDress.Docker,
        },
        new("server-error", "toolchain", "the proxy answers 503 when the newer go is fetched that go.mod wants", "go build ./...")
        {
            World = $"{Mirror} http-503@zip", Env = "GOTOOLCHAIN=auto\nGOSUMDB={key}", Prepare = "sed -i 's/^go 1.23.0/go 1.28.0/' go.mod",
        },
        new("unexpected-status", "418", "the proxy answers 418", "go mod download")
        {
            World = $"{Corp} http-418", Env = $"GOPROXY={Corp}",
        },
        new("unexpected-status", "451", "the proxy answers 451 to zips", "go build ./...")
        {
            Go = RealGo.V127, World = $"{Artifacts} http-451@zip says Unavailable For Legal Reasons", Env = $"GOPROXY={Artifacts}",
            Dress = LogDress.GitHub,
        },
        new("unexpected-status", "400", "the proxy answers 400", "go get example.com/bulk@v1.0.0")
        {
            World = $"{Artifacts} http-400 says bad request", Env = $"GOPROXY={Artifacts}|off", Dress = LogDress.Azure,
        },
    ];
}
