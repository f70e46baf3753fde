using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Api;

/// <summary><c>GET /openapi/v1.json</c>: the description of every endpoint below <c>/api/</c>.</summary>
internal static class ApiDocument
{
    public const string Path = "/openapi/v1.json";

    private static readonly Dictionary<string, string> PathParameters = new(StringComparer.Ordinal)
    {
        ["repository"] = "The repository's id, such as github.com~acme~widgets: / is written ~, any byte outside [a-z0-9._-] !XX.",
        ["proxy"] = "The proxy's id, written as a repository's is: proxy.example~go.",
        ["key"] = "The run's key, a UUIDv7.",
        ["id"] = "The incident's id.",
    };

    public const string AnyType = "*/*";

    /// <summary>What stands between a request and its endpoint can refuse any of them.</summary>
    public static readonly IReadOnlyDictionary<int, string> OfEveryOperation = new Dictionary<int, string>
    {
        [StatusCodes.Status401Unauthorized] = "A token is needed and none, or none that is known, was given",
        [StatusCodes.Status403Forbidden] = "The token is not for this",
        [StatusCodes.Status429TooManyRequests] = "Too many requests; come back after Retry-After seconds",
        [StatusCodes.Status500InternalServerError] = "A fault of the service",
        [StatusCodes.Status503ServiceUnavailable] = "The store does not answer; come back after Retry-After seconds",
    };

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(DescribeDocument);
        options.AddOperationTransformer(DescribeOperation);
        options.AddSchemaTransformer(DescribeSchema);
    });

    private static Task DescribeDocument(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken token)
    {
        document.Info = new OpenApiInfo
        {
            Title = "ProxyGuard service",
            Version = "1.0",
            Description = "Takes in run reports and tells how module proxies fared. How every figure is counted: /accounting.",
        };
        document.Servers = [];
        document.Tags = null;
        return Task.CompletedTask;
    }

    private static Task DescribeOperation(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            parameter.Description ??= PathParameters.GetValueOrDefault(parameter.Name ?? "");
        foreach (var parameter in metadata.OfType<TakesQuery>().SelectMany(query => query.Parameters))
            (operation.Parameters ??= []).Add(parameter.Describe());
        if (metadata.OfType<AnswersCsv>().Any())
            operation.Responses!["200"].Content![CsvText.MediaType] = new() { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

        foreach (var (status, when) in OfEveryOperation)
        {
            if (operation.Responses!.TryGetValue($"{status}", out var answer)) answer.Description = when;
        }
        operation.RequestBody?.Content?.Remove(AnyType);
        operation.Tags?.Clear();
        return Task.CompletedTask;
    }

    private static Task DescribeSchema(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken token)
    {
        var type = context.JsonTypeInfo;
        if (CodesOf(type.Type) is { } codes) Describe(schema, codes, Nullable.GetUnderlyingType(type.Type) is not null);
        else if (schema.Type == JsonSchemaType.Array && CodesOf(type.ElementType) is { } items)
            schema.Items = Describe(new(), items, false);
        else if (type.Kind == JsonTypeInfoKind.Object) schema.Required = Required(type, schema).ToHashSet(StringComparer.Ordinal);
        return Task.CompletedTask;
    }

    private static OpenApiSchema Describe(OpenApiSchema schema, IEnumerable<string> codes, bool isNullable)
    {
        schema.Type = JsonSchemaType.String | (isNullable ? JsonSchemaType.Null : 0);
        schema.Enum = [.. codes.Select(code => (JsonNode)code), .. isNullable ? [JsonNullSentinel.JsonNull] : Array.Empty<JsonNode>()];
        return schema;
    }

    // Answers have all their fields. A run report leaves out what is null.
    private static IEnumerable<string> Required(JsonTypeInfo type, OpenApiSchema schema) => type.Type.Assembly == typeof(Codes).Assembly
        ? type.Properties.Where(field => !field.IsGetNullable).Select(field => field.Name)
            .Intersect(schema.Required ?? new HashSet<string>())
        : type.Properties.Where(field => field.AssociatedParameter?.HasDefaultValue != true).Select(field => field.Name);

    private static IEnumerable<string>? CodesOf(Type? type)
    {
        var code = type is null ? null : Nullable.GetUnderlyingType(type) ?? type;
        return code?.IsEnum != true
            ? null
            : (IEnumerable<string>)typeof(Codes).GetMethod(nameof(Codes.All))!.MakeGenericMethod(code).Invoke(null, null)!;
    }
}
