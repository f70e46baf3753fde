using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ProxyGuard.Service.Storage.AzureTables;

/// <summary>A row as an entity: its value in as many binary properties as the limit of one asks for, V0, V1 and so on.</summary>
internal static class TableEntity
{
    // Base64 and keys as they are, not as \u002B: it counts against the size of a batch.
    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(IBufferWriter<byte> output, string partition, string key, ReadOnlySpan<byte> value)
    {
        using var json = new Utf8JsonWriter(output, Plain);
        json.WriteStartObject();
        json.WriteString("PartitionKey", partition);
        json.WriteString("RowKey", key);
        for (var part = 0; part == 0 || !value.IsEmpty; part++)
        {
            var length = Math.Min(value.Length, TableLimits.PropertyBytes);
            json.WriteString(Name(part) + "@odata.type", "Edm.Binary");
            json.WriteBase64String(Name(part), value[..length]);
            value = value[length..];
        }
        json.WriteEndObject();
    }

    public static TableRow Read(JsonElement entity) => new(
        entity.GetProperty("RowKey").GetString()!,
        Parts(entity).ToList() is [var only] ? only : [.. Parts(entity).SelectMany(part => part)],
        entity.GetProperty("odata.etag").GetString()!);

    private static IEnumerable<byte[]> Parts(JsonElement entity)
    {
        for (var part = 0; entity.TryGetProperty(Name(part), out var value); part++) yield return value.GetBytesFromBase64();
    }

    private static string Name(int part) => string.Create(CultureInfo.InvariantCulture, $"V{part}");
}
