using System.Text.RegularExpressions;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Incidents;

namespace ProxyGuard.Service.Tests.Incidents;

/// <summary>docs/incidents.md and docs/runbooks.md name what there is.</summary>
public sealed partial class IncidentDocsTests
{
    private static readonly string Incidents = File.ReadAllText(SourceTree.PathOf("docs", "incidents.md"));
    private static readonly string Runbooks = File.ReadAllText(SourceTree.PathOf("docs", "runbooks.md"));

    [Fact]
    public void Every_cause_has_a_runbook_and_nothing_else_has() =>
        Assert.Equal(Codes.All<IncidentCause>(), Heading().Matches(Runbooks).Select(heading => heading.Groups[1].Value));

    [Fact]
    public void The_table_of_causes_is_the_rule()
    {
        var table = Cause().Matches(Incidents).ToDictionary(row => row.Groups[1].Value, row => row.Groups[2].Value);

        Assert.Equal(Codes.All<IncidentCause>(), table.Keys);
        foreach (var outcome in Enum.GetValues<ProbeOutcome>())
        {
            var said = table.Where(row => row.Value.Contains($"`{Codes.Of(outcome)}`", StringComparison.Ordinal)).Select(row => row.Key);
            Assert.Equal(IncidentCauses.Of(outcome) is { } cause ? [Codes.Of(cause)] : Array.Empty<string>(), said);
        }
    }

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"^\| \[`([a-z-]+)`\]\(runbooks\.md#\1\) \| (.+) \|$", RegexOptions.Multiline)]
    private static partial Regex Cause();
}
