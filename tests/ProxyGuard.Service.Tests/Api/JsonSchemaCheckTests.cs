using System.Text.Json.Nodes;
using ProxyGuard.Testing.Contracts;

namespace ProxyGuard.Service.Tests.Api;

/// <summary>The check of schemas can fail.</summary>
public sealed class JsonSchemaCheckTests
{
    private static readonly JsonNode Document = JsonNode.Parse("""
        { "components": { "schemas": {
          "Thing": { "type": "object", "required": ["a"], "properties": {
            "a": { "type": "integer", "format": "int32", "minimum": 1, "maximum": 9 },
            "b": { "type": ["null", "string"], "enum": ["x", "y", null] },
            "c": { "type": "array", "maxItems": 2, "items": { "$ref": "#/components/schemas/Thing" } },
            "d": { "oneOf": [ { "type": "null" }, { "$ref": "#/components/schemas/Thing" } ] },
            "e": { "type": "object", "additionalProperties": { "type": "boolean" } },
            "f": { "type": "string", "format": "date-time", "pattern": "Z$" } } } } } }
        """)!;

    [Theory]
    [InlineData("""{"a":1}""", true)]
    [InlineData("""{"a":1,"b":null,"c":[{"a":2}],"d":{"a":3},"e":{"k":true},"f":"2026-11-21T00:00:00Z"}""", true)]
    [InlineData("{}", false)]
    [InlineData("[]", false)]
    [InlineData("""{"a":1.5}""", false)]
    [InlineData("""{"a":"1"}""", false)]
    [InlineData("""{"a":0}""", false)]
    [InlineData("""{"a":10}""", false)]
    [InlineData("""{"a":1,"b":"z"}""", false)]
    [InlineData("""{"a":1,"c":[{"a":1},{"a":1},{"a":1}]}""", false)]
    [InlineData("""{"a":1,"c":[{"x":1}]}""", false)]
    [InlineData("""{"a":1,"d":{}}""", false)]
    [InlineData("""{"a":1,"e":{"k":1}}""", false)]
    [InlineData("""{"a":1,"f":"yesterdayZ"}""", false)]
    [InlineData("""{"a":1,"f":"2026-11-21T00:00:00+01:00"}""", false)]
    [InlineData("""{"a":1,"more":1}""", false)]
    public void A_value_is_what_its_schema_says(string value, bool isValid) => Assert.Equal(
        isValid, new JsonSchemaCheck(Document).Check(JsonNode.Parse(value), Document["components"]!["schemas"]!["Thing"]!).Count == 0);

    [Theory]
    [InlineData("""{"type":"string","contentEncoding":"base64"}""")]
    [InlineData("""{"format":"email"}""")]
    [InlineData("""{"$ref":"#/components/schemas/None"}""")]
    public void What_the_check_does_not_know_is_refused(string schema) =>
        Assert.Throws<NotSupportedException>(() => new JsonSchemaCheck(Document).Check("x", JsonNode.Parse(schema)!));
}
