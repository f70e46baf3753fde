using System.Text;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Tests.Probing;
using ProxyGuard.Core.Tests.Reports;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Core.Tests;

public sealed class GuardRunTests : IDisposable
{
    private readonly TempDirectory _project = new();

    public GuardRunTests() => LabRepository.Write(_project.Path, ModuleTree.Sample());

    public void Dispose() => _project.Dispose();

    [Theory]
    [InlineData("http-503")]
    [InlineData("conn-refused")]
    [InlineData("html-200")]
    [InlineData("zip-other-bytes")]
    [InlineData("zip-bitflip")]
    [InlineData("zip-bomb@zip")]
    [InlineData("mod-crlf")]
    [InlineData("tcp-accept-stall")]
    public async Task A_broken_public_hop_is_left_out_and_the_build_is_rescued(string fault)
    {
        await using var broken = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.Parse(fault));
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample());
        var budget = fault.Contains("stall", StringComparison.Ordinal) ? TimeSpan.FromSeconds(3) : ProbeLab.Patient;

        var result = await RunAsync($"{broken.Url},{healthy.Url},direct", Options(broken.Url, healthy.Url) with { Budget = budget });

        Assert.Empty(result.Faults);
        Assert.Equal($"{healthy.Url}|direct", result.Decision!.After.Reveal());
        Assert.Equal(Health.Healthy, result.Verdicts[1].Health);
        // What the bomb would have done to the former chain is not known: only its size was seen.
        Assert.Equal(fault != "zip-bomb@zip", result.Decision.Rescued);
        AssertReport(result);
    }

    [Theory]
    [InlineData("")]
    [InlineData("redirect-ok")]
    [InlineData("gzip-encoded")]
    [InlineData("wrong-content-type")]
    [InlineData("list-crlf")]
    [InlineData("many-headers@info")]
    [InlineData("huge-header@mod")]
    public async Task A_hop_that_is_harmless_to_go_is_kept(string fault)
    {
        await using var odd = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.Parse(fault));
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample());

        var result = await RunAsync($"{odd.Url}|{healthy.Url}|direct", Options(odd.Url, healthy.Url) with { Budget = ProbeLab.Patient });

        Assert.All(result.Verdicts, verdict => Assert.Equal(Health.Healthy, verdict.Health));
        Assert.Contains(result.Decision!.After.Hops, hop => hop.Url?.Text == odd.Url);
        AssertReport(result);
    }

    [Fact]
    public async Task No_report_has_a_private_module_or_a_credential_and_no_public_hop_hears_of_one()
    {
        const string password = "canary-password";
        var options = new LabOptions { Tls = true, Credentials = $"canary-user:{password}" };
        await using var own = await LabHop.StartAsync(ModuleTree.Sample(), options: options);
        await using var mirror = await LabHop.StartAsync(ModuleTree.Sample());
        var url = own.Url.Replace("https://", $"https://canary-user:{password}@", StringComparison.Ordinal);

        var result = await RunAsync(
            $"{url},{mirror.Url}", Options(mirror.Url),
            ("GOPRIVATE", "example.com/omega,example.com/Azure/*"), ("GONOPROXY", "none"));

        Assert.Equal([Health.Healthy, Health.Healthy], result.Verdicts.Select(verdict => verdict.Health));
        Assert.Contains(own.Requests, request => request.Path.Contains("omega", StringComparison.Ordinal));
        Assert.DoesNotContain(mirror.Requests, request => request.Path.Contains("omega", StringComparison.Ordinal) || request.Path.Contains("azure", StringComparison.Ordinal));
        var json = AssertReport(result);
        Assert.Contains("private-1", json, StringComparison.Ordinal);
        foreach (var secret in new[] { "canary", "omega", "zure", Convert.ToBase64String(Encoding.UTF8.GetBytes($"canary-user:{password}")) })
            Assert.DoesNotContain(secret, json, StringComparison.Ordinal);
        Assert.Equal($"{url},{mirror.Url}", result.Decision!.After.Reveal());
    }

    [Fact]
    public async Task A_machine_that_trusts_nobody_keeps_its_environment()
    {
        await using var one = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("tls-self-signed"));
        await using var two = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("tls-self-signed"));

        var result = await RunAsync($"{one.Url},{two.Url}", Options(one.Url, two.Url));

        Assert.All(result.Verdicts, verdict => Assert.Equal(Health.Unknown, verdict.Health));
        Assert.Equal((DecisionResult.Kept, false), (result.Decision!.Result, result.Decision.Changed));
        Assert.Contains(DecisionReason.OwnNetwork, result.Decision.Reasons);
        AssertReport(result);
    }

    [Fact]
    public async Task At_most_twelve_requests_reach_a_candidate()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample());

        await RunAsync(hop.Url, Options(hop.Url));

        Assert.InRange(hop.Requests.Count, 8, ProbePlanner.MostRequests);
        Assert.Equal(hop.Requests.Count, hop.Requests.Select(request => request.RawTarget).Distinct().Count());
    }

    [Fact]
    public async Task All_faults_of_files_and_settings_are_told_at_once_and_nobody_is_asked()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample());
        _project.Write("go.mod", "module example.com/app\n\nrequre x\n");
        var options = Options(hop.Url) with { CaFile = _project["missing.pem"] };

        var result = await RunAsync("localhost", options, ("GOSUMDB", "nonsense"));

        Assert.Equal(4, result.Faults.Count);
        Assert.Null(result.Report);
        Assert.Empty(hop.Requests);
    }

    [Fact]
    public async Task Nothing_to_fetch_asks_nobody()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample());
        _project.Write("go.mod", "module example.com/app\n\ngo 1.23\n");
        _project.Write("go.sum", "");

        var result = await RunAsync(hop.Url, Options(hop.Url));

        Assert.Equal(DecisionResult.NothingToFetch, result.Decision!.Result);
        Assert.Empty(hop.Requests);
        AssertReport(result);
    }

    [Theory]
    [InlineData("1.24.4", "", true)]
    [InlineData("1.26.6", "", false)]
    [InlineData("1.24.4", "off", false)]
    [InlineData(null, "", false)]
    public async Task A_go_that_believes_forged_records_is_told_of_while_a_stranger_may_carry_the_database(
        string? goVersion, string sumDb, bool isTold)
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample());
        var options = Options(hop.Url) with { GoVersion = goVersion };
        // An address of its own that nobody listens at: the default one is not to be asked by a test.
        var value = sumDb.Length > 0 ? sumDb : "sum.golang.org http://127.0.0.1:9";

        var result = await RunAsync(hop.Url, options, ("GOSUMDB", value));

        var told = result.Warnings.Where(warning => warning.Code == "checksum-fixes-missing").ToList();
        Assert.Equal(isTold ? 1 : 0, told.Count);
        Assert.All(told, warning => Assert.Equal([goVersion!, result.Verdicts[0].Candidate.Id], warning.Arguments));
    }

    [Fact]
    public async Task Cancellation_is_thrown()
    {
        await using var hop = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("tcp-accept-stall"));
        using var cancel = new CancellationTokenSource();

        var run = GuardRun.RunAsync(Options(hop.Url), Context(hop.Url), cancel.Token);
        await cancel.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
    }

    private static string AssertReport(GuardResult result)
    {
        var json = RunReportJson.Write(result.Report!);
        var reading = RunReportReader.Parse(json);
        Assert.Empty(reading.Faults);
        Assert.Equal(result.Verdicts.Select(verdict => verdict.Health), reading.Report!.Proxies.Select(proxy => proxy.Health));
        return Encoding.UTF8.GetString(json);
    }

    private GuardOptions Options(params string[] publics) => new()
    {
        Directories = [_project.Path],
        Proxies = [.. publics.Select(url => ProbeLab.Candidate(url).Url)],
        Budget = TimeSpan.FromSeconds(10),
    };

    private Task<GuardResult> RunAsync(string goProxy, GuardOptions options, params (string, string)[] variables) =>
        GuardRun.RunAsync(options, Context(goProxy, variables), TestContext.Current.CancellationToken);

    private RunContext Context(string goProxy, params (string Name, string Value)[] variables)
    {
        var environment = variables.ToDictionary(variable => variable.Name, variable => variable.Value);
        environment["HOME"] = _project.Folder("home");
        environment["GOPROXY"] = goProxy;
        // Nobody outside this machine is asked, the default database least of all.
        environment.TryAdd("GOSUMDB", "off");
        environment["SSL_CERT_FILE"] = LabCertificates.Shared.CaFile;
        var now = TimeProvider.System.GetUtcNow();
        return new RunContext(
            environment, TimeProvider.System, new RunIdentity(new RandomReports(7).Key(now), "github.com/acme/widgets", "0.1.0", null));
    }
}
