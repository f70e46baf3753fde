using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Testing.Contracts;

namespace ProxyGuard.Service.Tests.Api;

/// <summary>The description of the API is whole. That answers keep to it, every test of this assembly checks (<see cref="ContractHandler"/>).</summary>
public sealed class DescriptionTests : IDisposable
{
    private readonly ServiceFixture _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Every_endpoint_below_api_is_described_and_nothing_else()
    {
        var document = await ReadAsync();
        var described = document["paths"]!.AsObject()
            .SelectMany(path => path.Value!.AsObject().Select(operation => $"{operation.Key.ToUpperInvariant()} {path.Key}"));

        Assert.Equal(Endpoints().Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_operation_says_what_it_takes_and_answers()
    {
        var document = await ReadAsync();
        foreach (var (path, operations) in document["paths"]!.AsObject())
        {
            foreach (var (method, operation) in operations!.AsObject())
            {
                var faults = Faults(operation!).ToList();
                Assert.True(faults.Count == 0, $"{method} {path}: {string.Join(", ", faults)}. See EndpointDescription.");
            }
        }
    }

    [Fact]
    public async Task Every_schema_uses_only_what_the_check_knows()
    {
        var document = await ReadAsync();
        var check = new JsonSchemaCheck(document);

        foreach (var (_, schema) in document["components"]!["schemas"]!.AsObject())
            foreach (var value in new JsonNode?[] { null, 1, "x", new JsonArray(), new JsonObject() }) check.Check(value, schema!);
    }

    private static IEnumerable<string> Faults(JsonNode operation)
    {
        if (string.IsNullOrEmpty((string?)operation["operationId"])) yield return "no name";
        if (string.IsNullOrEmpty((string?)operation["summary"])) yield return "no summary";
        if (string.IsNullOrEmpty((string?)operation["description"])) yield return "no description";
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            if (string.IsNullOrEmpty((string?)parameter!["description"])) yield return $"parameter {parameter["name"]} has no description";
        }
        foreach (var (status, answer) in operation["responses"]!.AsObject())
        {
            var media = answer!["content"]?.AsObject().Select(pair => pair.Key).ToList() ?? [];
            if (media.Count == 0 && status is not ("204" or "304")) yield return $"{status} has no content";
            if (status[0] is '4' or '5' && media is not ["application/problem+json"]) yield return $"{status} is no problem";
            if (media.Any(type => answer["content"]![type]!["schema"] is not JsonObject { Count: > 0 })) yield return $"{status} has no schema";
        }
    }

    private IEnumerable<string> Endpoints() =>
        from endpoint in _service.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        let path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/')
        where path.StartsWith("/api/", StringComparison.Ordinal) && !endpoint.RoutePattern.Parameters.Any(parameter => parameter.IsCatchAll)
        from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
        select $"{method} {path}";

    private async Task<JsonNode> ReadAsync() => JsonNode.Parse(await _service.GetTextAsync("/openapi/v1.json"))!;
}
