using ProxyGuard.Core.Diagnosing;
using ProxyGuard.Testing;

namespace ProxyGuard.Core.Tests.Diagnosing;

[Collection(AllProcessors.Name)]
public sealed class HostileLogTests
{
    // Beginnings, middles and ends of what the rules look for, and what tears text apart.
    private static readonly string[] Pieces =
    [
        "go: ", "go: downloading ", "verifying ", "a@v1.0.0: ", "example.com/a@v1.0.0: ", "https://", "https://user:pass@goproxy.example/", "/@v/", "/@latest",
        "/sumdb/", "/lookup/", "/tile/", "?go-get=1", "reading ", "Get \"", "\": ", "dial tcp: ", "EOF", ": 404 Not Found", ": 502 Bad", "checksum mismatch",
        "\tserver response:", "\n\t", "\n", "\r", "\0", "\u001b[", "\u001b]8;;", "\u001b_bk;t=1\u0007", "\u0007", "\uFEFF", "\ud800", "\udc00", "\u2028", "{\"", "\"}",
        "{\"Output\":\"", "{\"Output\":1}", "{\"Output\":\"\\ud800\"}", "\"Error\": \"", "\\", "\\u00", "# get https://x/@v/", "# [", "--- FAIL: ", "x.go:1:2: ", "FAIL\tx\t0.1s",
        "2026-11-21T08:15:30Z ", "[2026", "##[error]", "::error ", "08:15:30  ", "#12 3.4 ", "x | ", "[a] ", "invalid response from proxy \"", "%21", "!", "\t\t", "    ",
    ];

    [Fact]
    public void Whatever_stands_in_a_log_nothing_is_thrown()
    {
        for (var seed = 0; seed < 400; seed++)
        {
            var random = new Random(seed);
            var lines = Enumerable.Range(0, 60).Select(_ => Line(random)).ToList();

            if (BuildLog.Diagnose(lines) is not { } found) continue;

            Assert.InRange(found.Line, 1, lines.Count);
            Assert.DoesNotContain('\n', found.Evidence + found.Module + found.Proxy);
            Assert.DoesNotContain("user:pass", found.Evidence + found.Module + found.Proxy);
        }
    }

    public static TheoryData<string> Repeated => [.. Pieces.Where(piece => piece.Length > 1), "a", "go: reading https://x/@v/ EOF 404 "];

    [Theory]
    [MemberData(nameof(Repeated))]
    public void The_time_is_in_proportion_to_the_length(string piece)
    {
        var line = string.Concat(Enumerable.Repeat(piece, 64 * 1024 / piece.Length));

        var time = ThreadTime.Of(() => BuildLog.Diagnose(Enumerable.Repeat(line, 64)));

        Assert.InRange(time.TotalSeconds, 0, 10);
    }

    [Fact]
    public void A_long_log_of_a_sound_build_is_read_in_seconds()
    {
        string[] lines =
        [
            "2026-11-21T08:15:30.1234567Z ok  \texample.com/acme/widgets/internal/store\t0.312s",
            "2026-11-21T08:15:30.1234567Z time=2026-11-21T08:15:30Z level=INFO msg=\"request served\" path=/api/v1/things status=200",
            "2026-11-21T08:15:30.1234567Z === RUN   TestWidget/with_a_name",
            "2026-11-21T08:15:30.1234567Z     --- PASS: TestWidget/with_a_name (0.00s)",
        ];

        var time = ThreadTime.Of(
            () => Assert.Null(BuildLog.Diagnose(Enumerable.Range(0, 100_000).Select(i => lines[i % lines.Length]))));

        Assert.InRange(time.TotalSeconds, 0, 10);
    }

    private static string Line(Random random) =>
        string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => Pieces[random.Next(Pieces.Length)]));
}
