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
/// <typeparam name="T">The enum.</typeparam>
public sealed class CodeConverter<T>() : JsonStringEnumConverter<T>(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false)
    where T : struct, Enum;
