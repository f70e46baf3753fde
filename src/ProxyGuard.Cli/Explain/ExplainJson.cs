using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ProxyGuard.Cli.Output;
using ProxyGuard.Core.Reports;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Cli.Explain;

/// <summary>An answer for programs: docs/explain.md.</summary>
internal static class ExplainJson
{
    // Quotes and pluses stay as they are: nothing here is put into a page.
    private static readonly JsonWriterOptions Readable = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Render(Resolution resolution)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Readable))
        {
            json.WriteStartObject();
            json.WriteString("result", Codes.Of(resolution.Result));
            json.WriteStartObject("servedBy");
            foreach (var (endpoint, hop) in Answers.ServedBy(resolution)) json.WriteString(endpoint, hop);
            json.WriteEndObject();
            json.WriteStartArray("asked");
            foreach (var address in Answers.Asked(resolution)) json.WriteStringValue(address);
            json.WriteEndArray();
            if (resolution.Error is { } error) json.WriteString("error", Codes.Of(error));
            if (resolution.Errors.Count > 1) WriteErrors(json, resolution);
            if (resolution.Why is { } why)
                json.WriteString("why", PlainText.Clean(string.Join("; ", why.Select(FormattableString.Invariant))));
            // A command that waits for ever is killed in the end, and what nobody knows must not be taken for a success.
            json.WriteNumber("exitCode", resolution.Result == ResolutionResult.Pass ? 0 : 1);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.ToArray()) + "\n";
    }

    private static void WriteErrors(Utf8JsonWriter json, Resolution resolution)
    {
        json.WriteStartArray("errors");
        foreach (var error in resolution.Errors) json.WriteStringValue(Codes.Of(error));
        json.WriteEndArray();
    }
}
