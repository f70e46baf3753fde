using ProxyGuard.Testing.Logs.Dressing;

namespace ProxyGuard.Testing.Logs.Situations;

/// <summary>Nothing is wrong with modules: the code, its tests, another tool, a person.</summary>
internal static class OtherSituations
{
    private const string Waits = """
        -- internal/api/slow_test.go --
        package api

        import (
        	"testing"
        	"time"
        )

        func TestSlow(t *testing.T) {
        	time.Sleep(time.Minute)
        }
        """;

    public static IEnumerable<LogSituation> All { get; } =
    [
        .. Tests, .. Code, .. Tools, .. Cancelled,
    ];

    private static string Test(string body, string imports = "\"testing\"") =>
        $"-- internal/store/more_test.go --\npackage store\n\nimport (\n\t{imports.Replace(" ", "\n\t")}\n)\n\n"
        + $"func TestMore(t *testing.T) {{\n\t{body}\n}}\n";

    private static string Api(string body) => $"-- internal/api/more.go --\npackage api\n\n{body}\n";

    private static IEnumerable<LogSituation> Tests =>
    [
        new("test-failure", "one-test", "a test fails", "go mod download\ngo test ./...")
        {
            Files = Test("if got := Find(\"w-2\"); got != \"w-2\" { t.Errorf(\"Find(w-2) = %q\", got) }"), Dress = LogDress.GitHub,
        },
        new("test-failure", "verbose-127", "a test fails, go test -v", "go test -v -count=1 ./...")
        {
            Go = RealGo.V127, Files = Test("t.Run(\"one\", func(t *testing.T) { t.Fatal(\"no widget\") })"),
        },
        new("test-failure", "refused-database", "a test cannot reach its own database: no proxy's fault", "go test ./...")
        {
            Files = Test(
                "_, err := net.Dial(\"tcp\", \"127.0.0.1:5432\"); if err != nil { t.Fatalf(\"open database: %v\", err) }",
                "\"net\" \"testing\""),
            Dress = LogDress.GitLab,
        },
        new("test-failure", "test-server-503", "a test meets a 503 of its own server: no proxy's fault", "go test -json ./internal/store")
        {
            Go = RealGo.V127,
            Files = Test("t.Errorf(\"GET http://127.0.0.1:39211/v1: 503 Service Unavailable, want 200\"); t.Log(\"read: unexpected EOF\")"),
            Dress = LogDress.Azure,
        },
        new("test-failure", "panic", "a test panics", "go test ./...")
        {
            Files = Test("var ids map[string]int; ids[\"w\"]++"), Dress = LogDress.Jenkins,
        },
        new("test-failure", "timed-out", "a test outlasts go test -timeout", "go test -timeout 2s ./internal/api")
        {
            Go = RealGo.V127, Files = Waits,
        },
    ];

    private static IEnumerable<LogSituation> Code =>
    [
        new("compile-error", "undefined", "a name that is not there",
            "go build ./...") { Files = Api("func Make() string { return widget() }") },
        new("compile-error", "types-127", "a wrong type", "go vet ./...\ngo test ./...")
        {
            Go = RealGo.V127, Files = Api("func Make() string { var n int = \"w\"; return n }"), Dress = LogDress.GitHub,
        },
        new("compile-error", "in-tests", "the tests of a package do not compile; downloads came first", "go test ./...")
        {
            Files = Test("Search(t)"), Dress = LogDress.GitLabStamped,
        },
        new("compile-error", "syntax", "a syntax error",
            "make") { Files = Api("func Make() string { return \"w\" "), Dress = LogDress.Jenkins },
        new("compile-error", "import-cycle-127", "packages import each other", "go build ./...")
        {
            Go = RealGo.V127, Files = "-- internal/store/cycle.go --\npackage store\n\nimport _ \"github.com/acme/widgets/internal/api\"\n",
            Dress = LogDress.Docker,
        },
        new("vet-failure", "printf", "go vet finds a format that does not fit", "go vet ./...")
        {
            Files = Api("import \"fmt\"\n\nfunc Show() { fmt.Printf(\"%d\\n\", \"w\") }"), Dress = LogDress.GitHub,
        },
        new("vet-failure", "copied-lock-127", "go vet finds a copied lock", "go vet ./internal/...")
        {
            Go = RealGo.V127, Files = Api("import \"sync\"\n\nfunc Hold(m sync.Mutex) { m.Lock() }"), Dress = LogDress.Jenkins,
        },
        new("vet-failure", "within-test", "go test runs vet, which finds something", "go test ./internal/...")
        {
            Files = Test("t.Errorf(\"%d\", \"w\")"),
        },
    ];

    private static IEnumerable<LogSituation> Tools =>
    [
        new("other-tool", "make-no-rule", "make has no such target", "go mod download\nmake lint") { Dress = LogDress.GitHub },
        new("other-tool", "command-not-found", "a linter is not installed",
            "go build ./...\ngolangci-lint run") { Go = RealGo.V127, Dress = LogDress.GitLab },
        new("other-tool", "git-diff", "generated files differ", "go build ./...\ngit diff --exit-code")
        {
            Prepare = "chown -R 0:0 .; git init -q; git config user.name a; git config user.email a@acme.example\n"
                + "git add .; git commit -qm one; echo '// Code generated; DO NOT EDIT.' >> internal/store/store.go; chown -R 1001:1001 .",
            Dress = LogDress.Azure,
        },
        new("other-tool", "script", "a script after a good build fails",
            "go build -o widgets ./cmd/widgets\n./widgets > out\ngrep -q ready out || { echo \"smoke test failed: not ready\"; exit 3; }")
        {
            Go = RealGo.V127, Dress = LogDress.Jenkins,
        },
        new("other-tool", "download-by-curl", "curl cannot fetch something else",
            "go build ./...\ncurl -fsSL https://downloads.acme.example/schema.json -o schema.json")
        {
            World = "https://proxy.golang.org\nweb downloads.acme.example 503",
        },
        new("other-tool", "gofmt", "gofmt finds a file", "go vet ./internal/store\ntest -z \"$(gofmt -l . | tee /dev/stderr)\"")
        {
            Files = Api("func   Make() string { return \"w\" }"),
        },
    ];

    private static IEnumerable<LogSituation> Cancelled =>
    [
        new("cancelled", "during-tests", "a person cancels the job during the tests", "go mod download\ngo test -v ./...")
        {
            Files = Waits, Limit = TimeSpan.FromSeconds(15), IsCancelled = true, Dress = LogDress.GitHub,
        },
        new("cancelled", "during-tests-azure", "a person cancels the job during the tests", "go test ./...")
        {
            Go = RealGo.V127, Files = Waits, Limit = TimeSpan.FromSeconds(15), IsCancelled = true, Dress = LogDress.Azure,
        },
        new("cancelled", "aborted-jenkins", "a person aborts the job during the tests", "go vet ./...\ngo test ./internal/...")
        {
            Files = Waits, Limit = TimeSpan.FromSeconds(15), IsCancelled = true, Dress = LogDress.Jenkins,
        },
        new("cancelled", "during-tests-gitlab", "a person cancels the job during the tests", "go vet ./...\ngo test -v ./internal/...")
        {
            Go = RealGo.V127, Files = Waits, Limit = TimeSpan.FromSeconds(15), IsCancelled = true, Dress = LogDress.GitLab,
        },
    ];
}
