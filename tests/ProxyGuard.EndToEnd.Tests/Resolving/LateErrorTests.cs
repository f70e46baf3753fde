using ProxyGuard.Testing;
using ProxyGuard.Testing.Differential;

namespace ProxyGuard.EndToEnd.Tests.Resolving;

/// <summary>Faults that <c>go</c> itself gives 10 s (a handshake) or 30 s (a connect): too slow to be drawn.</summary>
public sealed class LateErrorTests
{
    private static readonly string[] Faults =
        ["http://a.test dial-blackhole", "https://a.test tls-handshake-stall", "https://a.test tcp-accept-stall"];

    [Fact]
    public async Task The_model_says_what_go_does_when_it_runs_into_its_own_limits()
    {
        using var run = new DifferentialRun(width: 16);
        var cases = from fault in Faults
                    from separator in ",|"
                    from release in RealGo.All.Select(go => go.Release)
                    select Late(fault.Split(' '), separator, release);

        await run.RunAsync(cases);

        await Agreement.AssertAsync(run, "faults that take their time");
        Assert.Equal(0, run.Unknown);
    }

    // With the module in the cache one request is all there is.
    private static DifferentialCase Late(string[] fault, char separator, string release) => DifferentialCase.Parse($$"""
        {"goVersion":"{{release}}","goproxy":"{{fault[0]}}{{separator}}http://b.test","operation":"latest","modules":["example.com/alpha"],
        "goSum":"present","hops":{"{{fault[0]}}":{"*":"{{fault[1]}}"} },"cached":["example.com/alpha"]}
        """);
}
