using System.Text.RegularExpressions;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Guard;

public sealed partial class PipelineExampleTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_pipeline_example_gives_only_flags_and_variables_that_are_options()
    {
        var text = await ReadAsync("azure-pipelines.yml");
        var commands = text.Split('\n').Where(line => line.Contains("- script: proxyguard ", StringComparison.Ordinal)).ToList();

        var flags = commands.SelectMany(command => Flag().Matches(command)).Select(match => match.Groups[1].Value);
        var variables = Variable().Matches(text).Select(match => match.Groups[1].Value.Replace('_', '-').ToLowerInvariant());

        Assert.Equal(2, commands.Count);
        Assert.Contains("      SYSTEM_ACCESSTOKEN: $(System.AccessToken)\n", text);
        Assert.Subset(await OptionsAsync(), flags.Concat(variables).ToHashSet());
    }

    private static Task<string> ReadAsync(string name) => File.ReadAllTextAsync(
        SourceTree.PathOf("action", "examples", name), TestContext.Current.CancellationToken);

    /// <summary>What the published program itself says its options are.</summary>
    private static async Task<HashSet<string>> OptionsAsync()
    {
        var start = PublishedProgram.StartInfo(PublishedProgram.Guard, ["--help"], [], Path.GetTempPath());
        var run = await PublishedProgram.RunAsync(start, Limit);
        return [.. Flag().Matches(run.Output).Select(match => match.Groups[1].Value), "mode"];
    }

    [GeneratedRegex(@"(?:^|\s)--([a-z-]+)(?=\s)")]
    private static partial Regex Flag();

    [GeneratedRegex(@"(?m)^\s+PROXYGUARD_([A-Z_]+):")]
    private static partial Regex Variable();
}
