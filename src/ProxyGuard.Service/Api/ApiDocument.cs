using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
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
    };

    // What stands between a request and its endpoint can refuse any of them.
    private static readonly (int Status, string When)[] OfEveryOperation =
    [
        (StatusCodes.Status401Unauthorized, "A token is needed and none, or none that is known, was given"),
        (StatusCodes.Status403Forbidden, "The token is not for this"),
        (StatusCodes.Status429TooManyRequests, "Too many requests; come back after Retry-After seconds"),
        (StatusCodes.Status500InternalServerError, "A fault of the service"),
        (StatusCodes.Status503ServiceUnavailable, "The store does not answer; come back after Retry-After seconds"),
    ];

    public static IServiceCollection AddApiDocument(this IServiceCollection services) => services.AddOpenApi("v1", options =>
    {
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer(DescribeDocument);
        options.AddOperationTransformer(DescribeOperationAsync);
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
        return Task.CompletedTask;
    }

    private static async Task DescribeOperationAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        foreach (var parameter in operation.Parameters?.OfType<OpenApiParameter>() ?? [])
            parameter.Description ??= PathParameters.GetValueOrDefault(parameter.Name ?? "");
        foreach (var parameter in metadata.OfType<TakesQuery>().SelectMany(query => query.Parameters))
            (operation.Parameters ??= []).Add(parameter.Describe());
        if (metadata.OfType<AnswersCsv>().Any())
            operation.Responses!["200"].Content!["text/csv"] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } };

        var problem = await context.GetOrCreateSchemaAsync(typeof(Problem), null, cancellationToken);
        foreach (var (status, when) in OfEveryOperation)
        {
            operation.Responses![$"{status}"] = new OpenApiResponse
            {
                Description = when,
                Content = new Dictionary<string, OpenApiMediaType> { [Problem.MediaType] = new() { Schema = problem } },
            };
        }
    }

    private static Task DescribeSchema(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken token)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        if (type.IsEnum && type.GetCustomAttribute<JsonConverterAttribute>() is not null)
        {
            schema.Type = JsonSchemaType.String;
            schema.Enum = [.. CodesOf(type).Select(code => (JsonNode)code)];
        }
        return Task.CompletedTask;
    }

    private static IEnumerable<string> CodesOf(Type type) => (IEnumerable<string>)typeof(Codes).GetMethod(nameof(Codes.All))!
        .MakeGenericMethod(type).Invoke(null, null)!;
}
