using ProxyGuard.Testing.Logs.Dressing;

namespace ProxyGuard.Testing.Logs.Situations;

/// <summary>Where modules come from without a proxy.</summary>
internal static class OriginSituations
{
    private const string Corp = "https://goproxy.corp.example";
    private const string Mirror = "https://proxy.golang.org";
    internal const string Tools = "github.com/acme/nail";

    internal const string NeedsNail = $$"""
        -- go.mod --
        module github.com/acme/widgets

        go 1.23.0

        require {{Tools}} v1.0.0
        -- go.sum --
        {{Tools}} v1.0.0 h1:Xa4Ky3yfGmA+QJ2bMWuAqYvsz4Iq0mr6m0lbvUuwkXo=
        {{Tools}} v1.0.0/go.mod h1:qkrdzhzwpHXhjYBZ2L8KQn0yWhzdvsa8GKAgz1FQv5k=
        -- internal/api/api.go --
        package api

        import _ "{{Tools}}"

        func Describe(id string) string { return id }
        -- internal/store/store.go --
        package store

        func Find(id string) string { return id }
        """;

    // A PATH on which only go and the usual commands are.
    private const string NoGit = """
        mkdir -p /home/runner/bin
        for name in bash cat ls mkdir rm sh; do ln -s "$(command -v $name)" /home/runner/bin/; done
        """;

    private const string NoGitPath = "STEP_PATH=/opt/hostedtoolcache/go/1.23/x64/bin:/home/runner/bin";

    private const string OverSsh = """
        mount -t tmpfs tmpfs /run; mkdir -p /run/sshd /home/runner/.ssh
        ssh-keygen -q -t ed25519 -N '' -f /run/host; ssh-keygen -q -t ed25519 -N '' -f /run/old
        LD_LIBRARY_PATH=$(echo /opt/sshd/*/x86_64-linux-gnu /opt/sshd/usr/lib/x86_64-linux-gnu | tr ' ' :) /opt/sshd/usr/sbin/sshd \
          -f /dev/null -h /run/host -o ListenAddress=203.0.113.10 -o PasswordAuthentication=no -o KbdInteractiveAuthentication=no
        git config -f /home/runner/.gitconfig url.ssh://git@github.com/.insteadOf https://github.com/

        """;

    private const string OwnHome = "chown -R 1001:1001 /home/runner/.ssh /home/runner/.gitconfig; chmod 700 /home/runner/.ssh";

    public static IEnumerable<LogSituation> All { get; } =
    [
        .. Tooling, .. Passwords, .. Ssh, .. Hosts,
    ];

    private static IEnumerable<LogSituation> Tooling =>
    [
        new("vcs-missing", "no-git", "the image has no git", "go mod download")
        {
            Env = $"GOPROXY=direct\n{NoGitPath}", Prepare = NoGit, Files = NeedsNail, Dress = LogDress.Docker,
        },
        new("vcs-missing", "no-git-fallback-127", "the proxy does not have a module, and the image has no git", "go build ./...")
        {
            Go = RealGo.V127, World = Mirror, Env = NoGitPath.Replace("1.23", "1.27"), Prepare = NoGit, Files = NeedsNail,
            Dress = LogDress.GitLab,
        },
        new("vcs-missing", "no-git-suffix", "the image has no git (a path that ends in .git)",
            "go get git.acme.example/tools/nail.git@v1.0.0")
        {
            Env = $"GOPROXY=direct\n{NoGitPath}", Prepare = NoGit, Files = LogProject.Bare,
        },
        new("vcs-missing", "no-mercurial", "a Mercurial repository, and no hg", "go get code.acme.example/old/rivet.hg@v1.0.0")
        {
            Env = "GOPROXY=direct\nGOVCS=*:all\nGOSUMDB=off", Files = LogProject.Bare,
        },
        new("vcs-refused", "off", "GOVCS forbids everything", "go mod download")
        {
            Env = "GOPROXY=direct\nGOVCS=*:off", Files = NeedsNail,
        },
        new("vcs-refused", "subversion-127", "a public module in Subversion, which GOVCS does not allow by default",
            "go get www.acme.example/nail@latest")
        {
            Go = RealGo.V127, World = "web www.acme.example 200", Env = "GOPROXY=direct", Files = LogProject.Bare, Dress = LogDress.GitHub,
            Prepare = """
                mkdir -p /home/.world/git
                echo '<meta name="go-import" content="www.acme.example/nail svn https://svn.acme.example/nail">' > /home/.world/git/nail
                chmod -R a+rX /home/.world
                """,
        },
        new("vcs-refused", "private-only", "GOVCS allows private modules git, public ones nothing", "go test ./...")
        {
            World = Corp, Env = $"GOPROXY={Corp},direct\nGOVCS=private:git,public:off", Files = NeedsNail, Dress = LogDress.Jenkins,
        },
    ];

    private static IEnumerable<LogSituation> Passwords =>
    [
        new("vcs-auth", "no-password", "the code host wants a password, and nobody can be asked", "go mod download")
        {
            World = "web github.com 401", Env = "GOPRIVATE=github.com/acme", Files = NeedsNail,
        },
        new("vcs-auth", "no-password-127", "the mirror does not have it; the code host wants a password", "go build ./...")
        {
            Go = RealGo.V127, World = $"{Mirror} says not found\nweb github.com 401", Files = NeedsNail, Dress = LogDress.GitHub,
        },
        new("vcs-auth", "wrong-password", "the code host does not take the password in .netrc", "go mod tidy")
        {
            World = "web github.com 401", Env = "GOPRIVATE=github.com/acme", Files = NeedsNail, Dress = LogDress.Azure,
            Prepare = "echo 'machine github.com login ci password not-a-real-one' > /home/runner/.netrc; chown 1001 /home/runner/.netrc",
        },
        new("vcs-auth", "forbidden", "the code host forbids the repository", "go mod download")
        {
            World = "web github.com 403", Env = "GOPROXY=direct\nGOPRIVATE=github.com/acme", Files = NeedsNail,
            Dress = LogDress.GitLabStamped,
        },
    ];

    private static IEnumerable<LogSituation> Ssh =>
    [
        new("vcs-auth", "host-key", "git asks over ssh (a real sshd), and its host key is unknown", "go mod download")
        {
            World = "host github.com", Env = "GOPRIVATE=github.com/acme", Files = NeedsNail, Dress = LogDress.GitHub,
            Prepare = OverSsh + OwnHome,
        },
        new("vcs-auth", "changed-host-key-127", "git asks over ssh (a real sshd), and its host key is another than before",
            "go build ./...")
        {
            Go = RealGo.V127, World = "host github.com", Env = "GOPRIVATE=github.com/acme", Files = NeedsNail,
            Prepare = OverSsh + "echo \"github.com $(cut -d' ' -f1,2 /run/old.pub)\" > /home/runner/.ssh/known_hosts; " + OwnHome,
        },
        new("vcs-auth", "no-key-127", "git asks over ssh (a real sshd) without a key", "go mod tidy")
        {
            Go = RealGo.V127, World = "host github.com", Env = "GOPRIVATE=github.com/acme", Files = NeedsNail, Dress = LogDress.Jenkins,
            Prepare = OverSsh + "echo \"github.com $(cut -d' ' -f1,2 /run/host.pub)\" > /home/runner/.ssh/known_hosts; " + OwnHome,
        },
    ];

    private static IEnumerable<LogSituation> Hosts =>
    [
        new("origin-unreachable", "no-such-host", "the host of a module does not exist", "go get acme.invalid.example/nail@latest")
        {
            Env = "GOPROXY=direct", Files = LogProject.Bare,
        },
        new("origin-unreachable", "no-secure-protocol", "git finds nothing behind https (a path that ends in .git)",
            "go get git.acme.example/tools/nail.git@v1.0.0")
        {
            World = "web git.acme.example 404", Env = "GOPROXY=direct", Files = LogProject.Bare, Dress = LogDress.GitLab,
        },
        new("origin-unreachable", "no-repository", "the code host has no such repository", "go mod download")
        {
            World = "web github.com 404", Env = "GOPROXY=direct\nGOPRIVATE=github.com/acme", Files = NeedsNail, Dress = LogDress.GitHub,
        },
        new("origin-unreachable", "no-meta-tag-127", "the host has a page, but none for go", "go get www.acme.example/nail")
        {
            Go = RealGo.V127, World = "web www.acme.example 200", Env = "GOPROXY=direct", Files = LogProject.Bare, Dress = LogDress.Jenkins,
            Prepare = """
                mkdir -p /home/.world/git
                echo '<html><body>Acme</body></html>' > /home/.world/git/nail
                chmod -R a+rX /home/.world
                """,
        },
        new("origin-unreachable", "vanity-503", "the host that names the repository answers 503", "go build -mod=mod ./...")
        {
            World = $"{Mirror} says not found\nweb go.acme.example 503", Files = NeedsNail.Replace(Tools, "go.acme.example/nail"),
            Dress = LogDress.GitLab,
        },
        new("origin-unreachable", "git-refused", "nobody listens at the code host", "go mod download")
        {
            Go = RealGo.V127, World = "host github.com", Env = "GOPRIVATE=github.com/acme", Files = NeedsNail,
        },
        new("origin-unreachable", "ssh-refused", "git asks over ssh, and nobody listens", "go mod download")
        {
            World = "host github.com", Env = "GOPRIVATE=github.com/acme", Files = NeedsNail, Dress = LogDress.GitHub,
            Prepare = "git config -f /home/runner/.gitconfig url.ssh://git@github.com/.insteadOf https://github.com/",
        },
    ];
}
