using ProxyGuard.Core.Diagnosing;
using ProxyGuard.Core.Outcomes;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Rescue;

namespace ProxyGuard.EndToEnd.Tests.Outcomes;

/// <summary>What the real <c>go</c> prints, read as a build's log.</summary>
public sealed class RealGoLogTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static readonly (string Fault, FailureCause Cause)[] Faults =
    [
        ("http-403", FailureCause.Proxy), ("http-429", FailureCause.Proxy), ("http-502", FailureCause.Proxy),
        ("http-404", FailureCause.Unknown), ("http-410", FailureCause.Unknown),
        ("conn-refused", FailureCause.Proxy), ("dns-failure", FailureCause.Proxy),
        ("tcp-accept-close", FailureCause.Proxy), ("tcp-accept-reset", FailureCause.Proxy),
        ("tls-self-signed", FailureCause.Proxy), ("tls-expired", FailureCause.Proxy), ("tls-wrong-host", FailureCause.Proxy),
        ("tls-to-plain-http", FailureCause.Proxy),
        ("eof-before-response", FailureCause.Proxy), ("malformed-response", FailureCause.Proxy),
        ("truncated-body", FailureCause.Proxy), ("redirect-loop", FailureCause.Proxy),
        ("info-no-version", FailureCause.Proxy), ("info-wrong-version", FailureCause.Proxy),
        ("mod-other-bytes", FailureCause.Unknown), ("zip-other-bytes", FailureCause.Unknown),
        ("zip-bitflip", FailureCause.Proxy), ("hostile-error", FailureCause.Proxy),
    ];

    public static TheoryData<string, string, FailureCause> Cases =>
        [.. from fault in Faults from go in RealGo.All select (fault.Fault, go.Release, fault.Cause)];

    public static TheoryData<string> Releases => [.. RealGo.All.Select(go => go.Release)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_fault_of_a_proxy_is_told_from_what_go_says(string fault, string release, FailureCause cause)
    {
        await using var lab = await RescueLab.StartAsync(FaultName.Parse(fault));

        var build = await lab.RunGoAsync(new RealGo(release), lab.Broken.Url, Limit);

        Assert.True(build.Outcome == RescueOutcome.Failed, build.Go.ToString());
        Assert.True(CauseOf(build.Go) == cause, build.Go.ToString());
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task What_the_code_itself_breaks_is_not_the_proxys_fault(string release)
    {
        using var sandbox = new GoSandbox();
        sandbox.Environment = sandbox.Environment.SetItem("GOCACHE", GoSandbox.SharedBuildCache);
        Write(sandbox, "go.mod", "module example.com/acme/widgets\n\ngo 1.21\n");
        var go = new RealGo(release);

        Write(sandbox, "widget.go", "package widgets\n\nfunc Widget() int { return gadget }\n");
        await AssertOwnAsync(go, sandbox, "build", "./...");

        Write(sandbox, "widget.go", "package widgets\n\nimport \"fmt\"\n\nfunc Widget() { fmt.Printf(\"%d\", \"x\") }\n");
        await AssertOwnAsync(go, sandbox, "vet", "./...");

        Write(sandbox, "widget.go", "package widgets\n\nimport _ \"example.com/nowhere\"\n");
        await AssertOwnAsync(go, sandbox, "build", "-mod=readonly", "./...");

        Write(sandbox, "widget.go", "package widgets\n");
        Write(sandbox, "widget_test.go", "package widgets\n\nimport \"testing\"\n\nfunc TestWidget(t *testing.T) { t.Fatal(\"no\") }\n");
        await AssertOwnAsync(go, sandbox, "test", "./...");

        Write(sandbox, "go.mod", "module example.com/acme/widgets\n\nrequire nonsense\n");
        await AssertOwnAsync(go, sandbox, "build", "./...");
    }

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task An_origin_that_fails_is_not_the_proxys_fault(string release)
    {
        using var sandbox = new GoSandbox();
        Write(sandbox, "go.mod", "module example.com/acme/widgets\n\ngo 1.21\n\nrequire origin.lab.invalid/a v1.0.0\n");

        var run = await new RealGo(release).RunAsync(sandbox, "direct", Limit, "mod", "download");

        Assert.True(CauseOf(run) == FailureCause.Other, run.ToString());
    }

    private static async Task AssertOwnAsync(RealGo go, GoSandbox sandbox, params string[] arguments)
    {
        var run = await go.RunAsync(sandbox, "off", Limit, arguments);
        Assert.False(run.Passed);
        Assert.True(CauseOf(run) == FailureCause.Other, run.ToString());
    }

    private static FailureCause CauseOf(GoRun run) => BuildLog.Diagnose((run.Error + run.Output).Split('\n'))?.Cause ?? FailureCause.Unknown;

    private static void Write(GoSandbox sandbox, string name, string text) => File.WriteAllText(Path.Combine(sandbox.Project, name), text);
}
