using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProxyGuard.Service.Trends;

/// <summary>
/// Writes the points of a trend by hand, to the same letter as the serializer would: an answer has thousands, and their objects within
/// objects were most of its time. The description of the answer is that of the types.
/// </summary>
internal sealed class TrendPointJson : JsonConverter<TrendPoint>
{
    /// <summary>What a trend is written with.</summary>
    public static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        Converters = { new TrendPointJson() },
    };

    public override TrendPoint Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("a trend is only written");

    public override void Write(Utf8JsonWriter writer, TrendPoint value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("start"u8, value.Start);
        writer.WriteStartArray("failing"u8);
        foreach (var slot in value.Failing) writer.WriteNumberValue(slot);
        writer.WriteEndArray();
        writer.WriteNumber("runs"u8, value.Runs);
        Write(writer, value.Availability);
        Write(writer, "verdicts"u8, value.Verdicts);
        Write(writer, "outcomes"u8, value.Outcomes);
        writer.WriteNumber("bytes"u8, value.Bytes);
        writer.WriteStartObject("latency"u8);
        Write(writer, "connect"u8, value.Latency.Connect);
        Write(writer, "firstByte"u8, value.Latency.FirstByte);
        Write(writer, "total"u8, value.Latency.Total);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, Availability? availability)
    {
        if (availability is null)
        {
            writer.WriteNull("availability"u8);
            return;
        }
        writer.WriteStartObject("availability"u8);
        writer.WriteNumber("value"u8, availability.Value);
        writer.WriteNumber("of"u8, availability.Of);
        writer.WriteNumber("low"u8, availability.Low);
        writer.WriteNumber("high"u8, availability.High);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyDictionary<string, long> counts)
    {
        writer.WriteStartObject(name);
        foreach (var (code, count) in counts) writer.WriteNumber(code, count);
        writer.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, Percentiles? percentiles)
    {
        if (percentiles is null)
        {
            writer.WriteNull(name);
            return;
        }
        writer.WriteStartObject(name);
        writer.WriteNumber("p50"u8, percentiles.P50);
        writer.WriteNumber("p90"u8, percentiles.P90);
        writer.WriteNumber("p95"u8, percentiles.P95);
        writer.WriteNumber("p99"u8, percentiles.P99);
        writer.WriteNumber("of"u8, percentiles.Of);
        writer.WriteEndObject();
    }
}
