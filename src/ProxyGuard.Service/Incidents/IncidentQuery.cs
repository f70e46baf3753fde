using Microsoft.OpenApi;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;

namespace ProxyGuard.Service.Incidents;

/// <summary>Which incidents are asked for.</summary>
/// <param name="Repository">Those that hit it, and its own over private proxies; null for all.</param>
/// <param name="Proxies">Ids of proxies; empty for all.</param>
/// <param name="State">Null for all.</param>
/// <param name="From">They failed at or after this moment; null for no limit.</param>
/// <param name="To">They opened before this moment; null for no limit.</param>
/// <param name="After">The id behind which the page begins; empty for the first page.</param>
/// <param name="Most">At most so many.</param>
internal sealed record IncidentQuery(
    string? Repository,
    IReadOnlySet<string> Proxies,
    IncidentState? State,
    DateTimeOffset? From,
    DateTimeOffset? To,
    string After,
    int Most)
{
    /// <summary>Those that go on first, and then the newest; else only the newest.</summary>
    public bool OpenFirst { get; init; }

    public const int Default = 50;
    public const int MostIncidents = 200;
    private const char OpenMark = 'o';
    private const char ClosedMark = 'c';

    /// <summary>The newest of everything.</summary>
    public static readonly IncidentQuery All = new(null, new HashSet<string>(), null, null, null, "", Default);

    public static readonly ApiParameter RepositoryParameter = new(
        "repository",
        "A repository's id, such as github.com/acme/widgets: the incidents that hit it, and those of its private proxies.",
        Text);

    public static readonly ApiParameter[] Parameters =
    [
        RepositoryParameter,
        ApiParameter.Proxy,
        new(
            "state", "Only those in this state; all unless given.",
            new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. Codes.All<IncidentState>()] }),
        new("from", "The first UTC day, or the instant, from which on they still failed.", Text),
        new("to", "The last UTC day on which, or the instant before which, they opened.", Text),
        new("after", "What next said in the page before; the newest unless given.", Text),
        new(
            "limit", $"At most so many; {Default} unless given.",
            new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = $"{MostIncidents}" }),
        ApiParameter.Format,
    ];

    private static OpenApiSchema Text => new() { Type = JsonSchemaType.String };

    /// <summary>Reads all parameters; what it answers counts only when the reader has no fault.</summary>
    public static IncidentQuery Read(QueryReader query)
    {
        var (from, to, after) = (query.From("from"), query.To("to"), query.Text("after") ?? "");
        if (from >= to) query.Refuse("to", $"must be after from");
        if (after.Length > 0 && IncidentId.TimeOf(after) is null) query.Refuse("after", $"must be what next said");
        return new(
            ReadRepository(query), query.Proxies("proxy"), query.Code<IncidentState>("state"), from, to, after,
            query.Number("limit", Default, MostIncidents));
    }

    /// <summary>Reads <c>repository</c>; null when it is not given.</summary>
    public static string? ReadRepository(QueryReader query)
    {
        var repository = query.Text(RepositoryParameter.Name);
        if (repository is not null && !ReportIds.IsRepository(repository)) query.Refuse(RepositoryParameter.Name, ReportIds.RepositoryForm);
        return repository;
    }

    /// <summary>What incidents are ordered by, the greatest first; the last of a page is what the next one begins behind.</summary>
    public string KeyOf(Incident incident) => OpenFirst ? $"{(incident.IsOpen ? OpenMark : ClosedMark)}{incident.Id}" : incident.Id;

    /// <summary>Whether a text can be such a key.</summary>
    public static bool IsKey(string text) => text is [OpenMark or ClosedMark, .. var id] && IncidentId.TimeOf(id) is not null;

    /// <summary>Whether an incident is one of those, whatever page it is on.</summary>
    public bool Has(Incident incident, IncidentState state) =>
        (Proxies.Count == 0 || Proxies.Contains(incident.Proxy))
        && (State is null || State == state)
        && (From is null || incident.LastFailing >= From)
        && (To is null || incident.Opened < To)
        && (Repository is null || incident.Repository == Repository || incident.Hits.Any(hit => hit.Repository == Repository));
}
