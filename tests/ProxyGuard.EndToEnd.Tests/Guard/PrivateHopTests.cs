using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Guard;

public sealed class PrivateHopTests
{
    private const string Private = "example.com/omega";
    private const string Credentials = "builder:s3cret-word";

    [Theory]
    [InlineData("http-503")]
    [InlineData("http-403")]
    [InlineData("conn-refused")]
    public async Task A_private_hop_that_is_down_stops_the_build_and_no_public_hop_sees_a_private_path(string fault)
    {
        await using var own = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All(fault));
        await using var broken = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("http-500"));
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample());
        using var repository = new GuardedRepository().OnGitHub().InForce($"{own.Url},{broken.Url}");

        var run = await repository.GuardAsync("--proxies", $"{broken.Url},{healthy.Url}", "--private", Private);

        Assert.True(run.ExitCode == 0, run.ToString());
        var variables = RunnerFileReader.Read(repository.EnvFile).ToDictionary();
        var chain = variables.GetValueOrDefault("GOPROXY", repository.Environment["GOPROXY"]);
        Assert.StartsWith(own.Url + ",", chain, StringComparison.Ordinal);
        foreach (var (name, value) in variables) repository.Go.Environment = repository.Go.Environment.SetItem(name, value);
        var build = await repository.BuildAsync("1.27", chain);
        Assert.False(build.Passed);
        Assert.All(broken.Requests.Concat(healthy.Requests), request => Assert.DoesNotContain(Private, request.Path));
    }

    [Fact]
    public async Task Credentials_of_the_chain_in_force_stay_in_the_variable_and_appear_nowhere_else()
    {
        await using var own = await LabHop.StartAsync(
            ModuleTree.Sample(), options: new LabOptions { Tls = true, Credentials = Credentials });
        await using var broken = await LabHop.StartAsync(ModuleTree.Sample(), HopFaults.All("http-500"));
        await using var healthy = await LabHop.StartAsync(ModuleTree.Sample());
        var withCredentials = own.Url.Replace("https://", $"https://{Credentials}@", StringComparison.Ordinal);
        using var repository = new GuardedRepository(caFile: own.CaFile).OnGitHub().InForce($"{withCredentials},{broken.Url}");

        var run = await repository.GuardAsync(
            "--proxies", $"{broken.Url},{healthy.Url}", "--private", Private, "--ca-file", own.CaFile,
            "--report-file", repository.ReportFile);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.Contains(own.Requests, request => request.Status == 200);
        var chain = RunnerFileReader.Read(repository.EnvFile).ToDictionary()["GOPROXY"];
        Assert.Equal($"{withCredentials},{healthy.Url}", chain);
        var build = await repository.BuildAsync("1.27", chain);
        Assert.True(build.Passed, build.ToString());
        AssertHidden(run, repository);
    }

    [Fact]
    public async Task A_private_hop_is_asked_with_the_credentials_of_the_netrc_file()
    {
        await using var own = await LabHop.StartAsync(
            ModuleTree.Sample(), options: new LabOptions { Tls = true, Credentials = Credentials });
        using var repository = new GuardedRepository(caFile: own.CaFile).OnGitHub().InForce(own.Url);
        var (user, password) = (Credentials.Split(':')[0], Credentials.Split(':')[1]);
        var netrc = Path.Combine(repository.Go.Environment["HOME"], ".netrc");
        await File.WriteAllTextAsync(
            netrc, $"machine {new Uri(own.Url).Authority} login {user} password {password}\n", TestContext.Current.CancellationToken);

        var run = await repository.GuardAsync("--netrc", netrc, "--ca-file", own.CaFile, "--report-file", repository.ReportFile);

        Assert.True(run.ExitCode == 0, run.ToString());
        Assert.DoesNotContain(own.Requests, request => request.Status == 401);
        Assert.Contains(own.Requests, request => request.Status == 200);
        AssertHidden(run, repository);
    }

    private static void AssertHidden(ProgramRun run, GuardedRepository repository)
    {
        var password = Credentials.Split(':')[1];
        var visible = run.Log.Split('\n').Where(line => !line.StartsWith("::add-mask::", StringComparison.Ordinal));
        Assert.DoesNotContain(visible, line => line.Contains(password, StringComparison.Ordinal));
        foreach (var file in new[] { repository.ReportFile, repository.OutputFile, repository.SummaryFile })
            Assert.DoesNotContain(password, File.ReadAllText(file));
    }
}
