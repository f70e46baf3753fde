using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Tests.Output;

public sealed class GoldenTests
{
    public static TheoryData<string> Names => [.. Situations.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_log_of_a_job_reads_well(string situation)
    {
        using var runner = new Runner().OnGitHub();
        await runner.RunAsync(Situations.All[situation]());
        Golden.Compare($"{situation}.log.txt", runner.Output.ToString());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task In_Chinese_the_log_and_the_summary_read_well(string situation)
    {
        using var runner = new Runner().OnGitHub();
        await runner.RunAsync(Situations.All[situation](), "--lang", "zh");
        Golden.Compare($"{situation}.zh.log.txt", runner.Output.ToString());
        Golden.Compare($"{situation}.zh.summary.md", File.ReadAllText(runner.SummaryFile));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_summary_of_a_job_reads_well(string situation)
    {
        using var runner = new Runner().OnGitHub();
        await runner.RunAsync(Situations.All[situation]());
        Golden.Compare($"{situation}.summary.md", File.ReadAllText(runner.SummaryFile));
    }

    [Fact]
    public async Task A_person_at_a_terminal_reads_well()
    {
        using var runner = new Runner();
        await runner.RunAsync(Situations.FirstBrokenDropped(), "--ci", "none");
        Golden.Compare("terminal-plain.txt", runner.Output.ToString());
    }

    [Fact]
    public void The_table_at_a_terminal_reads_well()
    {
        Golden.Compare("terminal-table.txt", Table(Language.English, isColoured: false));
        Golden.Compare("terminal-table.zh.txt", Table(Language.Chinese, isColoured: false));
        Assert.DoesNotContain('\u001b', Table(Language.Chinese, isColoured: false));
    }

    [Fact]
    public void Colour_is_for_a_terminal_that_may_have_it()
    {
        Assert.Contains("\u001b[", Table(Language.English, isColoured: true));
    }

    [Fact]
    public void Every_line_of_a_table_is_as_wide_as_the_others_in_Chinese_too() =>
        Assert.Single(Table(Language.Chinese, isColoured: false).TrimEnd().Split('\n').Select(Cells.Of).Distinct());

    private static string Table(Language language, bool isColoured)
    {
        var output = new StringWriter();
        TerminalTable.Write(RunText.Rows(Situations.FirstBrokenDropped(), language), output, 100, isColoured, language);
        return output.ToString();
    }
}
