using ProxyGuard.Testing.Logs.Dressing;

namespace ProxyGuard.Testing.Logs.Situations;

/// <summary>The proxy answers, and the answer does not come whole or is not what it should be.</summary>
internal static class ContentSituations
{
    private const string Corp = "https://goproxy.corp.example";
    private const string Mirror = "https://proxy.golang.org";
    private static readonly TimeSpan Short = TimeSpan.FromSeconds(8);

    private const string GoAway = """
        openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem 2> /dev/null -days 9 \
          -subj /CN=p -addext subjectAltName=DNS:proxy.golang.org
        cat cert.pem > /etc/ssl/certs/ca-certificates.crt
        cat > away.js << 'END'
        const fs = require('fs')
        const server = require('http2').createSecureServer({ key: fs.readFileSync('key.pem'), cert: fs.readFileSync('cert.pem') })
        server.on('stream', (stream, headers) => {
          stream.on('error', () => {})
          const path = headers[':path']
          if (!path.endsWith('.zip')) {
            stream.respond({ ':status': 200, 'content-type': 'text/plain' })
            return stream.end(path.endsWith('.info') ? '{"Version":"v0.21.0"}' : 'module golang.org/x/text\n\ngo 1.18\n\n\n')
          }
          stream.respond({ ':status': 200, 'content-length': 100000 })
          stream.write('PK')
          setTimeout(() => { stream.session.goaway(CODE, LAST); setTimeout(() => stream.session.socket.destroy(), 200) }, 200)
        })
        server.listen(443, '203.0.113.10')
        END
        node away.js & sleep 1
        """;

    public static IEnumerable<LogSituation> All { get; } =
    [
        .. Stalls, .. Cuts, .. Redirects, .. Pages, .. WrongAnswers, .. Zips,
    ];

    private static IEnumerable<LogSituation> Stalls =>
    [
        new("stalled", "job-time-out", "the proxy falls silent in the middle of zips; the job is killed at its limit",
            "go version\ngo mod download\ngo test ./...")
        {
            World = $"{Mirror} stall-mid-body@zip", Limit = Short, Dress = LogDress.GitHub,
        },
        new("stalled", "test-time-out", "the proxy is silent on zips; the job is killed at its limit", "go test ./...")
        {
            Go = RealGo.V127, World = $"{Mirror} stall-before-response@zip", Limit = Short, Dress = LogDress.GitLab,
        },
        new("stalled", "build-aborted", "the proxy is silent on zips; the job is killed at its limit", "go build ./...")
        {
            World = $"{Corp} stall-before-response@zip", Env = $"GOPROXY={Corp},direct", Limit = Short, Dress = LogDress.Jenkins,
        },
        new("stalled", "timeout-command", "the proxy is silent; go is killed by timeout", "timeout 6 go mod download -x")
        {
            Go = RealGo.V127, World = $"{Corp} stall-before-response@info", Env = $"GOPROXY={Corp}", Dress = LogDress.GitHub,
        },
        new("stalled", "azure-time-out", "the proxy falls silent in the middle of zips; the job is killed at its limit", "go build ./...")
        {
            World = $"{Corp} stall-mid-body@zip", Env = $"GOPROXY={Corp}", Limit = Short, Dress = LogDress.Azure,
        },
    ];

    private static IEnumerable<LogSituation> Cuts =>
    [
        new("cut-stream", "unexpected-eof", "zips end too early", "go mod download")
        {
            World = $"{Corp} truncated-body@zip", Env = $"GOPROXY={Corp}",
        },
        new("cut-stream", "unexpected-eof-127", "zips end too early", "go test ./...")
        {
            Go = RealGo.V127, World = $"{Mirror} truncated-chunked@zip", Dress = LogDress.GitHub,
        },
        new("cut-stream", "http2-internal-error", "HTTP/2 streams of zips are reset", "go mod download")
        {
            World = $"{Mirror} h2-stream-reset@zip", Dress = LogDress.GitLab,
        },
        new("cut-stream", "http2-internal-error-127", "HTTP/2 streams are reset", "go build ./...")
        {
            Go = RealGo.V127, World = $"{Corp} h2-stream-reset", Env = $"GOPROXY={Corp}",
        },
        new("cut-stream", "http2-goaway", "the server (node) sends GOAWAY in the middle of a zip and closes",
            "go mod download golang.org/x/text")
        {
            World = "host proxy.golang.org", Prepare = GoAway.Replace("CODE", "0").Replace("LAST", "1"), Dress = LogDress.Azure,
        },
        new("cut-stream", "http2-goaway-127", "the server (node) sends GOAWAY with an error in the middle of a zip and closes",
            "go mod download golang.org/x/text")
        {
            Go = RealGo.V127, World = "host proxy.golang.org", Prepare = GoAway.Replace("CODE", "2").Replace("LAST", "stream.id"),
        },
        new("cut-stream", "mod-cut", "a .mod ends too early", "go list -m all")
        {
            Go = RealGo.V127, World = $"{Corp} truncated-body@mod", Env = $"GOPROXY={Corp}", Dress = LogDress.Jenkins,
        },
    ];

    private static IEnumerable<LogSituation> Redirects =>
    [
        new("redirect-refused", "loop", "the proxy redirects in a circle", "go mod download")
        {
            World = $"{Corp} redirect-loop", Env = $"GOPROXY={Corp}",
        },
        new("redirect-refused", "loop-127", "the proxy redirects zips in a circle", "go test ./...")
        {
            Go = RealGo.V127, World = $"{Corp} redirect-loop@zip", Env = $"GOPROXY={Corp},{Mirror}", Dress = LogDress.GitHub,
        },
        new("redirect-refused", "https-to-http", "the proxy redirects from https to http", "go build ./...")
        {
            World = "web goproxy.corp.example 302 http://storage.corp.example", Env = $"GOPROXY={Corp}",
        },
        new("redirect-refused", "https-to-http-127", "the proxy redirects from https to http", "go mod download\ngo vet ./...")
        {
            Go = RealGo.V127, World = "web goproxy.corp.example 307 http://storage.corp.example:8081/go", Env = $"GOPROXY={Corp},direct",
            Dress = LogDress.GitLabStamped,
        },
    ];

    private static IEnumerable<LogSituation> Pages =>
    [
        new("html-answer", "sign-in-page", "the proxy answers with a sign-in page", "go mod download golang.org/x/text@v0.21.0")
        {
            World = $"{Corp} html-200@info", Env = $"GOPROXY={Corp}",
        },
        new("html-answer", "sign-in-redirect", "the proxy redirects to a sign-in page", "go get github.com/acme/toolkit@v1.4.1")
        {
            Go = RealGo.V127, World = $"{Corp} redirect-to-html-200@info", Env = $"GOPROXY={Corp},direct", Dress = LogDress.GitHub,
        },
        new("html-answer", "latest-page", "the proxy answers with a page instead of the newest version",
            "go install gotest.tools/gotestsum@latest")
        {
            World = $"{Corp} html-200", Env = $"GOPROXY={Corp}", Dress = LogDress.Docker,
        },
        new("html-answer", "branch-127", "the proxy answers with a page instead of what a branch stands for",
            "go get golang.org/x/sync@main")
        {
            Go = RealGo.V127, World = $"{Corp} html-200@info", Env = $"GOPROXY={Corp}", Dress = LogDress.Azure,
        },
    ];

    private static IEnumerable<LogSituation> WrongAnswers =>
    [
        new("wrong-answer", "other-version", "the .info is about another version", "go mod download github.com/acme/toolkit@v1.4.2")
        {
            World = $"{Corp} info-wrong-version@info", Env = $"GOPROXY={Corp}",
        },
        new("wrong-answer", "bad-time", "the time in an .info is none", "go get github.com/acme/toolkit@v1.4.2")
        {
            Go = RealGo.V127, World = $"{Corp} info-bad-time@info", Env = $"GOPROXY={Corp}", Dress = LogDress.GitHub,
        },
        new("wrong-answer", "empty-info", "the .info is empty", "go mod download golang.org/x/sync@v0.10.0")
        {
            World = $"{Mirror} empty-200@info", Env = $"GOPROXY={Mirror}", Dress = LogDress.Jenkins,
        },
        new("wrong-answer", "no-version", "the .info has no version", "go install gotest.tools/gotestsum@v1.12.0")
        {
            Go = RealGo.V127, World = $"{Corp} info-no-version@info", Env = $"GOPROXY={Corp}",
        },
    ];

    private static IEnumerable<LogSituation> Zips =>
    [
        new("damaged-zip", "one-bit", "one bit of every zip is wrong", "go mod download")
        {
            World = $"{Corp} zip-bitflip@zip", Env = $"GOPROXY={Corp}",
        },
        new("damaged-zip", "half-a-zip", "zips end early and nobody says so", "go build ./...")
        {
            Go = RealGo.V127, World = $"{Mirror} truncated-silent@zip", Dress = LogDress.GitHub,
        },
        new("damaged-zip", "other-prefix", "the files of the zip are of another module", "go mod download")
        {
            World = $"{Corp} zip-wrong-prefix@zip", Env = $"GOPROXY={Corp}", Dress = LogDress.Azure,
        },
        new("damaged-zip", "empty", "zips are empty", "go test ./...")
        {
            Go = RealGo.V127, World = $"{Corp} empty-200@zip", Env = $"GOPROXY={Corp}", Dress = LogDress.GitLab,
        },
        new("not-http", "other-protocol", "something else than a web server answers", "go mod download")
        {
            World = "http://athens.acme.example:3000 malformed-response", Env = "GOPROXY=http://athens.acme.example:3000",
        },
        new("not-http", "other-protocol-127", "something else than a web server answers behind TLS", "go test ./...")
        {
            Go = RealGo.V127, World = $"{Corp} malformed-response", Env = $"GOPROXY={Corp},direct", Dress = LogDress.GitHub,
        },
        new("not-http", "other-protocol-zips", "something else than a web server answers to requests for zips",
            "go mod download || go mod download")
        {
            World = $"{Mirror} malformed-response@zip", Env = $"GOPROXY={Mirror}", Dress = LogDress.Jenkins,
        },
    ];
}
