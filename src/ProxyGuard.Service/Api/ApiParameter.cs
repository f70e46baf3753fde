using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Api;

/// <summary>A parameter of a query: what <see cref="QueryReader"/> lets through and what the description of the API says.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it means and what it is when it is not given.</param>
/// <param name="Schema">What it may be.</param>
internal sealed record ApiParameter(string Name, string Description, OpenApiSchema Schema)
{
    public static readonly ApiParameter From = new("from", "The first UTC day, or the instant the period begins.", Time);

    public static readonly ApiParameter To =
        new("to", "The last UTC day, or the instant before which the period ends; today, or now, unless given.", Time);

    public static readonly ApiParameter Step = new(
        "step",
        "How long a bucket is; unless given, an hour for a recent period of at most three days, else a day.",
        OneOf<BucketSize>());

    public static readonly ApiParameter Proxy = new(
        "proxy",
        "The id of a proxy to show; may be given several times; all unless given.",
        new OpenApiSchema { Type = JsonSchemaType.Array, Items = Plain(), MaxItems = ReportLimits.Proxies });

    public static readonly ApiParameter Format =
        new("format", "json, or csv for a file that a spreadsheet opens; json unless given.", OneOf<AnswerFormat>());

    public static readonly ApiParameter After =
        new("after", "What next said in the page before; the newest runs unless given.", Plain());

    public static readonly ApiParameter Limit = new(
        "limit",
        $"At most so many runs; {RunsQuery.DefaultRuns} unless given.",
        new OpenApiSchema { Type = JsonSchemaType.Integer, Format = "int32", Minimum = "1", Maximum = $"{RunsQuery.MostRuns}" });

    /// <summary>A parameter of an address that the description of the API does not list: pages, pictures and feeds are not of it.</summary>
    public static ApiParameter Unlisted(string name) => new(name, "", Plain());

    private static OpenApiSchema Time => Plain();

    public OpenApiParameter Describe() => new()
    {
        Name = Name,
        In = ParameterLocation.Query,
        Description = Description,
        Schema = Schema,
        Explode = true,
    };

    private static OpenApiSchema Plain() => new() { Type = JsonSchemaType.String };

    private static OpenApiSchema OneOf<T>() where T : struct, Enum =>
        new() { Type = JsonSchemaType.String, Enum = [.. Codes.All<T>().Select(code => (JsonNode)code)] };
}
