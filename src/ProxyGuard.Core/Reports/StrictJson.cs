using System.Text.Json;
using System.Text.Unicode;

namespace ProxyGuard.Core.Reports;

/// <summary>Reads a JSON object that somebody sent: no key twice, no depth without end, all faults at once. It never throws.</summary>
internal static class StrictJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = ReportLimits.Depth };

    /// <summary>The value, or null and every fault in reading order.</summary>
    public static (T? Value, IReadOnlyList<ReportFault> Faults) Parse<T>(ReadOnlyMemory<byte> utf8, int mostBytes, Func<JsonFields, T> read)
        where T : class
    {
        if (utf8.Length > mostBytes) return Refused<T>($"must be at most {mostBytes} bytes");
        if (!Utf8.IsValid(utf8.Span)) return Refused<T>($"must be UTF-8");
        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? Read(document.RootElement, read)
                : Refused<T>($"must be a JSON object");
        }
        catch (JsonException fault)
        {
            return Refused<T>($"must be JSON with no key twice and at most {ReportLimits.Depth} levels{PlaceOf(fault)}");
        }
        catch (InvalidOperationException)
        {
            return Refused<T>($"must have keys that are Unicode text");
        }
    }

    private static (T? Value, IReadOnlyList<ReportFault> Faults) Read<T>(JsonElement root, Func<JsonFields, T> read) where T : class
    {
        var faults = new FaultList();
        var value = read(new JsonFields(root, () => "", faults));
        return (faults.IsEmpty ? value : null, faults.ToList());
    }

    private static FormattableString PlaceOf(JsonException fault) => fault.LineNumber switch
    {
        { } line => $" (line {line + 1}, byte {fault.BytePositionInLine + 1})",
        null => $"",
    };

    private static (T? Value, IReadOnlyList<ReportFault> Faults) Refused<T>(FormattableString words) where T : class =>
        (null, [new ReportFault("$", words)]);
}
