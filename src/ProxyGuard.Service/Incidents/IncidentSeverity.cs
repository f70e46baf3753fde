using System.Text.Json.Serialization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Incidents;

/// <summary>How bad an incident was, from worst to least.</summary>
[JsonConverter(typeof(CodeConverter<IncidentSeverity>))]
internal enum IncidentSeverity
{
    [JsonStringEnumMemberName("P0")]
    P0,

    [JsonStringEnumMemberName("P1")]
    P1,

    [JsonStringEnumMemberName("P2")]
    P2,

    [JsonStringEnumMemberName("P3")]
    P3,
}

/// <summary>
/// How many repositories were hit, and whether their builds were still served. docs/incidents.md has the rule as a table.
/// </summary>
internal static class SeverityRule
{
    public static IncidentSeverity Of(IncidentImpact impact, int manyRepositories)
    {
        var reach = impact.Repositories >= manyRepositories ? 2 : impact.Repositories > 1 ? 1 : 0;
        var builds = impact.LostBuilds ? 2 : impact.Rescued > 0 ? 1 : 0;
        var steps = (reach, builds) switch
        {
            (2, 2) => 3,
            (2, 1) or (1, 2) => 2,
            (2, 0) or (1, 1) or (0, 2) => 1,
            _ => 0,
        };
        // Wrong bytes are worse than none.
        if (impact.Poisoned > 0) steps++;
        return (IncidentSeverity)Math.Max(0, (int)IncidentSeverity.P3 - steps);
    }
}
