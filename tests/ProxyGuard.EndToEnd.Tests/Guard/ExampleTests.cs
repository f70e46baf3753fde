using System.Text.RegularExpressions;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Guard;

public sealed partial class ExampleTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    [Fact]
    public async Task The_workflow_example_gives_only_inputs_that_are_options()
    {
        var text = await ReadAsync("github.yml");
        var step = text[text.IndexOf("uses: proxyguard/proxyguard@", StringComparison.Ordinal)..];

        var inputs = Input().Matches(step[..step.IndexOf("- run:", StringComparison.Ordinal)]).Select(match => match.Groups[1].Value);

        Assert.NotEmpty(inputs);
        Assert.Subset(await OptionsAsync(), inputs.ToHashSet());
        Assert.Contains("- run: go build", text);
    }

    [Fact]
    public async Task The_pipeline_example_gives_only_flags_and_variables_that_are_options()
    {
        var text = await ReadAsync("azure-pipelines.yml");
        var command = text.Split('\n').Single(line => line.Contains("proxyguard guard", StringComparison.Ordinal));

        var flags = Flag().Matches(command).Select(match => match.Groups[1].Value);
        var variables = Variable().Matches(text).Select(match => match.Groups[1].Value.Replace('_', '-').ToLowerInvariant());

        Assert.NotEmpty(flags);
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

    [GeneratedRegex(@"(?m)^ {10}([a-z-]+):")]
    private static partial Regex Input();

    [GeneratedRegex(@"(?:^|\s)--([a-z-]+)(?=\s)")]
    private static partial Regex Flag();

    [GeneratedRegex(@"(?m)^\s+PROXYGUARD_([A-Z_]+):")]
    private static partial Regex Variable();
}
