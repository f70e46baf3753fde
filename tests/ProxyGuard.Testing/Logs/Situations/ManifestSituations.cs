using ProxyGuard.Testing.Logs.Dressing;

namespace ProxyGuard.Testing.Logs.Situations;

/// <summary>go.mod, vendor and the release of go do not go together.</summary>
internal static class ManifestSituations
{
    private const string Corp = "https://goproxy.corp.example";
    private const string Open = $"GOPROXY={Corp}\nGOSUMDB={{key}}";
    private const string Vendored = """
        export GOFLAGS= GOCACHE=/home/.world/cache GOSUMDB=off GOPROXY=https://proxy.golang.org
        go mod vendor; chmod -R u+w /home/runner/go; rm -rf /home/runner/go

        """;

    public static IEnumerable<LogSituation> All { get; } =
    [
        .. Paths, .. Malformed, .. Outdated, .. Vendor, .. Releases,
    ];

    private static string Requires(string module, string go = "1.23.0") =>
        $"-- go.mod --\nmodule github.com/acme/widgets\n\ngo {go}\n\nrequire {module}\n"
        + $"-- internal/api/api.go --\npackage api\n\n"
        + $"import _ \"{module.Split(' ')[0]}\"\n\nfunc Describe(id string) string {{ return id }}\n"
        + "-- internal/store/store.go --\npackage store\n\nfunc Find(id string) string { return id }\n";

    private static IEnumerable<LogSituation> Paths =>
    [
        new("path-mismatch", "renamed", "a module that was renamed", "go get github.com/acme/anvil")
        {
            World = Corp, Env = Open,
        },
        new("path-mismatch", "letter-case-127", "a module whose path has another case", "go mod tidy")
        {
            Go = RealGo.V127, World = Corp, Env = Open, Files = Requires("github.com/acme/Logger v1.9.0"), Dress = LogDress.GitHub,
        },
        new("path-mismatch", "build", "a module that was renamed is required", "go build ./...")
        {
            World = Corp, Env = Open + "\nGOFLAGS=-mod=mod", Files = Requires("github.com/acme/anvil v1.0.0"), Dress = LogDress.Jenkins,
        },
    ];

    private static IEnumerable<LogSituation> Malformed =>
    [
        new("malformed-go-mod", "unknown-directive", "a typing error in go.mod", "go build ./...")
        {
            Prepare = "sed -i 's/^require golang/requires golang/' go.mod",
        },
        new("malformed-go-mod", "conflict-marks", "go.mod holds the marks of a merge conflict", "go mod download\ngo test ./...")
        {
            Go = RealGo.V127, Prepare = "sed -i '3i <<<<<<< HEAD' go.mod", Dress = LogDress.GitHub,
        },
        new("malformed-go-mod", "of-a-dependency", "the go.mod of a dependency is malformed", "go get github.com/acme/torn@v1.0.0")
        {
            World = Corp, Env = Open, Dress = LogDress.GitLab,
        },
        new("malformed-go-mod", "go-line", "the go line is no release", "go vet ./...")
        {
            Prepare = "sed -i 's/^go 1.23.0/go 1.23.x/' go.mod", Dress = LogDress.Azure,
        },
        new("malformed-go-mod", "page-instead", "the proxy answers with a page instead of a .mod; there is no go.sum", "go mod tidy")
        {
            World = $"{Corp} html-200@mod", Env = $"GOPROXY={Corp}\nGONOSUMDB=*.acme.example,golang.org,github.com,gopkg.in",
            Files = "-- go.sum --\n",
        },
    ];

    private static IEnumerable<LogSituation> Outdated =>
    [
        new("go-mod-outdated", "updates-needed", "go.mod names an older version than a dependency needs", "go build ./...")
        {
            Prepare = "sed -i 's#x/text v0.21.0#x/text v0.20.0#' go.mod",
        },
        new("go-mod-outdated", "updates-needed-127", "go.mod names an older version than a dependency needs", "go vet ./...\ngo test ./...")
        {
            Go = RealGo.V127, Prepare = "sed -i 's#x/text v0.21.0#x/text v0.20.0#' go.mod", Dress = LogDress.GitHub,
        },
        new("go-mod-outdated", "upgrades-with-vendor-flag", "GOFLAGS=-mod=vendor stands in the way of looking for upgrades",
            "go list -m -u all")
        {
            Env = "GOFLAGS=-mod=vendor", Prepare = Vendored, Dress = LogDress.Azure,
        },
        new("go-mod-outdated", "mod-flag-in-workspace", "-mod=mod in a workspace", "go build -mod=mod ./...")
        {
            Go = RealGo.V127, Prepare = "printf 'go 1.23.0\\n\\nuse .\\n' > go.work",
        },
        new("go-mod-outdated", "list-readonly", "go.mod names an older version than a dependency needs", "go list -m -mod=readonly all")
        {
            Prepare = "sed -i 's#x/text v0.21.0#x/text v0.20.0#' go.mod", Dress = LogDress.Jenkins,
        },
    ];

    private static IEnumerable<LogSituation> Vendor =>
    [
        new("vendor-inconsistent", "other-version", "go.mod was changed, vendor was not", "go build ./...")
        {
            Prepare = Vendored + "sed -i 's#toolkit v1.4.2#toolkit v1.4.1#' go.mod",
        },
        new("vendor-inconsistent", "more-required-127", "go.mod requires a module that vendor does not list", "go test ./...")
        {
            Go = RealGo.V127, Prepare = Vendored + "echo 'require golang.org/x/sync v0.10.0' >> go.mod", Dress = LogDress.GitHub,
        },
        new("vendor-inconsistent", "no-vendor", "GOFLAGS says vendor, and there is no such folder", "go test ./...")
        {
            Env = "GOFLAGS=-mod=vendor", Dress = LogDress.GitLab,
        },
    ];

    private static IEnumerable<LogSituation> Releases =>
    [
        new("go-too-old", "own-go-line", "go.mod wants a newer go", "go version\ngo build ./...")
        {
            Prepare = "sed -i 's/^go 1.23.0/go 1.26.0/' go.mod",
        },
        new("go-too-old", "dependency", "a dependency wants a newer go", "go get github.com/acme/shiny@v1.0.0")
        {
            World = Corp, Env = Open, Dress = LogDress.GitHub,
        },
        new("go-too-old", "own-go-line-127", "go.mod wants a newer go", "go test ./...")
        {
            Go = RealGo.V127, Prepare = "sed -i 's/^go 1.23.0/go 1.29.1/' go.mod", Dress = LogDress.Jenkins,
        },
        new("go-too-old", "install-127", "a tool wants a newer go", "go install github.com/acme/shiny@latest")
        {
            Go = RealGo.V127, World = Corp, Env = Open, Dress = LogDress.Docker,
        },
        new("toolchain-not-available", "nobody-has-it", "no proxy has the release that go.mod wants", "go build ./...")
        {
            World = Corp, Env = Open + "\nGOTOOLCHAIN=auto", Prepare = "sed -i 's/^go 1.23.0/go 1.29.7/' go.mod",
        },
        new("toolchain-not-available", "toolchain-line-127", "no proxy has the toolchain that go.mod wants", "go test ./...")
        {
            Go = RealGo.V127, World = Corp, Env = Open + "\nGOTOOLCHAIN=auto",
            Prepare = "sed -i 's/^go 1.23.0/go 1.23.0\\n\\ntoolchain go1.28.9/' go.mod",
            Dress = LogDress.GitHub,
        },
        new("toolchain-not-available", "not-on-path", "GOTOOLCHAIN names a release that must be on PATH", "go version")
        {
            Env = "GOTOOLCHAIN=go1.24.1+path", Dress = LogDress.GitLab,
        },
        new("toolchain-not-available", "database-off", "GOSUMDB=off forbids to download a toolchain", "go vet ./...")
        {
            Go = RealGo.V127, World = Corp, Env = $"GOPROXY={Corp}\nGOSUMDB=off\nGOTOOLCHAIN=auto",
            Prepare = "sed -i 's/^go 1.23.0/go 1.28.0/' go.mod",
            Dress = LogDress.Azure,
        },
    ];
}
