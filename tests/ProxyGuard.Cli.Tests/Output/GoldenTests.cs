using ProxyGuard.Cli.Output;

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
        var output = new StringWriter();
        TerminalTable.Write(RunText.Rows(Situations.FirstBrokenDropped()), output, 100, isColoured: false);
        Golden.Compare("terminal-table.txt", output.ToString());
        Assert.DoesNotContain('\u001b', output.ToString());
    }

    [Fact]
    public void Colour_is_for_a_terminal_that_may_have_it()
    {
        var output = new StringWriter();
        TerminalTable.Write(RunText.Rows(Situations.FirstBrokenDropped()), output, 100, isColoured: true);
        Assert.Contains("\u001b[", output.ToString());
    }
}
