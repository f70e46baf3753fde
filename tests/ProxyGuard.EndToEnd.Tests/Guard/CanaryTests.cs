using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.EndToEnd.Tests.Guard;

/// <summary>
/// The sample with real parts of what TaintTests checks for thousands of organisations: the published guard, hops that write down every
/// request, and the real <c>go</c> with what the guard exported.
/// </summary>
public sealed class CanaryTests
{
    private const string Canary = "canary";

    private static readonly (string Patterns, string Path)[] Owners =
    [
        ("git.corp.test", "git.corp.test/team/canary"), ("*.corp.test", "go.corp.test/Canary"), ("github.com/acme/*", "github.com/acme/canary"),
    ];

    private static readonly string[] OwnFaults = ["", "http-404", "http-404@zip", "http-503", "http-503@mod", "conn-refused", "html-200@zip"];
    private static readonly string[] MirrorFaults = ["", "http-502", "http-404", "stall-before-response@zip", "zip-other-bytes@zip"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(11)]
    [InlineData(12)]
    public async Task No_public_hop_and_no_page_ever_holds_a_private_path(int seed)
    {
        var random = new Random(seed);
        var (patterns, path) = Pick(Owners);
        var publics = ModuleTree.Synthetic(2);
        var all = publics.Add(path, "v1.0.0", ("go.mod", $"module {path}\n\ngo 1.18\n"), ("lib.go", "package lib\n\nconst Text = \"ours\"\n"));
        await using var own = await LabHop.StartAsync(random.Next(4) == 0 ? publics : all, Faults(Pick(OwnFaults)));
        await using var mirror = await LabHop.StartAsync(publics, Faults(Pick(MirrorFaults)));
        await using var other = await LabHop.StartAsync(publics);
        using var repository = new GuardedRepository(all).OnGitHub().InForce(own.Url + Pick("", ",off"));
        string[] told = ["--private", patterns];
        if (random.Next(2) == 0)
        {
            told = [];
            (repository.Environment["GOPRIVATE"], repository.Environment["GONOPROXY"]) = (patterns, "none");
        }

        var run = await repository.GuardAsync(
            ["--proxies", $"{mirror.Url},{other.Url}", "--private-proxies", own.Url, "--budget", "1s", "--report-file", repository.ReportFile, .. told]);

        Assert.True(run.ExitCode == 0, run.ToString());
        var exported = RunnerFileReader.Read(repository.EnvFile).ToDictionary();
        foreach (var (name, value) in repository.Environment.Where(pair => pair.Key.StartsWith("GO", StringComparison.Ordinal)).Concat(exported))
            repository.Go.Environment = repository.Go.Environment.SetItem(name, value);
        await repository.DownloadAsync("1.27", exported.GetValueOrDefault("GOPROXY", repository.Environment["GOPROXY"]));
        Assert.All(mirror.Requests.Concat(other.Requests), request => AssertClean(request.Path));
        foreach (var file in new[] { repository.ReportFile, repository.OutputFile, repository.SummaryFile }) AssertClean(File.ReadAllText(file));

        T Pick<T>(params T[] values) => values[random.Next(values.Length)];
    }

    private static HopFaults? Faults(string text) => text.Length == 0 ? null : HopFaults.Parse(text);

    private static void AssertClean(string text) => Assert.DoesNotContain(Canary, text, StringComparison.OrdinalIgnoreCase);
}
