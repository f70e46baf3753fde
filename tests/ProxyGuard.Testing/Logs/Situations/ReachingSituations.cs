using ProxyGuard.Testing.Logs.Dressing;

namespace ProxyGuard.Testing.Logs.Situations;

/// <summary>The proxy cannot be reached: names, connections, TLS.</summary>
internal static class ReachingSituations
{
    private const string Corp = "https://goproxy.corp.example";
    private const string Artifacts = "https://artifacts.acme.example/api/go/main";
    private const string OpenSsl = """
        openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem 2> /dev/null -days 9 \
          -subj /CN=old.acme.example -addext subjectAltName=DNS:old.acme.example
        cat cert.pem > /etc/ssl/certs/ca-certificates.crt

        """;

    private const string Serve = "openssl s_server -accept 203.0.113.10:443 -cert cert.pem -key key.pem -quiet ";

    public static IEnumerable<LogSituation> All { get; } =
    [
        .. Names, .. Connections, .. Handshakes, .. Certificates,
    ];

    private static IEnumerable<LogSituation> Names =>
    [
        new("name-not-resolved", "no-such-host-download", "the host of GOPROXY does not exist", "go version\ngo mod download")
        {
            Env = $"GOPROXY={Corp}",
        },
        new("name-not-resolved", "no-such-host-test", "the host of GOPROXY does not exist, many modules", "go vet ./...\ngo test ./...")
        {
            Go = RealGo.V127, Env = "GOPROXY=https://goproxy.corp.exmaple,direct", Dress = LogDress.GitHub,
        },
        new("name-not-resolved", "server-misbehaving", "the name server fails", "go build ./...")
        {
            World = "dns proxy.golang.org servfail", Dress = LogDress.GitLab,
        },
        new("name-not-resolved", "name-server-silent", "the name server does not answer",
            "go mod download golang.org/x/text gopkg.in/yaml.v3")
        {
            Go = RealGo.V127, World = "dns proxy.golang.org silent", Dress = LogDress.Azure,
        },
        new("name-not-resolved", "no-scheme", "GOPROXY holds a host without a scheme that does not exist",
            "go get golang.org/x/sync@v0.10.0")
        {
            Env = "GOPROXY=proxy.corp.example", Go = RealGo.V127,
        },
        new("name-not-resolved", "install-latest", "go install of a tool without a network", "go install gotest.tools/gotestsum@latest")
        {
            World = "", Env = "GOPROXY=https://proxy.golang.org", Dress = LogDress.Docker,
        },
    ];

    private static IEnumerable<LogSituation> Connections =>
    [
        new("connection-refused", "nobody-listens", "nobody listens at the proxy's port", "go mod download")
        {
            World = "host goproxy.corp.example", Env = $"GOPROXY={Corp}",
        },
        new("connection-refused", "comma-before-mirror", "the first of two proxies refuses, with a comma behind it",
            "go build ./cmd/widgets\ngo test ./...")
        {
            Go = RealGo.V127, World = "host athens.acme.example\nhttps://proxy.golang.org",
            Env = "GOPROXY=http://athens.acme.example:3000,https://proxy.golang.org,direct", Dress = LogDress.GitHub,
        },
        new("connection-refused", "get-after-refused", "both proxies of a pipe chain refuse", "go get github.com/acme/toolkit@v1.4.2")
        {
            World = "host one.acme.example\nhost two.acme.example", Env = "GOPROXY=https://one.acme.example|https://two.acme.example",
            Dress = LogDress.Jenkins,
        },
        new("connection-refused", "test-of-packages", "nobody listens at the mirror's port", "go test ./...")
        {
            Go = RealGo.V127, World = "host proxy.golang.org", Dress = LogDress.GitLabStamped,
        },
        new("connection-reset", "reset-on-accept", "every connection is reset", "go mod download")
        {
            World = $"{Corp} tcp-accept-reset", Env = $"GOPROXY={Corp}",
        },
        new("connection-reset", "closed-on-accept", "every connection is closed", "go build ./...")
        {
            Go = RealGo.V127, World = "https://proxy.golang.org tcp-accept-close", Dress = LogDress.Azure,
        },
        new("connection-reset", "reset-before-answer", "requests for zips are answered by a reset", "go mod download\ngo test ./...")
        {
            Go = RealGo.V127, World = "https://proxy.golang.org reset-before-response@zip", Dress = LogDress.GitHub,
        },
        new("connection-reset", "eof-before-answer", "connections are closed in front of an answer", "go list -m -u all")
        {
            World = $"{Artifacts} eof-before-response@list", Env = $"GOPROXY={Artifacts}", Dress = LogDress.Jenkins,
        },
        new("connect-timeout", "unanswered-syn", "nobody answers the connect", "go mod download golang.org/x/text")
        {
            World = $"{Corp} dial-blackhole", Env = $"GOPROXY={Corp},direct",
        },
        new("connect-timeout", "unanswered-syn-127", "nobody answers the connect", "go mod tidy")
        {
            Go = RealGo.V127, World = "http://athens.acme.example:3000 dial-blackhole", Env = "GOPROXY=http://athens.acme.example:3000",
            Dress = LogDress.GitHub,
        },
        new("connect-timeout", "install-tool", "nobody answers the connect",
            "go install github.com/golang/mock/mockgen@v1.6.0\nmockgen -version")
        {
            World = "https://proxy.golang.org dial-blackhole", Env = "GOPROXY=https://proxy.golang.org", Dress = LogDress.Docker,
        },
    ];

    private static IEnumerable<LogSituation> Handshakes =>
    [
        new("tls-handshake-timeout", "silent-server", "the server accepts and is silent", "go mod download gopkg.in/yaml.v3")
        {
            World = $"{Corp} tls-handshake-stall", Env = $"GOPROXY={Corp}",
        },
        new("tls-handshake-timeout", "test", "the server accepts and is silent", "go test -race=false ./...")
        {
            Go = RealGo.V127, World = "https://proxy.golang.org tls-handshake-stall", Dress = LogDress.GitHub,
        },
        new("tls-handshake-timeout", "get", "the server accepts and is silent", "go get github.com/google/uuid@latest")
        {
            World = $"{Artifacts} tls-handshake-stall", Env = $"GOPROXY={Artifacts}", Dress = LogDress.GitLab,
        },
        new("tls-failed", "plain-http-behind-https", "the server speaks plain HTTP", "go mod download")
        {
            World = $"{Corp} tls-to-plain-http", Env = $"GOPROXY={Corp}",
        },
        new("tls-failed", "plain-http-behind-https-127", "the server speaks plain HTTP at a port of its own", "go build ./...")
        {
            Go = RealGo.V127, World = "https://athens.acme.example:3000 tls-to-plain-http",
            Env = "GOPROXY=https://athens.acme.example:3000",
            Dress = LogDress.Azure,
        },
        new("tls-failed", "old-protocol", "the server (openssl s_server) offers TLS 1.1 alone", "go mod download")
        {
            World = "host old.acme.example", Env = "GOPROXY=https://old.acme.example",
            Prepare = OpenSsl + Serve + "-tls1_1 -cipher ALL:@SECLEVEL=0 & sleep 1",
            Dress = LogDress.GitHub,
        },
        new("tls-failed", "client-certificate", "the server (openssl s_server) demands a client's certificate",
            "go mod download golang.org/x/text")
        {
            Go = RealGo.V127, World = "host old.acme.example", Env = "GOPROXY=https://old.acme.example",
            Prepare = OpenSsl + Serve + "-Verify 1 & sleep 1",
        },
    ];

    private static IEnumerable<LogSituation> Certificates =>
    [
        new("tls-not-trusted", "self-signed", "the proxy's certificate is signed by itself", "go mod download")
        {
            World = $"{Corp} tls-self-signed", Env = $"GOPROXY={Corp}",
        },
        new("tls-not-trusted", "missing-intermediate", "the server does not send the intermediate certificate", "go test ./...")
        {
            Go = RealGo.V127, World = $"{Artifacts} tls-missing-intermediate", Env = $"GOPROXY={Artifacts},direct", Dress = LogDress.GitHub,
        },
        new("tls-not-trusted", "authority-not-in-image", "the image lacks the company's authority", "go mod download")
        {
            World = "https://proxy.golang.org tls",
            Prepare = "mount --bind /etc/hostname /etc/ssl/certs/ca-certificates.crt\nmount -t tmpfs tmpfs /etc/ssl/certs",
            Dress = LogDress.Docker,
        },
        new("tls-expired", "download", "the proxy's certificate has expired", "go mod download")
        {
            World = $"{Corp} tls-expired", Env = $"GOPROXY={Corp}",
        },
        new("tls-expired", "build", "the proxy's certificate has expired", "go build -v ./...")
        {
            Go = RealGo.V127, World = $"{Artifacts} tls-expired", Env = $"GOPROXY={Artifacts}", Dress = LogDress.Jenkins,
        },
        new("tls-expired", "pipe", "the certificates of both proxies have expired", "go mod verify\ngo test ./...")
        {
            World = $"{Corp} tls-expired\nhttps://proxy.golang.org tls-expired", Env = $"GOPROXY={Corp}|https://proxy.golang.org",
            Dress = LogDress.GitLabStamped,
        },
        new("tls-wrong-host", "other-name", "the certificate is for another host", "go mod download")
        {
            World = $"{Corp} tls-wrong-host", Env = $"GOPROXY={Corp}",
        },
        new("tls-wrong-host", "by-address", "the proxy is named by its address, which the certificate lacks",
            "go get golang.org/x/sync@v0.10.0")
        {
            Go = RealGo.V127, World = "https://203.0.113.77 tls-wrong-host", Env = "GOPROXY=https://203.0.113.77", Dress = LogDress.Azure,
        },
        new("tls-wrong-host", "test", "the certificate is for another host", "go test ./internal/...")
        {
            World = $"{Artifacts} tls-wrong-host", Env = $"GOPROXY={Artifacts},https://proxy.golang.org", Dress = LogDress.GitHub,
        },
    ];
}
