using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Judging;
using Spectre.Console;

namespace ProxyGuard.Cli.Output;

/// <summary>The table of proxies for a person at a terminal. Nothing else touches Spectre's types: on a CI path they are never
/// loaded.</summary>
internal static class TerminalTable
{
    public static void Write(IEnumerable<ProxyRow> rows, TextWriter output, int width, bool isColoured, Language language)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(output),
            Ansi = isColoured ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isColoured ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = Math.Max(40, width);
        var table = new Table().Border(TableBorder.Rounded).AddColumns([.. language.Table.Headings]);
        foreach (var row in rows)
            table.AddRow(new Text(PlainText.Clean(row.Proxy, 80)), new Text(language.Outcomes.Of(row.Health), Colour(row.Health)),
                new Text(row.FirstByte), new Text(row.What));
        console.Write(table);
    }

    private static Style Colour(Health health) => new(health switch
    {
        Health.Healthy => Color.Green,
        Health.Degraded => Color.Yellow,
        Health.Down or Health.Poisoned => Color.Red,
        _ => Color.Grey,
    });
}
