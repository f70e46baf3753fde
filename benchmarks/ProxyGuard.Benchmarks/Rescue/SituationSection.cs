using System.Text;
using ProxyGuard.Core.Reports;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Rescue;

namespace ProxyGuard.Benchmarks.Rescue;

/// <summary>The situations that take more than one faulty hop, as a section of <c>docs/rescue-table.md</c>. No times in it.</summary>
internal sealed class SituationSection(IReadOnlyList<SituationRow> rows)
{
    /// <summary>Every build ended as it must, by the model and by the real <c>go</c>, and nothing private was shown to anybody.</summary>
    public bool IsGood => rows.All(row => row.Runs.All(run => run.IsGood));

    public static async Task<SituationSection> RunAsync()
    {
        var rows = new List<SituationRow>();
        // One after the other: what looks slow because the machine is busy changes the order of hops.
        foreach (var situation in RescueSituations.All) rows.Add(await RunAsync(situation));
        return new(rows);
    }

    public string Render()
    {
        var text = new StringBuilder($"""

            ## Situations

            What takes more than one faulty hop. *in force* is the chain as it was, *after* what the guard set; in each cell the real
            `go`, and behind the slash the model of resolution where it says otherwise. *misled* is exit 0 on bytes that are not the
            module's. *private paths shown* counts the requests, the guard's and those of `go`, that named a private module to a public
            hop. The guard cannot mend all of them, and must not: a build that stops at a private hop, or at the checksum database's
            record, stops rightly. `go` runs `go mod download`; with the vendor directory `go list -deps .`. The guard is the engine
            itself, in the process that measures. This section alone: `bash benchmarks/run.sh situations`.

            | situation | {Head()} | the guard: result, reasons, chain | rescued, it says | private paths shown | why |
            |---|{string.Concat(Enumerable.Repeat("---|", 2 * RealGo.All.Count))}---|---|---|---|

            """);
        foreach (var row in rows)
        {
            var cells = row.Runs.SelectMany(run => new[] { Cell(run.Before), Cell(run.After) });
            var decisions = row.Runs.Select(Decision).Distinct();
            var leaks = row.Situation.PrivatePath is null ? "–" : $"{row.Runs.Sum(run => run.Leaks.Count)}";
            var rescued = row.Runs.Select(run => run.Decision.Rescued ? "yes" : "no").Distinct();
            string[] columns = [.. cells, string.Join(" / ", decisions), string.Join(" / ", rescued), leaks, row.Situation.Why];
            text.AppendLine($"| {row.Situation.Name} | {string.Join(" | ", columns)} |");
        }
        return text.ToString();
    }

    private static async Task<SituationRow> RunAsync(RescueSituation situation)
    {
        var runs = new List<SituationRun>();
        foreach (var go in RealGo.All) runs.Add(await SituationRun.RunAsync(situation, go));
        return new(situation, runs);
    }

    private static string Head() => string.Join(" | ", RealGo.All.Select(go => $"{go.Release} in force | {go.Release} after"));

    private static string Cell(SituationEnd end) => end.ByGo == end.ByModel ? $"{end.ByGo}" : $"{end.ByGo} / {end.ByModel}";

    private static string Decision(SituationRun run)
    {
        var set = run.Decision.Variables.Keys.Where(name => name != "GOPROXY").Order(StringComparer.Ordinal);
        string[] codes = [Codes.Of(run.Decision.Result), .. run.Decision.Reasons.Select(reason => Codes.Of(reason))];
        var chain = run.After.Chain.Replace("http://", "").Replace(".test", "").Replace("|", "\\|");
        return $"{string.Join(", ", codes)}: `{chain}`{string.Concat(set.Select(name => $", {name}"))}";
    }
}

/// <summary>One situation with every release of <c>go</c>.</summary>
internal sealed record SituationRow(RescueSituation Situation, IReadOnlyList<SituationRun> Runs);
