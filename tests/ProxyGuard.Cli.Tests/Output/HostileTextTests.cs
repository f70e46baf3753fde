using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ProxyGuard.Cli.Ci.AzurePipelines;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Tests.Ci.AzurePipelines;
using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Tests.Output;

/// <summary>Every hostile text through every field, into every place; independent readers look for anything that is more than
/// text.</summary>
public sealed partial class HostileTextTests
{
    public static TheoryData<int> Indexes => [.. Enumerable.Range(0, HostileText.All.Count)];

    public static TheoryData<int, string> InEachLanguage => new(
        from index in Enumerable.Range(0, HostileText.All.Count)
        from language in OptionTable.Lang.Values
        select (index, language));

    [GeneratedRegex(@"`[^`\n]+`")]
    private static partial Regex CodeSpan { get; }

    private static GuardResult Result(string text)
    {
        var builder = new ResultBuilder().Before($"{Situations.Broken},direct");
        var named = "https://proxy.example.com/" + text;
        return builder
            .Proxy(ProxyUrl.TryParse(named, out _, out _) ? named : "https://proxy.example.com/x", Health.Poisoned)
            .Proxy(Situations.Broken, Health.Down)
            .Decide(DecisionResult.Chosen, "direct", false, DecisionReason.DroppedDown, DecisionReason.DroppedPoisoned)
            .Set("GOPROXY", "direct")
            .Warn(text, text, text)
            .Warn("malformed-pattern", text, text)
            .Warn("unusable-proxy", "GOPROXY", text)
            .Warn(new SourceFault("go.mod", 1, $"'{text}' is malformed; expected: {text}"))
            .Build();
    }

    private static Runner Hostile(Runner runner, string text)
    {
        foreach (var name in new[] { "GITHUB_WORKFLOW", "GITHUB_JOB", "GITHUB_REF", "GITHUB_RUN_ID", "BUILD_DEFINITIONNAME",
            "SYSTEM_TEAMPROJECT", "BUILD_BUILDID" })
            runner.Environment[name] = text;
        return runner;
    }

    [Theory]
    [MemberData(nameof(InEachLanguage))]
    public async Task GitHub_finds_only_our_own_commands(int index, string language)
    {
        using var runner = Hostile(new Runner().OnGitHub().In(language), HostileText.All[index]);

        Assert.Equal(0, await runner.RunAsync(Result(HostileText.All[index])));

        Assert.Equal(["error", "warning", "warning", "warning", "warning"], GitHubCommands(runner.Output.ToString()));
        AssertPlain(runner.Output.ToString());
        Assert.Equal([new("GOPROXY", "direct")], RunnerFileReader.Read(runner.EnvFile));
        Assert.Equal(Cli.Output.Outputs.Meanings.Keys.Order(), RunnerFileReader.Read(runner.OutputFile).Select(pair => pair.Key).Order());
    }

    [Theory]
    [MemberData(nameof(InEachLanguage))]
    public async Task Faults_are_commands_of_ours_and_no_more(int index, string language)
    {
        var text = HostileText.All[index];
        var result = ResultBuilder.Refused(
            new SourceFault("go.mod", 1, $"{text}"), new SourceFault(text, 0, $"unknown directive '{text}'; expected one of {text}"));
        using var github = new Runner().OnGitHub().In(language);
        using var azure = new Runner().OnAzure().In(language);

        Assert.Equal(2, await github.RunAsync(result));
        Assert.Equal(2, await azure.RunAsync(result));

        Assert.Equal(["error", "error"], GitHubCommands(github.Output.ToString()));
        Assert.Equal(["task.logissue", "task.logissue"], LoggingCommandReader.Read(azure.Output.ToString()).Select(command =>
            command.Name));
        AssertPlain(github.Output.ToString());
        AssertPlain(azure.Output.ToString());
    }

    [Theory]
    [MemberData(nameof(InEachLanguage))]
    public async Task Bad_options_are_commands_of_ours_and_no_more(int index, string language)
    {
        using var runner = new Runner().OnGitHub().In(language);
        runner.Environment["INPUT_BUDGET"] = "x" + HostileText.All[index];

        Assert.Equal(2, await runner.RunAsync(Situations.AllHealthyKept(), "--x" + HostileText.All[index], "y" + HostileText.All[index]));

        Assert.All(GitHubCommands(runner.Output.ToString()), command => Assert.Equal("error", command));
        Assert.True(GitHubCommands(runner.Output.ToString()).Count is 2 or 3);
        AssertPlain(runner.Output.ToString());
    }

    [Theory]
    [MemberData(nameof(InEachLanguage))]
    public async Task Azure_Pipelines_finds_only_our_own_commands(int index, string language)
    {
        using var runner = Hostile(new Runner().OnAzure().In(language), HostileText.All[index]);

        Assert.Equal(0, await runner.RunAsync(Result(HostileText.All[index])));

        var commands = LoggingCommandReader.Read(runner.Output.ToString());
        Assert.All(commands, command =>
            Assert.True(command.Name is "task.setvariable" or "task.logissue" or "task.uploadsummary", command.Name));
        Assert.Equal(
            ["GOPROXY", .. Cli.Output.Outputs.Meanings.Keys.Select(AzureName.Of)],
            commands.Where(command => command.Name == "task.setvariable").Select(command => command.Properties["variable"]));
        Assert.Equal(5, commands.Count(command => command.Name == "task.logissue"));
        AssertPlain(runner.Output.ToString());
    }

    [Theory]
    [MemberData(nameof(InEachLanguage))]
    public async Task A_summary_has_no_markup_but_our_own(int index, string language)
    {
        using var runner = Hostile(new Runner().OnGitHub().In(language), HostileText.All[index]);
        var result = Result(HostileText.All[index]);

        await runner.RunAsync(result);

        var page = File.ReadAllText(runner.SummaryFile);
        AssertPlain(page);
        Assert.True(page.Length < 64 * 1024);
        var visible = CodeSpan.Replace(WithoutBlocks(page), "C");
        Assert.DoesNotMatch(@"[<>\[\]@&\\`]|https?:|www\.|!\[", visible);
        var rows = visible.Split('\n').Where(line => line.StartsWith('|')).ToList();
        Assert.Equal(2 + result.Verdicts.Count, rows.Count);
        Assert.All(rows, row => Assert.Equal(5, row.Count(letter => letter == '|')));
        Assert.Equal(1, visible.Split('\n').Count(line => line.StartsWith('#')));
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public void Code_in_a_cell_stays_in_its_cell(int index) =>
        Assert.Matches(@"\A`[^`|\\\p{C}]+`\z", Cli.Output.MarkdownText.Code(HostileText.All[index]));

    [Theory]
    [MemberData(nameof(Indexes))]
    public void A_mask_is_one_line(int index)
    {
        var log = new StringWriter();
        new Cli.Ci.GitHub.GitHubHost(new Dictionary<string, string>(), log).Mask(HostileText.All[index]);
        new Cli.Ci.AzurePipelines.AzurePipelinesHost(new Dictionary<string, string>(), log).Mask(HostileText.All[index]);

        Assert.Equal(2, log.ToString().Count(letter => letter is '\n' or '\r'));
    }

    [Theory]
    [MemberData(nameof(InEachLanguage))]
    public async Task A_terminal_gets_no_escape(int index, string language)
    {
        using var runner = new Runner().In(language);
        var result = Result(HostileText.All[index]);
        var spoken = language == "zh" ? Language.Chinese : Language.English;

        await runner.RunAsync(result, "--ci", "none");
        Cli.Output.TerminalTable.Write(Cli.Output.RunText.Rows(result, spoken), runner.Output, 80, isColoured: false, spoken);

        AssertPlain(runner.Output.ToString());
        AssertPlain(runner.Error.ToString());
    }

    [Theory]
    [MemberData(nameof(Indexes))]
    public async Task Json_stays_one_line_of_json_without_a_command(int index)
    {
        using var runner = new Runner();
        await runner.RunAsync(Result(HostileText.All[index]), "--ci", "none", "--format", "json");

        var text = runner.Output.ToString();
        using var json = JsonDocument.Parse(text);
        Assert.Equal(text.Length - 1, text.IndexOf('\n'));
        Assert.DoesNotContain("##", text);
        AssertPlain(text);
    }

    private static List<string> GitHubCommands(string log)
    {
        var commands = new List<string>();
        foreach (var line in log.Split('\n', '\r'))
        {
            // The newer form stands at a line's start, the older one anywhere.
            var start = line.TrimStart();
            if (start.StartsWith("::", StringComparison.Ordinal)
                && start.IndexOf("::", 2, StringComparison.Ordinal) > 0) commands.Add(start[2..].Split(' ', ':')[0]);
            else if (line.Contains("##[", StringComparison.Ordinal)) commands.Add("old form");
        }
        return commands;
    }

    private static string WithoutBlocks(string page)
    {
        var visible = new List<string>();
        string? fence = null;
        foreach (var line in page.Split('\n'))
        {
            if (fence is null && line.StartsWith("```", StringComparison.Ordinal)) fence = new string('`', line.TakeWhile(letter =>
                letter == '`').Count());
            else if (fence is not null && line.TrimEnd() == fence) fence = null;
            else if (fence is null) visible.Add(line);
        }
        Assert.Null(fence);
        return string.Join('\n', visible);
    }

    private static void AssertPlain(string text) =>
        Assert.DoesNotContain(text.EnumerateRunes(), rune => rune.Value != '\n' && rune.Value != 0xFE0F && Rune(rune) is
            UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static UnicodeCategory Rune(System.Text.Rune rune) => System.Text.Rune.GetUnicodeCategory(rune);
}
