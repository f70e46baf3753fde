using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProxyGuard.Core.Explaining;

/// <summary>An explanation as JSON text: docs/explain.md.</summary>
public static class ChainExplanationJson
{
    private static readonly ChainExplanationContext Readable = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        NewLine = "\n",
        // Quotes and pluses stay as they are: nothing here is put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });

    /// <summary>Writes it, indented, with a line end: camel-case names, codes in kebab case, nulls left out.</summary>
    public static string Write(ChainExplanation explanation) => JsonSerializer.Serialize(explanation, Readable.ChainExplanation) + "\n";
}

[JsonSerializable(typeof(ChainExplanation))]
internal sealed partial class ChainExplanationContext : JsonSerializerContext;
