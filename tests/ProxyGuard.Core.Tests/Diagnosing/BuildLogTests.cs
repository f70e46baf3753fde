using ProxyGuard.Core.Diagnosing;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Testing;

namespace ProxyGuard.Core.Tests.Diagnosing;

public sealed class BuildLogTests
{
    private const string Proxy = "go: example.com/a@v1.0.0: reading https://goproxy.example/example.com/a/@v/v1.0.0.mod: 502 Bad Gateway";
    private const string Compile = "./main.go:7:2: undefined: widget";

    [Theory]
    [InlineData(Proxy)]
    [InlineData("main.go:3:8: example.com/a@v1.0.0: reading https://goproxy.example/example.com/a/@v/v1.0.0.zip: 503 Service Unavailable")]
    [InlineData("go: example.com/a@v1.0.0: Get \"https://goproxy.example/example.com/a/@v/v1.0.0.mod\": dial tcp 192.0.2.1:443: i/o timeout")]
    [InlineData("go: example.com/a@v1.0.0: Get \"https://goproxy.example/example.com/a/@v/v1.0.0.info\": dial tcp: lookup goproxy.example: no such host")]
    [InlineData("go: example.com/a@v1.0.0: Get \"https://goproxy.example/example.com/a/@v/v1.0.0.mod\": tls: failed to verify certificate: x509: certificate signed by unknown authority")]
    [InlineData("go: example.com/a@v1.0.0: read \"https://goproxy.example/example.com/a/@v/v1.0.0.zip\": unexpected EOF")]
    [InlineData("go: example.com/a@v1.0.0: zip: not a valid zip file")]
    [InlineData("verifying example.com/a@v1.0.0/go.mod: example.com/a@v1.0.0/go.mod: Get \"https://sum.golang.org/lookup/example.com/a@v1.0.0\": dial tcp 192.0.2.1:443: connect: connection refused")]
    [InlineData("go: example.com/a@v1.0.0: verifying module: example.com/a@v1.0.0: reading https://goproxy.example/sumdb/sum.golang.org/lookup/example.com/a@v1.0.0: 500 Internal Server Error")]
    public void A_download_that_failed_at_a_proxy_or_a_checksum_database(string line) => AssertCause(FailureCause.Proxy, line);

    [Theory]
    [InlineData(Compile)]
    [InlineData("main.go:3:8: no required module provides package example.com/a; to add it:")]
    [InlineData("--- FAIL: TestWidget (0.00s)")]
    [InlineData("    --- FAIL: TestWidget/empty (0.00s)")]
    [InlineData("FAIL\texample.com/acme/widgets\t0.012s")]
    [InlineData("panic: runtime error: index out of range [3] with length 3")]
    [InlineData("vet: ./main.go:7:2: undefined: widget")]
    [InlineData("go: errors parsing go.mod:")]
    [InlineData("go: updates to go.mod needed")]
    [InlineData("go: go.mod requires go >= 1.99 (running go 1.23; GOTOOLCHAIN=local)")]
    [InlineData("main.go:3:8: missing go.sum entry for module providing package example.com/a")]
    [InlineData("go: example.com/a@v1.0.0: unrecognized import path \"example.com/a\": https fetch: Get \"https://example.com/a?go-get=1\": dial tcp 192.0.2.1:443: i/o timeout")]
    [InlineData("go: example.com/a@v1.0.0: module lookup disabled by GOPROXY=off")]
    public void The_code_a_setting_or_a_modules_origin(string line) => AssertCause(FailureCause.Other, line);

    // Who runs a program repeats that it failed; why may stand before it or behind it.
    [Theory]
    [InlineData("make: *** [Makefile:3: test] Error 1")]
    [InlineData("exit status 1")]
    [InlineData("FAIL")]
    public void What_repeats_a_failure_counts_only_alone(string line)
    {
        Assert.Equal(FailureCause.Other, CauseOf([line]));
        Assert.Equal(FailureCause.Proxy, CauseOf([line, Proxy]));
        Assert.Equal(FailureCause.Proxy, CauseOf([Proxy, line]));
    }

    [Theory]
    [InlineData("go: example.com/a@v1.0.0: reading https://goproxy.example/example.com/a/@v/v1.0.0.mod: 404 Not Found")]
    [InlineData("go: example.com/a@v1.0.0: verifying module: reading https://sum.golang.org/lookup/example.com/a@v1.0.0: 404 Not Found")]
    [InlineData("verifying example.com/a@v1.0.0: checksum mismatch")]
    [InlineData("go: example.com/a@v1.0.0: Get \"https://somewhere.example/a\": dial tcp 192.0.2.1:443: i/o timeout")]
    [InlineData("go: module example.com/a: no matching versions for query \"latest\"")]
    public void Who_is_to_blame_cannot_be_told(string line) => AssertCause(FailureCause.Unknown, line, decides: true);

    [Theory]
    [InlineData("")]
    [InlineData("go: downloading example.com/a v1.0.0")]
    [InlineData("ok  \texample.com/acme/widgets\t0.3s")]
    [InlineData("2026/11/21 dial tcp 127.0.0.1:5432: connect: connection refused")]
    [InlineData("Get \"https://api.example/users\": i/o timeout")]
    [InlineData("##[error]Process completed with exit code 1.")]
    public void Lines_that_say_nothing(string line) => AssertCause(FailureCause.Unknown, line, decides: false);

    [Fact]
    public void The_first_cause_decides()
    {
        Assert.Equal(FailureCause.Proxy, CauseOf(["go: downloading x v1", Proxy, Compile, "exit status 1"]));
        Assert.Equal(FailureCause.Other, CauseOf([Compile, Proxy]));
        Assert.Equal(FailureCause.Unknown, CauseOf([]));
    }

    [Theory]
    [InlineData("2026-11-21T08:15:30.1234567Z {0}")]
    [InlineData("\uFEFF2026-11-21T08:15:30.1234567Z {0}\r")]
    [InlineData("2026-11-21T08:15:30.123456Z 00O {0}")]
    [InlineData("test\tUNKNOWN STEP\t2026-11-21T08:15:30.1234567Z {0}")]
    [InlineData("#12 3.456 {0}")]
    [InlineData("\u001b[31;1m{0}\u001b[0m")]
    [InlineData("\u001b]8;;https://x.example\u0007{0}")]
    [InlineData("##[error]{0}")]
    [InlineData("2026-11-21T08:15:30.1234567Z \u001b[0K##[error]{0}")]
    [InlineData("progress 1%\rprogress 99%\r{0}")]
    public void What_ci_systems_and_terminals_add_is_taken_away(string form)
    {
        AssertCause(FailureCause.Proxy, string.Format(form, Proxy));
        AssertCause(FailureCause.Other, string.Format(form, Compile));
        AssertCause(FailureCause.Other, string.Format(form, "--- FAIL: TestWidget (0.00s)"));
    }

    [Theory]
    [InlineData("https://")]
    [InlineData("go: parsing ")]
    [InlineData("\u001b]")]
    [InlineData("a.go:1:")]
    [InlineData("2026-11-21T08:15:30.1")]
    [InlineData("go: reading https://x/@v/")]
    public void Hostile_lines_take_time_in_proportion_to_their_length(string part)
    {
        var line = string.Concat(Enumerable.Repeat(part, 64 * 1024 / part.Length));

        var time = ThreadTime.Of(() => CauseOf(Enumerable.Repeat(line, 100)));

        Assert.InRange(time.TotalSeconds, 0, 5);
    }

    private static FailureCause CauseOf(IEnumerable<string> lines) => BuildLog.Diagnose(lines)?.Cause ?? FailureCause.Unknown;

    // Whether a line decides shows in what stands behind it.
    private static void AssertCause(FailureCause cause, string line, bool decides = true)
    {
        var echo = cause == FailureCause.Proxy ? Compile : Proxy;
        Assert.Equal(cause, CauseOf([line]));
        Assert.Equal(decides ? cause : FailureCause.Proxy, CauseOf([line, echo]));
    }
}
