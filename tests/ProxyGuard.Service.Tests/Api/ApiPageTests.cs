using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Testing.Contracts;

namespace ProxyGuard.Service.Tests.Api;

/// <summary>The examples of docs/api.md are what the description says.</summary>
public sealed partial class ApiPageTests : IDisposable
{
    private static readonly string[] Schemas = ["RepositoryTrend", "RunPage", "IncidentPage", "Problem"];
    private readonly ServiceFixture _service = new();

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task Every_example_fits_its_schema()
    {
        var document = JsonNode.Parse(await _service.GetTextAsync("/openapi/v1.json"))!;
        var examples = Example().Matches(await File.ReadAllTextAsync(SourceTree.PathOf("docs", "api.md"), TestContext.Current.CancellationToken));

        Assert.Equal(Schemas.Length, examples.Count);
        foreach (var (example, schema) in examples.Zip(Schemas))
            Assert.Empty(new JsonSchemaCheck(document).Check(JsonNode.Parse(example.Groups[1].Value), document["components"]!["schemas"]![schema]!));
    }

    [GeneratedRegex("```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
