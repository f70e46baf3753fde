using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;
using ProxyGuard.Testing;

namespace ProxyGuard.Core.Tests.Reports;

/// <summary>docs/report-contract.md names every field and every code, and its example is a valid report.</summary>
public sealed partial class ReportContractTests
{
    private static readonly string Contract = File.ReadAllText(Path.Combine(SourceTree.Root, "docs", "report-contract.md"));

    [Fact]
    public void Every_field_is_documented()
    {
        var everything = JsonNode.Parse(RunReportJson.Write(ExampleReport.Make(new DateTimeOffset(2026, 11, 21, 9, 0, 0, TimeSpan.Zero))))!;

        Assert.All(Names(everything).Distinct(), name => Assert.Contains($"`{name}`", Contract, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_property_of_the_report_is_in_the_example_report()
    {
        Type[] parts =
        [
            typeof(RunReport), typeof(CiFacts), typeof(ModuleFacts), typeof(ProxyFacts), typeof(Reason), typeof(ProbeFacts),
            typeof(DecisionFacts), typeof(SettingFacts), typeof(WarningFacts), typeof(CoverageFacts), typeof(ProxyCoverageFacts),
        ];
        var names = Names(JsonNode.Parse(RunReportJson.Write(ExampleReport.Make(DateTimeOffset.UnixEpoch.AddYears(56))))!).ToHashSet();

        var properties = parts.SelectMany(part => part.GetProperties())
            .Where(property => !property.GetMethod!.IsStatic && !property.IsDefined(typeof(JsonIgnoreAttribute), inherit: false));

        Assert.DoesNotContain("place", names);
        Assert.All(properties, property => Assert.Contains(char.ToLowerInvariant(property.Name[0]) + property.Name[1..], names));
    }

    [Fact]
    public void Every_code_is_documented_under_its_heading()
    {
        (string Heading, IEnumerable<string> Codes)[] tables = [
            ("CI systems", Codes.All<CiKind>()), ("Trust", Codes.All<Trust>()), ("Sources of a setting", Codes.All<SettingSource>()), ("Health", Codes.All<Health>()), ("Reasons", Codes.All<ReasonCode>()),
            ("Endpoints", Codes.All<Endpoint>()), ("Outcomes", Codes.All<ProbeOutcome>()), ("Results", Codes.All<DecisionResult>()),
            ("Reasons of a decision", Codes.All<DecisionReason>())];

        foreach (var (heading, codes) in tables)
        {
            var section = Contract.Split($"\n### {heading}\n")[1].Split("\n#")[0];
            Assert.Equal(codes, CodeRow().Matches(section).Select(match => match.Groups[1].Value));
        }
    }

    [Fact]
    public void The_example_is_a_valid_report()
    {
        var example = Contract.Split("## Example")[1].Split("```")[1]["json".Length..];

        Assert.Empty(RunReportReader.Parse(Encoding.UTF8.GetBytes(example)).Faults);
    }

    private static IEnumerable<string> Names(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(field => Names(field.Value).Prepend(field.Key)),
        JsonArray items => items.SelectMany(Names),
        _ => [],
    };

    [GeneratedRegex("^\\| `([^`]+)` \\|", RegexOptions.Multiline)]
    private static partial Regex CodeRow();
}
