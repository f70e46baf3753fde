using ProxyGuard.Core.Diagnosing;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Tests.Diagnosing;

/// <summary>Which cause wins, who was asked, and for what: what logs of real builds seldom show side by side.</summary>
public sealed class DiagnosisTests
{
    private const string Download = "go: downloading example.com/a v1.0.0";
    private const string Failed = "go: example.com/a@v1.0.0: reading https://goproxy.example/example.com/a/@v/v1.0.0.zip: 502 Bad Gateway";
    private const string OfPackage = "main.go:3:8: example.com/a@v1.0.0: reading https://goproxy.example/example.com/a/@v/v1.0.0.zip: 502 Bad Gateway";
    private const string RedTest = "--- FAIL: TestWidget (0.00s)";
    private const string Red = "FAIL\texample.com/acme/widgets\t0.012s";

    public static TheoryData<string, string> Orders => new()
    {
        { "server-error", $"{Download}\n{Failed}\nmake: *** [Makefile:3: test] Error 1\n./x.go:1:2: undefined: y" },
        { "test-failure", $"{RedTest}\n{Failed}" },
        // Tried again with success: begun again without another error.
        { "test-failure", $"{Download}\n{Failed}\nretrying\n{Download}\n{RedTest}\n{Red}" },
        { "server-error", $"{Download}\n{Failed}\nretrying\n{Download}\n{Failed}\nexit status 1" },
        { "connection-refused", $"{Download}\n{Failed}\n{Download}\n{Failed.Replace("reading", "Get").Replace(": 502 Bad Gateway", "\": dial tcp: connect: connection refused")}" },
        // A command that only warmed the cache failed; the tests ran.
        { "test-failure", $"{Failed}\nok  \texample.com/acme/a\t0.3s\n{RedTest}\n{Red}" },
        { "server-error", $"{Failed}\nok  \texample.com/acme/a\t0.3s" },
        // One package could not be set up, another's test failed: both are true, and the first is first.
        { "server-error", $"# example.com/acme/b\n{OfPackage}\nFAIL\texample.com/acme/b [setup failed]\n{RedTest}\n{Red}" },
        // With -x, what was stepped over is no error.
        { "test-failure", $"# get https://goproxy.example/example.com/a/@v/v1.0.0.mod\n# get https://goproxy.example/example.com/a/@v/v1.0.0.mod: 502 Bad Gateway (0.1s)\n{RedTest}" },
        { "none", "# get https://goproxy.example/example.com/a/@v/v1.0.0.mod\n# get https://goproxy.example/example.com/a/@v/v1.0.0.mod: 200 OK (0.1s)" },
        { "stalled", "# get https://goproxy.example/example.com/a/@v/v1.0.0.mod\n# get https://b.example/b/@v/v1.0.0.mod\n# get https://b.example/b/@v/v1.0.0.mod: 200 OK (0.1s)" },
        { "stalled", $"{Download}\n##[error]The operation has timed out." },
        { "cancelled", $"{Download}\nok  \texample.com/acme/a\t0.3s\n##[error]The action 'Test' has timed out after 10 minutes." },
        { "test-failure", $"{Download}\npanic: test timed out after 10m0s\nrunning tests:" },
        { "cancelled", $"{Download}\n##[error]The operation was canceled." },
        { "none", $"{Download}\nhello" },
        { "other-tool", $"{Download}\nhello\n##[error]Process completed with exit code 1." },
        { "none", "go: an error of a later release\n##[error]Process completed with exit code 1." },
        // A toolchain that go switches to is no error.
        { "compile-error", "go: example.com/a@v1.0.0 requires go >= 1.27; switching to go1.27.4\n./x.go:1:2: undefined: y" },
        { "compile-error", "./x.go:9:1: syntax error: unexpected EOF, expecting }" },
        { "test-failure", "=== RUN   TestProxy\n    proxy_test.go:12: Get \"http://127.0.0.1:4567/example.com/a/@v/list\": EOF\n--- FAIL: TestProxy (0.00s)" },
        { "no-required-module", "main.go:3:8: no required module provides package example.com/a; to add it:\n\tgo get example.com/a" },
        { "server-error", "main.go:3:8: cannot find module providing package example.com/a: module example.com/a: reading https://goproxy.example/example.com/a/@v/list: 503 Service Unavailable" },
        { "checksum-mismatch", "verifying example.com/a@v1.0.0: checksum mismatch\n\tdownloaded: h1:x\n\tgo.sum:     h1:y\n\nSECURITY ERROR" },
        { "checksum-mismatch-database", "go: example.com/a@v1.0.0: verifying module: checksum mismatch\n\tdownloaded: h1:x\n\tsum.golang.org: h1:y\n\nSECURITY ERROR" },
        { "database-unreachable", "go: example.com/a@v1.0.0: verifying module: example.com/a@v1.0.0: Get \"https://sum.golang.org/lookup/example.com/a@v1.0.0\": dial tcp: i/o timeout" },
        { "database-not-found", "go: example.com/a@v1.0.0: verifying module: example.com/a@v1.0.0: reading https://sum.golang.org/lookup/example.com/a@v1.0.0: 404 Not Found" },
        { "origin-unreachable", "go: example.com/a@v1.0.0: unrecognized import path \"example.com/a\": https fetch: Get \"https://example.com/a?go-get=1\": dial tcp: lookup example.com: no such host" },
        { "compile-error", $"{Failed}\n# example.com/acme/widgets\n./x.go:1:2: undefined: y" },
        { "other-tool", $"{Failed}\nok  \texample.com/acme/a\t0.3s\ndeploy: no target\nERROR: script returned exit code 4" },
        { "go-mod-missing", "go: go.mod file not found in current directory or any parent directory; see 'go help modules'" },
        { "go-mod-missing", "go: cannot find main module, but found .git/config in /src\n\tto create a module there, run:\n\tgo mod init" },
        { "go-mod-missing", "go: example.com/a@v1.0.0 (replaced by ../a): reading ../a/go.mod: open /src/a/go.mod: no such file or directory" },
        { "go-mod-missing", "pattern ./...: directory prefix . does not contain main module or its selected dependencies" },
        { "web-proxy-failed", "go: example.com/a@v1.0.0: Get \"https://goproxy.example/example.com/a/@v/v1.0.0.mod\": proxyconnect tcp: dial tcp 192.0.2.1:3128: connect: connection refused" },
        { "web-proxy-failed", "go: example.com/a@v1.0.0: Get \"https://goproxy.example/example.com/a/@v/v1.0.0.mod\": Proxy Authentication Required" },
        { "web-proxy-failed", "go: example.com/a@v1.0.0: Get \"https://goproxy.example/example.com/a/@v/v1.0.0.mod\": Forbidden" },
        // What a server says is not go's word.
        { "not-found", "go: example.com/a@v1.0.0: reading https://goproxy.example/example.com/a/@v/v1.0.0.mod: 404 Not Found\n\tserver response: checksum mismatch, no space left on device" },
        { "private-path-at-public-proxy", "go: example.com/a@v1.0.0: reading https://proxy.golang.org/example.com/a/@v/v1.0.0.mod: 404 Not Found\n\tserver response:\n\tnot found: git ls-remote: exit status 128:\n\t\tfatal: could not read Username for 'https://example.com': terminal prompts disabled" },
        { "server-error", "level=error msg=\"failed: go: example.com/a@v1.0.0: reading https://goproxy.example/example.com/a/@v/v1.0.0.zip: 502 Bad Gateway\"" },
        { "server-error", "\t\"Error\": \"example.com/a@v1.0.0: reading https://goproxy.example/example.com/a/@v/v1.0.0.zip: 502 Bad Gateway\\n\\tserver response: x\"," },
    };

    [Theory]
    [MemberData(nameof(Orders))]
    public void The_first_real_cause_decides(string cause, string log) =>
        Assert.Equal(cause, LogCorpus.CauseOf(BuildLog.Diagnose(log.Split('\n'))));

    [Theory]
    [InlineData("go: example.com/a@v1.0.0: reading https://user:xxxxx@GoProxy.example:8443/base/github.com/%21azure/x/@v/v1.0.0-%21r%21c1.mod: 502 Bad Gateway",
        "goproxy.example:8443/base", "github.com/Azure/x@v1.0.0-RC1")]
    [InlineData("go: module example.com/a: reading https://goproxy.example/example.com/a/@v/list: 502 Bad Gateway", "goproxy.example", "example.com/a")]
    [InlineData("go: a: reading https://goproxy.example/example.com/a/@latest: 502 Bad Gateway", "goproxy.example", "example.com/a@latest")]
    [InlineData("go: example.com/a@v1.0.0: invalid response from proxy \"https://goproxy.example/base\": unexpected end of JSON input",
        "goproxy.example/base", "example.com/a@v1.0.0")]
    [InlineData("go: example.com/a@v1.0.0: verifying module: reading https://goproxy.example/base/sumdb/sum.golang.org/lookup/example.com/a@v1.0.0: 500 x",
        "goproxy.example/base", "example.com/a@v1.0.0")]
    [InlineData("go: example.com/b@v1.0.0 requires\n\texample.com/a@v1.0.0: reading https://goproxy.example/example.com/a/@v/v1.0.0.mod: 500 x",
        "goproxy.example", "example.com/a@v1.0.0")]
    [InlineData("go: example.com/a@v1.0.0: zip: not a valid zip file", null, "example.com/a@v1.0.0")]
    public void It_says_who_was_asked_for_what(string log, string? proxy, string module)
    {
        var found = BuildLog.Diagnose(log.Split('\n'));
        Assert.Equal((proxy, module), (found?.Proxy, found?.Module));
    }

    [Theory]
    [InlineData(BuildFault.ServerError, "goproxy.example", null, FailureCause.Proxy)]
    [InlineData(BuildFault.ServerError, null, "example.com/a", FailureCause.Unknown)]
    [InlineData(BuildFault.NameNotResolved, "goproxy.example", null, FailureCause.Proxy)]
    [InlineData(BuildFault.NotHttp, "goproxy.example", null, FailureCause.Proxy)]
    [InlineData(BuildFault.NotHttp, null, null, FailureCause.Unknown)]
    [InlineData(BuildFault.DamagedZip, null, "example.com/a", FailureCause.Proxy)]
    [InlineData(BuildFault.NotFound, "goproxy.example", "example.com/a", FailureCause.Unknown)]
    [InlineData(BuildFault.MalformedGoMod, null, null, FailureCause.Other)]
    [InlineData(BuildFault.MalformedGoMod, null, "example.com/a", FailureCause.Unknown)]
    [InlineData(BuildFault.TestFailure, null, null, FailureCause.Other)]
    public void Nobody_is_blamed_who_was_not_asked(BuildFault fault, string? proxy, string? module, FailureCause cause) =>
        Assert.Equal(cause, new Diagnosis { Fault = fault, Evidence = "", Line = 1, Proxy = proxy, Module = module }.Cause);

    [Theory]
    [InlineData("https://user:s3cret@goproxy.example")]
    [InlineData("https://s3cret@goproxy.example")]
    [InlineData("https://goproxy.example/x?token=s3cret&go")]
    [InlineData("https://goproxy.example/?password=s3cret")]
    public void Credentials_are_not_in_the_evidence(string url)
    {
        var found = BuildLog.Diagnose([$"go: example.com/a@v1.0.0: reading {url}/example.com/a/@v/v1.0.0.mod: 502 Bad Gateway"]);
        Assert.NotNull(found);
        Assert.DoesNotContain("s3cret", found.ToString());
    }

    [Fact]
    public void The_line_is_the_one_that_says_it()
    {
        var found = BuildLog.Diagnose(["# from: a test", "", "go: example.com/b@v1.0.0 requires", "\t" + Failed[4..], "\tserver response: x"]);
        Assert.Equal((4, Failed[4..]), (found?.Line, found?.Evidence));
    }

    [Fact]
    public void Codes_are_stable_words() =>
        Assert.All(Codes.All<BuildFault>(), code => Assert.Matches("^[a-z]+(-[a-z]+)*$", code));
}
