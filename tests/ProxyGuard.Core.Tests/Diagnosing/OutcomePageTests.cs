using ProxyGuard.Core.Diagnosing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Testing;

namespace ProxyGuard.Core.Tests.Diagnosing;

public sealed class OutcomePageTests
{
    [Fact]
    public void The_page_of_outcomes_says_what_each_cause_counts_as()
    {
        var rows = File.ReadLines(SourceTree.PathOf("docs", "outcomes.md")).Select(line => line.Split('|', StringSplitOptions.TrimEntries))
            .Where(cells => cells is [_, "proxy" or "unknown" or "other", _, _])
            .SelectMany(cells => cells[2].Split(',', StringSplitOptions.TrimEntries).Select(code => (Code: code.Trim('`'), Counts: cells[1])));

        Assert.Equal(
            Enum.GetValues<BuildFault>().Select(fault => (Codes.Of(fault), Codes.Of(BuildFaults.CauseOf(fault)))).Order(),
            rows.Order());
    }
}
