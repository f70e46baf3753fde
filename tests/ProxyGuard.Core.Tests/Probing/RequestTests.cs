using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Core.Tests.Probing;

public sealed class RequestTests
{
    private const string Password = "canary-password";

    private static readonly string[] Known = ["user-agent", "accept-encoding", "host", "authorization"];

    [Fact]
    public async Task A_request_is_a_plain_GET_with_the_headers_of_go_and_an_escaped_exclamation_mark()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), options: LabOptions.Default with { BasePath = "/goproxy/main" });
        var upper = ProbeLab.Need(ModuleTree.Sample()[SampleModules.UpperCase, SampleModules.UpperCaseVersion]!);

        var seen = await RunAsync(hop.Url, "", ProbeTarget.Of(Endpoint.Info, upper), ProbeTarget.Of(Endpoint.Zip, upper));

        Assert.All(seen, one => Assert.Equal(ProbeOutcome.Ok, one.Outcome));
        Assert.Contains(hop.Requests, request => request.RawTarget == "/goproxy/main/example.com/%21azure/widgets/@v/v1.0.1-%21r%21c1.info");
        Assert.All(hop.Requests, request =>
        {
            Assert.Equal(("GET", ProbeLab.UserAgent, "gzip"), (request.Method, request.Header("User-Agent"), request.Header("Accept-Encoding")));
            Assert.Empty(request.Headers.Select(header => header.Key.ToLowerInvariant()).Except(Known));
        });
    }

    [Fact]
    public async Task Every_endpoint_of_a_healthy_hop_passes_over_HTTP_1_and_2_and_connections_are_used_again()
    {
        foreach (var options in new[] { LabOptions.Default, new LabOptions { Tls = true }, new LabOptions { Http2 = true } })
        {
            await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), options: options);
            Endpoint[] endpoints =
                [Endpoint.Info, Endpoint.Mod, Endpoint.Zip, Endpoint.List, Endpoint.Latest, Endpoint.SumDbSupported, Endpoint.Absent];

            var seen = await RunAsync(hop.Url, "", [.. endpoints.Concat(endpoints).Select(ProbeLab.Target)]);

            Assert.All(seen, one => Assert.True(one.Passes(), $"{options}: {one.Endpoint} {one.Outcome} {one.Detail}"));
            Assert.All(seen, one => Assert.Equal(options.Http2 ? "2" : "1.1", one.HttpVersion));
            Assert.All(seen, one => Assert.InRange(one.FirstByte ?? TimeSpan.Zero, TimeSpan.FromTicks(1), one.Total));
            Assert.Contains(seen, one => one.Reused && one.Connect is null);
            Assert.Contains(seen, one => !one.Reused && one.Connect > TimeSpan.Zero);
            Assert.Equal("v1.2.0", seen.First(one => one.Endpoint == Endpoint.List).NewestVersion);
            if (options.Http2) Assert.Equal(1, hop.Connections);
        }
    }

    [Fact]
    public async Task The_days_of_a_certificate_are_noted_and_absent_without_TLS()
    {
        await using var secure = await LabHop.StartAsync(ModuleTree.Sample(), options: new LabOptions { Tls = true });
        await using var plain = await LabHop.StartAsync(ModuleTree.Sample());

        var days = ((await ProbeLab.AskAsync(secure, Endpoint.Info, ProbeLab.Patient)).CertificateExpires - DateTimeOffset.UnixEpoch)!.Value;

        Assert.InRange(days - (TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch), TimeSpan.FromDays(29), TimeSpan.FromDays(31));
        Assert.Null((await ProbeLab.AskAsync(plain, Endpoint.Info, ProbeLab.Patient)).CertificateExpires);
    }

    [Fact]
    public async Task Credentials_of_the_URL_and_of_netrc_go_over_https_only()
    {
        var options = new LabOptions { Credentials = $"user:{Password}" };
        await using var secure = await LabHop.StartAsync(ModuleTree.Sample(), options: options with { Tls = true });
        await using var plain = await LabHop.StartAsync(ModuleTree.Sample(), options: options);
        var netrc = $"machine {Authority(secure)} login user password {Password}\nmachine {Authority(plain)} login user password {Password}\n";
        var withUser = secure.Url.Replace("https://", $"https://user:{Password}@", StringComparison.Ordinal);

        Assert.Equal(ProbeOutcome.Unauthorized, Assert.Single(await RunAsync(secure.Url, "", ProbeLab.Target(Endpoint.Info))).Outcome);
        Assert.Equal(ProbeOutcome.Ok, Assert.Single(await RunAsync(secure.Url, netrc, ProbeLab.Target(Endpoint.Info))).Outcome);
        Assert.Equal(ProbeOutcome.Ok, Assert.Single(await RunAsync(withUser, "", ProbeLab.Target(Endpoint.Info))).Outcome);
        Assert.Equal(ProbeOutcome.Unauthorized, Assert.Single(await RunAsync(plain.Url, netrc, ProbeLab.Target(Endpoint.Info))).Outcome);
        Assert.All(plain.Requests, request => Assert.Null(request.Header("Authorization")));
    }

    [Fact]
    public async Task A_redirect_to_another_host_is_recorded_and_gets_no_credentials()
    {
        await using var hop = await LabHop.StartAsync(
            ModuleTree.Sample(), HopFaults.At(Endpoint.Info, "redirect-cross-host-404"), new LabOptions { Tls = true });
        var withUser = hop.Url.Replace("https://", $"https://user:{Password}@", StringComparison.Ordinal);

        var seen = Assert.Single(await RunAsync(withUser, $"machine localhost login user password {Password}\n", ProbeLab.Target(Endpoint.Info)));

        Assert.Equal((ProbeOutcome.NotFound, $"localhost:{new Uri(hop.Url).Port}"), (seen.Outcome, seen.RedirectHost));
        var (first, second) = (hop.Requests[0], hop.Requests[1]);
        Assert.NotNull(first.Header("Authorization"));
        Assert.StartsWith("localhost", second.Header("Host"), StringComparison.Ordinal);
        Assert.Null(second.Header("Authorization"));
    }

    [Fact]
    public async Task A_redirect_chain_is_followed_for_ten_requests_as_go_does()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.At(Endpoint.Info, "redirect-loop"));

        await ProbeLab.AskAsync(hop, Endpoint.Info, ProbeLab.Patient);

        Assert.Equal(10, hop.Requests.Count);
    }

    [Fact]
    public async Task All_that_wait_for_one_stalled_handshake_say_so()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("tls-handshake-stall"));
        var plan = new CandidatePlan(
            ProbeLab.Candidate(hop.Url), [ProbeLab.Target(Endpoint.Info), ProbeLab.Target(Endpoint.Mod), ProbeLab.Target(Endpoint.Zip)]);

        var seen = await ProbeLab.RunAsync([plan], ProbeLab.Settings(ProbeLab.Short));

        Assert.All(seen, one => Assert.Equal(ProbeOutcome.TlsStalled, one.Outcome));
    }

    [Fact]
    public async Task A_zip_that_is_too_large_is_replaced_by_a_spare()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample());
        var large = ProbeLab.Need(ModuleTree.Sample()[SampleModules.Bulk, "v1.0.0"]!);
        var target = ProbeTarget.Of(Endpoint.Zip, large, ProbeTarget.Of(Endpoint.Zip, ProbeLab.Alpha));

        var seen = await RunAsync(hop.Url, "", target);

        Assert.Equal([(large.Module, ProbeOutcome.TooLarge), (ProbeLab.Alpha.Module, ProbeOutcome.Ok)], seen.Select(one => (one.Module!.Value, one.Outcome)));
        Assert.InRange(seen[0].Bytes, 1, 64 << 10);
    }

    [Fact]
    public async Task The_callers_cancellation_is_thrown()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("stall-before-response"));
        using var cancel = new CancellationTokenSource();
        var plan = new ProbePlan(
            [new CandidatePlan(ProbeLab.Candidate(hop.Url), [ProbeLab.Target(Endpoint.Info)])], [], new HashSet<ModuleVersion>());

        var run = new ProbeRunner(ProbeLab.Settings(ProbeLab.Patient), TimeProvider.System, null).RunAsync(plan, cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    private static string Authority(LabHop hop) => new Uri(hop.Url).Authority;

    private static Task<IReadOnlyList<Observation>> RunAsync(string url, string netrc, params ProbeTarget[] targets) =>
        ProbeLab.RunAsync([new CandidatePlan(ProbeLab.Candidate(url, Trust.Private), targets)], ProbeLab.Settings(ProbeLab.Patient, netrc));
}
