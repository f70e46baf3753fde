using System.Text.RegularExpressions;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Workflows;

/// <summary>The examples that people copy into their own repositories.</summary>
public sealed partial class WorkflowExampleTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    public static TheoryData<string> Workflows => ["github.yml", "comment-from-fork.yml"];

    [Theory]
    [MemberData(nameof(Workflows))]
    public async Task A_workflow_has_the_form_of_one(string name)
    {
        var run = await ValidateAsync(Example(name));

        Assert.True(run.ExitCode == 0, run.ToString());
    }

    [Theory]
    [InlineData("action.yml")]
    [InlineData("action/native/action.yml")]
    public async Task So_has_an_action(string path)
    {
        var run = await ValidateAsync(SourceTree.PathOf(path.Split('/')));

        Assert.True(run.ExitCode == 0, run.ToString());
    }

    [Fact]
    public async Task An_action_of_another_form_is_found()
    {
        using var files = new TempDirectory();
        var text = await File.ReadAllTextAsync(SourceTree.PathOf("action.yml"), TestContext.Current.CancellationToken);

        Assert.NotEqual(0, (await ValidateAsync(files.Write("action.yml", text.Replace("using: docker", "using: dockers")))).ExitCode);
    }

    [Fact]
    public async Task A_workflow_of_another_form_is_found()
    {
        using var files = new TempDirectory();
        var text = await File.ReadAllTextAsync(Example("comment-from-fork.yml"), TestContext.Current.CancellationToken);

        Assert.NotEqual(0, (await ValidateAsync(files.Write("workflow.yml", text.Replace("actions: read", "actions: reads")))).ExitCode);
    }

    [Fact]
    public async Task Commenting_for_a_fork_checks_out_nothing_and_may_do_little()
    {
        var text = await File.ReadAllTextAsync(Example("comment-from-fork.yml"), TestContext.Current.CancellationToken);
        var lines = text.Split('\n').Where(line => !line.TrimStart().StartsWith('#')).ToList();

        Assert.DoesNotContain(lines, line => line.Contains("checkout") || line.Contains("run: "));
        Assert.Equal(
            ["actions/download-artifact@d3f86a106a0bac45b974a628896c90dbdf5c8093", "proxyguard/proxyguard@v1"],
            lines.Select(line => Uses().Match(line)).Where(match => match.Success).Select(match => match.Groups[1].Value));
        Assert.Equal(["actions: read", "pull-requests: write"],
            lines.SkipWhile(line => line != "permissions:").Skip(1).TakeWhile(line => line.StartsWith("  ")).Select(line => line.Trim()));
    }

    [Fact]
    public void A_trigger_that_gives_a_stranger_our_token_is_advised_nowhere()
    {
        string[] files = [SourceTree.PathOf("README.md"), .. Below("docs"), .. Below("action"), .. Below("src")];
        foreach (var file in files)
            Assert.DoesNotContain(File.ReadLines(file), line =>
                line.Contains("pull_request_target", StringComparison.Ordinal) && !line.Contains("never", StringComparison.Ordinal));
        Assert.True(files.Length > 100);
    }

    private static IEnumerable<string> Below(string folder) => Directory
        .EnumerateFiles(SourceTree.PathOf(folder), "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".md" or ".yml" or ".yaml" or ".cs" or ".json");

    private static string Example(string name) => SourceTree.PathOf("action", "examples", name);

    private static async Task<ProgramRun> ValidateAsync(string path)
    {
        var modules = Path.Combine(LabEnvironment.Tools, "workflows", "node_modules");
        Assert.True(Directory.Exists(modules), $"{modules} does not exist: run 'bash eng/install.sh workflows'");
        var environment = new Dictionary<string, string> { ["PATH"] = LabEnvironment.Get("PATH") ?? "/usr/bin:/bin" };
        var program = Path.Combine(modules, ".bin", "action-validator");
        return await PublishedProgram.RunAsync(PublishedProgram.StartInfo(program, [path], environment, Path.GetTempPath()), Limit);
    }

    [GeneratedRegex(@"^\s*-? uses: (\S+)")]
    private static partial Regex Uses();
}
