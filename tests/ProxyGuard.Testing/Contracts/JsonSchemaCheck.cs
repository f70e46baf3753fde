using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace ProxyGuard.Testing.Contracts;

/// <summary>
/// Checks JSON against the part of JSON Schema that an OpenAPI 3.1 document of ours uses, more strictly than the standard: a property that
/// the schema does not name is a fault, and so is a keyword that this check does not know.
/// </summary>
/// <param name="document">The document that references point into.</param>
public sealed class JsonSchemaCheck(JsonNode document)
{
    private static readonly string[] Annotations = ["title", "description", "default", "example", "examples", "deprecated"];

    /// <summary>Every place where a value is not what its schema says; empty when it is.</summary>
    public IReadOnlyList<string> Check(JsonNode? value, JsonNode schema)
    {
        var faults = new List<string>();
        Check(value, schema, "$", faults);
        return faults;
    }

    private void Check(JsonNode? value, JsonNode schema, string path, List<string> faults)
    {
        foreach (var (keyword, rule) in schema.AsObject())
        {
            if (Annotations.Contains(keyword)) continue;
            if (!Holds(keyword, rule!, value, schema, path, faults)) faults.Add($"{path}: {keyword} {Shorten(rule)} does not allow {Shorten(value)}");
        }
    }

    private bool Holds(string keyword, JsonNode rule, JsonNode? value, JsonNode schema, string path, List<string> faults) => keyword switch
    {
        "$ref" => Follow(value, (string)rule!, path, faults),
        "type" => Types(rule).Any(type => IsOf(value, type)),
        "enum" => rule.AsArray().Any(option => JsonNode.DeepEquals(option, value)),
        "oneOf" => rule.AsArray().Count(option => Check(value, option!).Count == 0) == 1,
        "anyOf" => rule.AsArray().Any(option => Check(value, option!).Count == 0),
        "properties" or "additionalProperties" => value is not JsonObject || CheckProperties(value.AsObject(), schema, path, faults),
        "required" => value is not JsonObject || rule.AsArray().All(name => value.AsObject().ContainsKey((string)name!)),
        "items" => value is not JsonArray || CheckItems(value.AsArray(), rule, path, faults),
        "maxItems" => value is not JsonArray || value.AsArray().Count <= (int)rule,
        "minimum" => !IsOf(value, "number") || (double)value! >= Number(rule),
        "maximum" => !IsOf(value, "number") || (double)value! <= Number(rule),
        "pattern" => !IsOf(value, "string") || Regex.IsMatch((string)value!, (string)rule!),
        "format" => value is null || HasFormat(value, (string)rule!),
        _ => throw new NotSupportedException($"{path}: this check does not know the keyword {keyword}"),
    };

    private bool Follow(JsonNode? value, string reference, string path, List<string> faults)
    {
        JsonNode? target = document;
        foreach (var step in reference.TrimStart('#', '/').Split('/')) target = target?[step];
        Check(value, target ?? throw new NotSupportedException($"{path}: {reference} leads nowhere"), path, faults);
        return true;
    }

    private bool CheckProperties(JsonObject value, JsonNode schema, string path, List<string> faults)
    {
        foreach (var (name, inner) in value)
        {
            var rule = schema["properties"]?[name] ?? schema["additionalProperties"];
            if (rule is JsonObject) Check(inner, rule, $"{path}.{name}", faults);
            else faults.Add($"{path}: no property {name} is described");
        }
        return true;
    }

    private bool CheckItems(JsonArray value, JsonNode rule, string path, List<string> faults)
    {
        for (var index = 0; index < value.Count; index++) Check(value[index], rule, $"{path}[{index}]", faults);
        return true;
    }

    private static IEnumerable<string> Types(JsonNode rule) => rule is JsonArray many ? many.Select(type => (string)type!) : [(string)rule!];

    private static bool IsOf(JsonNode? value, string type) => (type, value?.GetValueKind() ?? JsonValueKind.Null) switch
    {
        ("null", JsonValueKind.Null) or ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) => true,
        ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => Math.Floor((double)value!) == (double)value!,
        _ => false,
    };

    private static bool HasFormat(JsonNode value, string format) => format switch
    {
        "date-time" => IsOf(value, "string") && DateTimeOffset.TryParse((string)value!, CultureInfo.InvariantCulture, out _),
        "date" => IsOf(value, "string") && DateOnly.TryParseExact((string)value!, "yyyy-MM-dd", out _),
        "uuid" => IsOf(value, "string") && Guid.TryParseExact((string)value!, "D", out _),
        "int32" => IsOf(value, "integer") && (double)value! is >= int.MinValue and <= int.MaxValue,
        "int64" or "double" => IsOf(value, "number"),
        _ => throw new NotSupportedException($"this check does not know the format {format}"),
    };

    private static double Number(JsonNode rule) => double.Parse(rule.ToString(), CultureInfo.InvariantCulture);

    private static string Shorten(JsonNode? node)
    {
        var text = node?.ToJsonString() ?? "null";
        return text.Length > 80 ? text[..80] + "…" : text;
    }
}
