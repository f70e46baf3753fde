using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProxyGuard.Core.Reports;

/// <summary>The run report as JSON text.</summary>
public static class RunReportJson
{
    /// <summary>Writes a report as UTF-8 JSON: camel-case names, codes in kebab case, nulls left out.</summary>
    public static byte[] Write(RunReport report) => JsonSerializer.SerializeToUtf8Bytes(report, RunReportContext.Default.RunReport);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunReport))]
internal sealed partial class RunReportContext : JsonSerializerContext;

/// <summary>Writes an enum as its code: <c>ChecksumMismatch</c> as <c>checksum-mismatch</c>.</summary>
/// <remarks>The platform's own converter of enums costs a fifth of the program's start: it is compiled anew for every enum.</remarks>
/// <typeparam name="T">The enum.</typeparam>
public sealed class CodeConverter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicFields)] T> : JsonConverter<T>
    where T : struct, Enum
{
    /// <inheritdoc/>
    /// <exception cref="JsonException">The text is no code of the enum.</exception>
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && Codes.TryParse<T>(reader.GetString()!, out var value)
            ? value
            : throw new JsonException($"must be one of {string.Join(", ", Codes.All<T>())}");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(Codes.Of(value));
}
