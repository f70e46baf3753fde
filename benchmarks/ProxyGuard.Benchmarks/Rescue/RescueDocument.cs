using System.Text;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;
using ProxyGuard.Testing.Rescue;

namespace ProxyGuard.Benchmarks.Rescue;

/// <summary>The rows as the Markdown page <c>docs/rescue-table.md</c>.</summary>
internal sealed class RescueDocument(IReadOnlyList<RescueRow> rows)
{
    private readonly IReadOnlyList<RescueRow> _rescues = [.. rows.Where(row => RescueRow.IsRescue(row.Fault))];
    private readonly IReadOnlyList<RescueRow> _kept = [.. rows.Where(row => !RescueRow.IsRescue(row.Fault))];

    /// <summary>Every build passes with the guard's chain, and no hop with a harmless fault was left out.</summary>
    public bool IsGood => rows.All(row => row.Guarded.Outcome == RescueOutcome.Passed) && _kept.All(IsKeptIfHarmless);

    public string Render()
    {
        var text = new StringBuilder($"""
            # The rescue table

            What the real `go` makes of a chain whose first proxy is faulty and whose second is well, and what it makes of the chain that
            `proxyguard guard --directory DIR --proxies FAULTY,WELL --ci none --format json` printed for the same two. All proxies are real
            servers on loopback, and every cell has its own, with an empty module cache and a project that needs three modules.
            `go` runs `go mod download`; for faults of the version list `go list -m -versions MODULE`, for those of `@latest`
            `go list -m MODULE@latest`. *passed* is exit 0 with the right answer, *misled* exit 0 with a wrong one, *> 20 s* was cut there,
            *hung* was cut there too but would never have ended
            (`go` gives up a connect after 30 s and a TLS handshake after 10 s, and nothing else). The seconds are of `go` alone, with four cells
            at once; the guard's own are in the last column. *guard left it*: the faulty hop stands first in the guard's chain, behind, or is out.
            Reproduce: `bash benchmarks/run.sh rescue > docs/rescue-table.md` (it installs both releases of `go` and takes a few minutes).

            {Summary()}

            ## Faults that break or mislead go

            | fault | {Head("`,`", "`\\|`", "after guard")} | guard left it | guard took |
            |---|{Rule(3)}---|---|

            """);
        foreach (var group in ByFault(_rescues))
        {
            var cells = group.SelectMany(row => new[] { Cell(row.Comma!), Cell(row.Pipe!), Cell(row.Guarded) });
            text.AppendLine($"| `{group.Key}` | {string.Join(" | ", cells)} | {Places(group)} | {Took(group)} |");
        }
        text.Append($"""

            ## Faults that go lives with

            A harmless fault must not cost a hop its place in the chain. (404 and 410 are "ask the next one": a proxy that has none of the
            modules is of no use to this project, and may be left out.) The slow ones take {RescueLab.SlowTime.TotalSeconds:F0} s here; what is silent for
            longer than the guard's budget (5 s) cannot be told from a stall, and is left out.

            | fault | {Head("after guard")} | guard left it | guard took |
            |---|{Rule(1)}---|---|

            """);
        foreach (var group in ByFault(_kept))
        {
            text.AppendLine($"| `{group.Key}` | {string.Join(" | ", group.Select(row => Cell(row.Guarded)))} | {Places(group)} | {Took(group)} |");
        }
        return text.ToString();
    }

    private static IEnumerable<IGrouping<Fault, RescueRow>> ByFault(IEnumerable<RescueRow> rows) => rows.GroupBy(row => row.Fault);

    private static bool IsKeptIfHarmless(RescueRow row) => !row.Fault.HarmlessToGo || row.Chain.Place != HopPlace.LeftOut;

    private string Summary()
    {
        var total = _rescues.Count;
        var faults = _rescues.Select(row => row.Fault.Name).Distinct().Count();
        var harmless = _kept.Where(row => row.Fault.HarmlessToGo).ToList();
        var names = harmless.Select(row => row.Fault.Name).Distinct().ToList();
        var lost = harmless.Where(row => !IsKeptIfHarmless(row)).Select(row => row.Fault.Name).Distinct().Count();
        return $"""
            **{faults} faults with {RealGo.All.Count} releases of go, {total} builds each way: passed with `,` {Passed(row => row.Comma!)},
            with `|` {Passed(row => row.Pipe!)}, after guard {Passed(row => row.Guarded)}.
            {names.Count} harmless faults: {names.Count - lost} hops kept.**
            """;
    }

    private int Passed(Func<RescueRow, RescueRun> cell) => _rescues.Count(row => cell(row).Outcome == RescueOutcome.Passed);

    private static string Head(params string[] columns) =>
        string.Join(" | ", RealGo.All.SelectMany(go => columns.Select(column => $"{go.Release} {column}")));

    private static string Rule(int columns) => string.Concat(Enumerable.Repeat("---|", columns * RealGo.All.Count));

    private static string Cell(RescueRun run) => run.Outcome switch
    {
        RescueOutcome.Cut => $"> {RescueMeasurement.Cut.TotalSeconds:F0} s",
        RescueOutcome.Hung => "hung",
        var outcome => $"{outcome.ToString().ToLowerInvariant()} {run.Go.Elapsed.TotalSeconds:F2} s",
    };

    private static string Places(IEnumerable<RescueRow> rows) => string.Join(" / ", rows.Select(row => row.Chain.Place switch
    {
        HopPlace.LeftOut => "out",
        HopPlace.First => "first",
        _ => "behind",
    }).Distinct());

    private static string Took(IEnumerable<RescueRow> rows) => $"{rows.Max(row => row.Chain.Elapsed).TotalSeconds:F1} s";
}
