using ProxyGuard.Testing.Logs.Dressing;

namespace ProxyGuard.Testing.Logs.Situations;

/// <summary>The cause stands among other things: what passed, what was tried again, what only sounds like a proxy.</summary>
internal static class ContextSituations
{
    private const string Corp = "https://goproxy.corp.example";
    private const string Mirror = "https://proxy.golang.org";

    private const string NoisyTest = """
        -- internal/store/noise_test.go --
        package store

        import "testing"

        func TestMirrorRefuses(t *testing.T) {
        	t.Log("go: acme.example/a@v1.2.0: reading https://goproxy.corp.example/acme.example/a/@v/v1.2.0.mod: 503 Service Unavailable")
        	t.Log("Get \"https://proxy.golang.org/x\": dial tcp: lookup proxy.golang.org: no such host")
        }

        func TestCount(t *testing.T) {
        	if n := len(Find("w-3")); n != 3 {
        		t.Fatalf("want 3, got %d", n)
        	}
        }
        """;

    private const string Downstairs = """
        -- internal/api/more_test.go --
        package api

        import "testing"

        func TestOrder(t *testing.T) {
        	t.Error("widgets are out of order")
        }
        """;

    public static IEnumerable<LogSituation> All { get; } =
    [
        .. Recovered, .. Among, .. Machines,
    ];

    // The proxy failed, and the build did not fail of it.
    private static IEnumerable<LogSituation> Recovered =>
    [
        new("test-failure", "recovered-download", "the first download fails, the second passes, then a test fails",
            "go mod download || { echo 'retrying in 1 s'; sleep 1; go mod download; }\ngo test ./...")
        {
            World = $"{Mirror} http-503@zip,heal-after=5", Files = Downstairs, Dress = LogDress.GitHub,
        },
        new("compile-error", "recovered-download-127", "the first download is reset, the second passes, then a package does not compile",
            "for try in 1 2 3; do go mod download && break; done\ngo build ./...")
        {
            Go = RealGo.V127, World = $"{Corp} reset-before-response@zip,heal-after=6", Env = $"GOPROXY={Corp}", Dress = LogDress.GitLab,
            Files = "-- internal/api/more.go --\npackage api\n\nfunc Make() string { return gadget }\n",
        },
        new("test-failure", "words-of-a-proxy", "a passing test prints what sounds like a proxy, another fails",
            "go test -v ./internal/store")
        {
            Go = RealGo.V127, Files = NoisyTest, Dress = LogDress.Jenkins,
        },
        new("other-tool", "warning-before", "a tool that may fail cannot be fetched; then a script fails",
            "go install github.com/acme/ledger@latest || echo 'no ledger today, going on without it'\ngo test ./...\n./deploy.sh")
        {
            World = $"{Mirror} http-404@absent", Env = $"GOPROXY={Mirror}", Dress = LogDress.Azure,
            Prepare = "printf '#!/bin/sh\\necho deploying\\necho \"deploy: no target\" >&2\\nexit 4\\n' > deploy.sh; chmod 755 deploy.sh",
        },
    ];

    private static IEnumerable<LogSituation> Among =>
    [
        new("server-error", "after-good-tests", "all tests pass, then a tool cannot be fetched",
            "go version\ngo env GOPROXY GOFLAGS\ngo vet ./...\ngo test ./...\ngo run gotest.tools/gotestsum@latest --version")
        {
            Go = RealGo.V127, World = $"{Mirror} http-502@latest,http-502@list", Dress = LogDress.GitHub,
        },
        new("too-many-requests", "keep-going", "make goes on after an error", "make -k -j2 build lint")
        {
            World = $"{Corp} http-429@zip says slow down", Env = $"GOPROXY={Corp}", Dress = LogDress.Jenkins,
            Files = "-- Makefile --\n.PHONY: build lint\nbuild:\n\tgo build ./...\n\nlint:\n\t@echo linting; sleep 1; echo 'no findings'\n",
        },
        new("connection-reset", "go-generate", "a generator cannot be fetched", "go generate ./...")
        {
            World = $"{Corp} eof-before-response@info", Env = $"GOPROXY={Corp}", Dress = LogDress.GitLab,
            Files = "-- internal/api/gen.go --\npackage api\n\n//go:generate go run github.com/golang/mock@v1.6.0 -source=api.go\n",
        },
        new("cut-stream", "vendor", "zips end too early while vendor is made", "git --version\ngo mod vendor\ngo build -mod=vendor ./...")
        {
            Go = RealGo.V127, World = $"{Mirror} truncated-body@zip", Dress = LogDress.Azure,
        },
        new("not-found", "one-of-many", "most modules are there, one is not", "go mod download -x")
        {
            World = $"{Corp} says not found", Env = $"GOPROXY={Corp}", Files = "-- extra.go --\npackage widgets\n",
            Prepare = "sed -i '/^require golang/i require github.com/acme/ledger v1.2.0' go.mod",
        },
        new("vcs-auth", "after-the-mirror", "the mirror fails with a pipe behind it; the code host wants a password",
            "go mod download github.com/acme/vault@v1.0.0")
        {
            World = $"{Mirror} http-503\nweb github.com 401", Env = $"GOPROXY={Mirror}|direct",
        },
        new("no-required-module", "go-run-in-make", "a generator is run that go.mod does not know", "make generate")
        {
            Go = RealGo.V127, Files = "-- Makefile --\ngenerate:\n\tgo run github.com/golang/mock -source=api.go\n",
            Dress = LogDress.GitHub,
        },
    ];

    // What is written for machines to read.
    private static IEnumerable<LogSituation> Machines =>
    [
        new("server-error", "test-json-127", "the proxy answers 503, go test -json", "go test -json ./internal/store")
        {
            Go = RealGo.V127, World = $"{Mirror} http-503@zip",
        },
        new("forbidden", "download-json", "the proxy forbids zips, go mod download -json", "go mod download -json")
        {
            World = $"{Corp} http-403@zip says blocked", Env = $"GOPROXY={Corp}",
        },
        new("compile-error", "test-json-127", "a package does not compile, go test -json", "go test -json ./internal/api")
        {
            Go = RealGo.V127, Files = "-- internal/api/more.go --\npackage api\n\nfunc Make() string { return gadget }\n",
            Dress = LogDress.GitHub,
        },
        new("name-not-resolved", "build-json-127", "the mirror's name cannot be looked up, go build -json", "go build -json ./cmd/widgets")
        {
            Go = RealGo.V127, World = "", Env = $"GOPROXY={Mirror}",
        },
        new("missing-go-sum-entry", "list-then-build", "go.sum lacks a module; go list lists all packages and fails",
            "go list -f '{{.ImportPath}}' ./...\ngo build ./...")
        {
            Prepare = "sed -i '/semver/d' go.sum", Dress = LogDress.Docker,
        },
    ];
}
