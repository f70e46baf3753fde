using System.Diagnostics;
using ProxyGuard.Core.Probing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Core.Tests.Probing;

public sealed class FaultOutcomeTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromMilliseconds(500);

    // The outcome at the fault's typical endpoint; what is not named answers a status (see OutcomeOf).
    private static readonly Dictionary<string, ProbeOutcome> Outcomes = new()
    {
        ["conn-refused"] = ProbeOutcome.ConnectionRefused,
        ["dns-failure"] = ProbeOutcome.NameNotResolved,
        ["dial-blackhole"] = ProbeOutcome.ConnectTimedOut,
        ["tcp-accept-close"] = ProbeOutcome.CutShort,
        ["tcp-accept-reset"] = ProbeOutcome.CutShort,
        ["tcp-accept-stall"] = ProbeOutcome.StalledBeforeFirstByte,
        ["tls-self-signed"] = ProbeOutcome.CertificateNotTrusted,
        ["tls-expired"] = ProbeOutcome.CertificateExpired,
        ["tls-wrong-host"] = ProbeOutcome.CertificateWrongHost,
        ["tls-missing-intermediate"] = ProbeOutcome.CertificateNotTrusted,
        ["tls-handshake-stall"] = ProbeOutcome.TlsStalled,
        ["tls-to-plain-http"] = ProbeOutcome.TlsFailed,
        ["eof-before-response"] = ProbeOutcome.CutShort,
        ["reset-before-response"] = ProbeOutcome.CutShort,
        ["malformed-response"] = ProbeOutcome.ProtocolError,
        ["stall-before-response"] = ProbeOutcome.StalledBeforeFirstByte,
        ["stall-mid-header"] = ProbeOutcome.StalledBeforeFirstByte,
        ["stall-mid-body"] = ProbeOutcome.StalledInBody,
        ["slow-first-byte"] = ProbeOutcome.Ok,
        ["drip-body"] = ProbeOutcome.Ok,
        ["truncated-body"] = ProbeOutcome.CutShort,
        ["truncated-chunked"] = ProbeOutcome.CutShort,
        ["truncated-silent"] = ProbeOutcome.WrongMetadata,
        ["redirect-ok"] = ProbeOutcome.Ok,
        ["redirect-loop"] = ProbeOutcome.RedirectLoop,
        ["redirect-to-html-200"] = ProbeOutcome.NotAModuleProxy,
        ["redirect-cross-host-404"] = ProbeOutcome.NotFound,
        ["html-200"] = ProbeOutcome.NotAModuleProxy,
        ["empty-200"] = ProbeOutcome.WrongMetadata,
        ["wrong-content-type"] = ProbeOutcome.Ok,
        ["gzip-encoded"] = ProbeOutcome.Ok,
        ["info-bad-time"] = ProbeOutcome.WrongMetadata,
        ["info-no-version"] = ProbeOutcome.WrongMetadata,
        ["info-wrong-version"] = ProbeOutcome.WrongMetadata,
        ["info-extra-fields"] = ProbeOutcome.Ok,
        ["list-stale"] = ProbeOutcome.Ok,
        ["list-garbage"] = ProbeOutcome.WrongMetadata,
        ["list-crlf"] = ProbeOutcome.Ok,
        ["latest-older"] = ProbeOutcome.Ok,
        ["latest-nonexistent"] = ProbeOutcome.Ok,
        ["mod-other-bytes"] = ProbeOutcome.ChecksumMismatch,
        ["mod-other-module"] = ProbeOutcome.ChecksumMismatch,
        ["mod-crlf"] = ProbeOutcome.ChecksumMismatch,
        ["zip-other-bytes"] = ProbeOutcome.ChecksumMismatch,
        ["zip-bitflip"] = ProbeOutcome.DamagedZip,
        ["zip-wrong-prefix"] = ProbeOutcome.DamagedZip,
        ["zip-bomb"] = ProbeOutcome.TooLarge,
        ["endless-body"] = ProbeOutcome.DamagedZip,
        ["body-10gb"] = ProbeOutcome.DamagedZip,
        ["endless-headers"] = ProbeOutcome.ProtocolError,
        ["many-headers"] = ProbeOutcome.Ok,
        ["huge-header"] = ProbeOutcome.Ok,
        ["h2-stream-reset"] = ProbeOutcome.ProtocolError,
        ["h2-goaway"] = ProbeOutcome.CutShort,
        ["h2-goaway-graceful"] = ProbeOutcome.Ok,
    };

    // Only another hop's answer shows that a zip is larger than it should be.
    private static readonly string[] SeenBesideOthersOnly = ["zip-bomb"];

    // 3.2 of the semantics: fatal, or a hang, whatever the separator.
    private static readonly ProbeOutcome[] PipeIsNoHelp =
    [
        ProbeOutcome.StalledBeforeFirstByte, ProbeOutcome.StalledInBody, ProbeOutcome.ConnectTimedOut, ProbeOutcome.TlsStalled,
        ProbeOutcome.ChecksumMismatch, ProbeOutcome.DamagedZip,
    ];

    public static TheoryData<string> Faults => [.. FaultNames.All.Select(fault => fault.Name)];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Every_fault_is_recognised_and_does_to_go_what_was_measured(string name)
    {
        var fault = FaultName.Parse(name);
        var options = LabOptions.Default with { SlowTime = TimeSpan.FromMilliseconds(300) };
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.Typical(fault), options);
        var endpoint = fault.TypicalEndpoint;
        var budget = fault.Hangs ? ProbeLab.Short : ProbeLab.Patient;

        var start = Stopwatch.StartNew();
        var seen = await ProbeLab.AskAsync(hop, endpoint, budget);

        Assert.InRange(start.Elapsed, TimeSpan.Zero, budget + Grace);
        Assert.Equal(OutcomeOf(name), seen.Outcome);
        var effect = seen.Outcome.EffectOn(endpoint);
        if (fault.HarmlessToGo) Assert.Contains(effect, new[] { Effect.Serves, Effect.Slow });
        if (fault.BreaksGo && !SeenBesideOthersOnly.Contains(name)) Assert.Contains(effect, new[] { Effect.Stops, Effect.Breaks });
        if (fault.Effect == FaultEffect.NotFound) Assert.Equal(Effect.MovesOn, effect);
        if (PipeIsNoHelp.Contains(seen.Outcome)) Assert.Equal(Effect.Breaks, effect);
    }

    [Theory]
    [InlineData("html-200")]
    [InlineData("empty-200")]
    [InlineData("truncated-silent")]
    [InlineData("redirect-to-html-200")]
    public async Task Wrong_bytes_that_are_checked_after_the_walk_break_go_even_with_a_pipe(string fault)
    {
        foreach (var endpoint in new[] { Endpoint.Mod, Endpoint.Zip })
        {
            await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.At(endpoint, fault));
            var seen = await ProbeLab.AskAsync(hop, endpoint, ProbeLab.Patient);
            Assert.Equal(Effect.Breaks, seen.Outcome.EffectOn(endpoint));
        }
    }

    [Theory]
    [InlineData(Endpoint.Info)]
    [InlineData(Endpoint.Mod)]
    [InlineData(Endpoint.Zip)]
    [InlineData(Endpoint.List)]
    public async Task A_body_that_still_drips_at_the_end_is_slow_and_one_that_fell_silent_is_stalled(Endpoint endpoint)
    {
        var drip = LabOptions.Default with { SlowTime = TimeSpan.FromSeconds(3) };
        await using var slow = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.At(endpoint, "drip-body"), drip);
        await using var stalled = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.At(endpoint, "stall-mid-body"));

        var seen = await Task.WhenAll(
            ProbeLab.AskAsync(slow, endpoint, ProbeLab.Short), ProbeLab.AskAsync(stalled, endpoint, ProbeLab.Short));

        Assert.Equal([ProbeOutcome.OverBudget, ProbeOutcome.StalledInBody], seen.Select(one => one.Outcome));
    }

    [Theory]
    [InlineData(Endpoint.Info, "endless-body", ProbeOutcome.NotAModuleProxy)]
    [InlineData(Endpoint.Mod, "body-10gb", ProbeOutcome.NotAModuleProxy)]
    [InlineData(Endpoint.List, "body-10gb", ProbeOutcome.NotAModuleProxy)]
    [InlineData(Endpoint.Zip, "body-10gb", ProbeOutcome.DamagedZip)]
    public async Task A_flood_is_read_no_further_than_needed(Endpoint endpoint, string fault, ProbeOutcome outcome)
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.At(endpoint, fault));

        var seen = await ProbeLab.AskAsync(hop, endpoint, ProbeLab.Patient);

        Assert.Equal(outcome, seen.Outcome);
        Assert.InRange(seen.Bytes, 0, (1 << 20) + (64 << 10));
    }

    [Fact]
    public void Every_outcome_in_the_table_belongs_to_a_fault() =>
        Assert.Empty(Outcomes.Keys.Except(FaultNames.All.Select(fault => fault.Name)));

    private static ProbeOutcome OutcomeOf(string fault) => Outcomes.TryGetValue(fault, out var outcome) ? outcome : fault switch
    {
        "http-401" or "http-407" => ProbeOutcome.Unauthorized,
        "http-403" or "http-451" => ProbeOutcome.Forbidden,
        "http-404" or "http-404-good-body" => ProbeOutcome.NotFound,
        "http-410" => ProbeOutcome.Gone,
        "http-429" or "http-429-retry-after" => ProbeOutcome.Throttled,
        "hostile-error" => ProbeOutcome.ServerError,
        _ when fault.StartsWith("http-5", StringComparison.Ordinal) => ProbeOutcome.ServerError,
        _ when fault.StartsWith("http-", StringComparison.Ordinal) => ProbeOutcome.UnexpectedStatus,
        _ => throw new InvalidOperationException($"the table lacks {fault}"),
    };
}
