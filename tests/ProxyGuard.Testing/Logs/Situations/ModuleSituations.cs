using ProxyGuard.Testing.Logs.Dressing;

namespace ProxyGuard.Testing.Logs.Situations;

/// <summary>Versions and packages that are not there, or twice.</summary>
internal static class ModuleSituations
{
    private const string Corp = "https://goproxy.corp.example";

    private const string NeedsCloud = """
        -- go.mod --
        module github.com/acme/widgets

        go 1.23.0

        require (
        	github.com/acme/cloud v1.0.0
        	github.com/acme/cloud/storage v1.0.0
        )
        -- internal/api/api.go --
        package api

        import _ "github.com/acme/cloud/storage"

        func Describe(id string) string { return id }
        -- internal/store/store.go --
        package store

        func Find(id string) string { return id }
        """;

    private const string NeedsNail = """
        -- internal/api/api.go --
        package api

        import "github.com/acme/toolkit/nail"

        func Describe(id string) string { return nail.Hit(id) }
        """;

    private const string NeedsCobra = """
        -- cmd/widgets/main.go --
        package main

        import "github.com/spf13/cobra"

        func main() { cobra.Run() }
        """;

    // A repository of github.com, served as plain files.
    private const string Nail = """
        export GIT_CONFIG_COUNT=0 GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@acme.example GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@acme.example
        rm -rf /home/.world/git; mkdir -p /home/.world/git/acme/work; cd /home/.world/git/acme/work
        git init -q; printf 'module github.com/acme/nail\n' > go.mod; echo 'package nail' > nail.go
        git add .; git commit -qm one; git tag v1.0.0
        git clone -q --bare . ../nail; cd ../nail; git update-server-info; chmod -R a+rX /home/.world
        """;

    private const string Direct = "GOPROXY=direct\nGOPRIVATE=github.com/acme";

    public static IEnumerable<LogSituation> All { get; } =
    [
        .. Ambiguous, .. Versions, .. Packages,
    ];

    private static IEnumerable<LogSituation> Ambiguous =>
    [
        new("ambiguous-import", "build", "two modules hold one package", "go build ./...") { Files = NeedsCloud },
        new("ambiguous-import", "test-127", "two modules hold one package", "go test ./...")
        {
            Go = RealGo.V127, Files = NeedsCloud, Dress = LogDress.GitHub,
        },
        new("ambiguous-import", "tidy", "two modules hold one package", "go mod tidy\ngit diff --exit-code go.mod go.sum")
        {
            Files = NeedsCloud, Dress = LogDress.GitLabStamped,
        },
    ];

    private static IEnumerable<LogSituation> Versions =>
    [
        new("unknown-version", "unknown-revision", "a version that the repository does not have", "go get github.com/acme/nail@v1.9.0")
        {
            World = "web github.com 200", Env = Direct, Prepare = Nail, Files = LogProject.Bare,
        },
        new("unknown-version", "unknown-branch-127", "a branch that the repository does not have",
            "go get github.com/acme/nail@feature/hit\ngo test ./...")
        {
            Go = RealGo.V127, World = "web github.com 200", Env = Direct, Prepare = Nail, Files = LogProject.Bare, Dress = LogDress.GitHub,
        },
        new("unknown-version", "major-without-suffix", "go.mod asks for v2 of a path without a major suffix", "go mod download")
        {
            Prepare = "sed -i 's#acme/toolkit v1.4.2#acme/toolkit v2.0.0#' go.mod", Dress = LogDress.Azure,
        },
        new("unknown-version", "get-v2", "v2 of a module whose path has no major suffix", "go get github.com/acme/glue@v2.0.0")
        {
            Env = "GOSUMDB=off\nGOPROXY=https://proxy.golang.org",
        },
        new("unknown-version", "pseudo-version-127", "a pseudo-version whose commit does not exist", "go mod download")
        {
            Go = RealGo.V127, World = "web github.com 200", Env = Direct, Prepare = Nail, Dress = LogDress.Jenkins,
            Files = LogProject.Bare + "-- go.mod --\nmodule github.com/acme/widgets\n\ngo 1.23.0\n\n"
                + "require github.com/acme/nail v0.0.0-20240102030405-abcdefabcdef\n",
        },
        new("no-matching-version", "major", "a major version that nobody released", "go get github.com/acme/toolkit@v1.9"),
        new("no-matching-version", "above", "no version above this one", "go version\ngo get 'github.com/Masterminds/semver/v3@>v3.9.0'")
        {
            Go = RealGo.V127, Dress = LogDress.GitHub,
        },
        new("no-matching-version", "patch", "no release in a range",
            "go list -m -versions golang.org/x/text\ngo get 'golang.org/x/text@<v0.2'")
        {
            Dress = LogDress.GitLab,
        },
    ];

    private static IEnumerable<LogSituation> Packages =>
    [
        new("package-not-in-module", "get", "the newest version of a module lacks the package", "go get github.com/acme/toolkit/nail")
        {
            World = Corp, Env = $"GOPROXY={Corp}",
        },
        new("package-not-in-module", "install", "the newest version of a module lacks the command",
            "go install gotest.tools/gotestsum/cmd/sum@latest")
        {
            Go = RealGo.V127, World = Corp, Env = $"GOPROXY={Corp}\nGOSUMDB={{key}}", Dress = LogDress.Docker,
        },
        new("package-not-in-module", "tidy", "an import that its module does not hold", "go mod tidy")
        {
            World = Corp, Env = $"GOPROXY={Corp}\nGOSUMDB={{key}}", Files = NeedsNail, Dress = LogDress.GitHub,
        },
        new("package-not-in-module", "tidy-127", "an import that its module does not hold", "go mod tidy -v")
        {
            Go = RealGo.V127, World = Corp, Env = $"GOPROXY={Corp}\nGOSUMDB={{key}}", Files = NeedsNail,
        },
        new("no-required-module", "build", "an import that go.mod does not know", "go build ./...") { Files = NeedsCobra },
        new("no-required-module", "vet-127", "an import that go.mod does not know", "go vet ./...\ngo test ./...")
        {
            Go = RealGo.V127, Files = NeedsCobra, Dress = LogDress.GitHub,
        },
        new("no-required-module", "package-of-a-required-module", "an import that its module does not hold, read only",
            "go build -mod=readonly ./...")
        {
            Files = NeedsNail, Dress = LogDress.Jenkins,
        },
        new("no-required-module", "no-go-mod", "there is no go.mod",
            "go build ./...") { Prepare = "rm go.mod go.sum", Dress = LogDress.GitLab },
    ];
}
