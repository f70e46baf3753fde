using System.Text;
using System.Text.Json;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Output;

/// <summary>The decision for programs, on standard output.</summary>
internal static class MachineFormat
{
    // Where readers of .env files go apart: for one or the other it expands, begins a comment, or escapes.
    private const string Disputed = "$#`\\";

    public static string Render(
        OutputFormat format, GuardResult result, ChainDecision decision, IReadOnlyDictionary<string, string> variables) => format switch
        {
            OutputFormat.Json => Json(result, decision, variables),
            OutputFormat.Dotenv => string.Concat(variables.Select(pair => $"{pair.Key}={Dotenv(pair.Key, pair.Value)}\n")),
            OutputFormat.Shell => string.Concat(variables.Select(pair => $"export {pair.Key}={QuoteShell(pair.Value)}\n")),
            _ => "",
        };

    /// <summary>A POSIX shell word. Quotes are closed between two <c>#</c>, so that a runner finds no command in it.</summary>
    public static string QuoteShell(string value)
    {
        var word = value.Replace("'", "'\\''", StringComparison.Ordinal);
        while (word.Contains("##", StringComparison.Ordinal)) word = word.Replace("##", "#''#", StringComparison.Ordinal);
        return $"'{word}'";
    }

    /// <summary>
    /// A .env value, bare wherever it can be, because GitLab takes quotes for a part of it. An address says a disputed character by its
    /// code, and stays the same address.
    /// </summary>
    public static string Dotenv(string name, string value) => QuoteDotenv(name == "GOPROXY" ? Encode(value) : value);

    /// <summary>A .env value: bare where every reader agrees, else in single quotes, with a quote inside in double quotes.</summary>
    public static string QuoteDotenv(string value)
    {
        var isPlain = value is not ([' ' or '\'' or '"', ..] or [.., ' ']) && value.All(IsPlain);
        if (isPlain) return value;
        if (!value.AsSpan().ContainsAny('\'', '\n', '\r')) return $"'{value}'";
        var escaped = new StringBuilder(value).Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("$", "\\$").Replace("`", "\\`")
            .Replace("\n", "\\n").Replace("\r", "\\r");
        return $"\"{escaped}\"";
    }

    private static bool IsPlain(char letter) =>
        letter == ' ' || !(char.IsControl(letter) || char.IsWhiteSpace(letter) || Disputed.Contains(letter));

    private static string Encode(string addresses) =>
        string.Concat(addresses.Select(letter => Disputed.Contains(letter) ? $"%{(int)letter:X2}" : letter.ToString()));

    private static string Json(GuardResult result, ChainDecision decision, IReadOnlyDictionary<string, string> variables)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("goproxy", decision.After.Reveal());
            json.WriteBoolean("changed", decision.Changed);
            json.WriteString("result", Codes.Of(decision.Result));
            json.WriteBoolean("rescued", decision.Rescued);
            json.WriteString("before", decision.Before?.ToString());
            json.WriteStartArray("reasons");
            foreach (var reason in decision.Reasons) json.WriteStringValue(Codes.Of(reason));
            json.WriteEndArray();
            json.WriteStartObject("variables");
            foreach (var (name, value) in variables) json.WriteString(name, value);
            json.WriteEndObject();
            json.WriteStartArray("verdicts");
            foreach (var verdict in result.Verdicts) WriteVerdict(json, verdict);
            json.WriteEndArray();
            if (result.Report is { } report)
            {
                json.WritePropertyName("report");
                json.WriteRawValue(RunReportJson.Write(report));
            }
            json.WriteEndObject();
        }
        // The same value to a JSON reader, and no command to a runner that reads the log.
        return Encoding.UTF8.GetString(buffer.ToArray()).Replace("##", "#\\u0023", StringComparison.Ordinal) + "\n";
    }

    private static void WriteVerdict(Utf8JsonWriter json, ProxyVerdict verdict)
    {
        json.WriteStartObject();
        json.WriteString("proxy", verdict.Candidate.Id);
        json.WriteString("trust", Codes.Of(verdict.Candidate.Trust));
        json.WriteString("health", Codes.Of(verdict.Health));
        if (verdict.MedianFirstByte is { } first) json.WriteNumber("firstByteMs", Math.Round(first.TotalMilliseconds, 1));
        json.WriteStartArray("reasons");
        // What programs read is in no reader's language; the report below has the codes.
        foreach (var reason in verdict.Reasons) json.WriteStringValue(ReasonText.Of(reason, Language.English));
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
