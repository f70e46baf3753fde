using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProxyGuard.Core.Outcomes;

/// <summary>A build's outcome as JSON text.</summary>
public static class BuildOutcomeJson
{
    /// <summary>Writes it as UTF-8 JSON: camel-case names, codes in kebab case, nulls left out.</summary>
    public static byte[] Write(BuildOutcome outcome) =>
        JsonSerializer.SerializeToUtf8Bytes(outcome, BuildOutcomeContext.Default.BuildOutcome);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(BuildOutcome))]
internal sealed partial class BuildOutcomeContext : JsonSerializerContext;
