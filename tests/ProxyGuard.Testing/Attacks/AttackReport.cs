using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Testing.Attacks;

/// <summary>
/// Run reports in which every text that the contract lets through is an attack: as it is, or cut down to what an id or an address may be.
/// The fields are not listed: they are all texts of a report in which every field is set.
/// </summary>
public sealed class AttackReport
{
    private static readonly string[] Kept = ["key", "repository", "schema", "startedAt"];
    private readonly JsonNode _whole;
    private readonly List<Field> _fields;

    /// <param name="whole">A valid report with every field set.</param>
    public AttackReport(RunReport whole)
    {
        _whole = JsonNode.Parse(RunReportJson.Write(whole))!;
        _fields = [.. FieldsOf(_whole, []).Where(field => !Kept.Contains(field.Name))];
    }

    /// <summary>How many texts a report has.</summary>
    public int Fields => _fields.Count;

    /// <summary>The report with an attack in each field that takes it.</summary>
    /// <returns>Its body, and in how many fields the attack stands whole.</returns>
    public (byte[] Body, int Whole) With(string attack, Guid key, string repository) => With(_ => attack, key, repository);

    /// <summary>The same with attacks that differ from field to field.</summary>
    /// <param name="attackOf">The attack for the field of a number.</param>
    /// <param name="key">The run's key.</param>
    /// <param name="repository">The repository.</param>
    public (byte[] Body, int Whole) With(Func<int, string> attackOf, Guid key, string repository)
    {
        var report = _whole.DeepClone();
        report["key"] = key.ToString();
        report["repository"] = repository;
        var whole = 0;
        foreach (var (field, number) in _fields.Select((field, number) => (field, number)))
        {
            var attack = attackOf(number);
            var former = field.Get(report).GetValue<string>();
            foreach (var text in Forms(attack, field))
            {
                field.Set(report, text);
                if (IsTaken(report))
                {
                    if (text.Contains(attack, StringComparison.Ordinal)) whole++;
                    former = text;
                    break;
                }
            }
            field.Set(report, former);
        }
        return (Bytes(report), whole);
    }

    /// <summary>An attack as it can stand in an id.</summary>
    public static string AsId(string attack, int number)
    {
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"evil-{number}.example/"));
        foreach (var rune in attack.ToLowerInvariant().EnumerateRunes())
        {
            if (ReportIds.IsProxy($"x/{rune}x")) text.Append(rune);
        }
        return text.ToString().TrimEnd();
    }

    /// <summary>An attack as it can stand in a repository's id, which has no empty segments.</summary>
    public static string AsRepository(string attack, int number)
    {
        List<string> segments =
            [.. AsId(attack, number).Split('/', StringSplitOptions.TrimEntries).Where(segment => segment is not ("" or "." or ".."))];
        return string.Join('/', segments.Count > 1 ? segments : [.. segments, "plain"]);
    }

    private static IEnumerable<string> Forms(string attack, Field field) =>
        [attack, "https://evil.example/" + attack, AsId(attack, field.Number)];

    private static bool IsTaken(JsonNode report) => RunReportReader.Parse(Bytes(report)).Report is not null;

    private static byte[] Bytes(JsonNode report) => Encoding.UTF8.GetBytes(report.ToJsonString());

    private static IEnumerable<Field> FieldsOf(JsonNode node, IReadOnlyList<object> path)
    {
        var children = node is JsonObject fields ? fields.Select(pair => ((object)pair.Key, pair.Value)) : node.AsArray().Select((item, index) => ((object)index, item));
        foreach (var (name, value) in children)
        {
            IReadOnlyList<object> own = [.. path, name];
            if (value is JsonObject or JsonArray)
            {
                foreach (var inner in FieldsOf(value, own)) yield return inner;
            }
            else if (value?.GetValueKind() == JsonValueKind.String) yield return new Field(own);
        }
    }

    private sealed record Field(IReadOnlyList<object> Path)
    {
        public string Name => Path[0] as string ?? "";

        // Ids within one report must differ.
        public int Number => Path.OfType<int>().FirstOrDefault();

        public JsonNode Get(JsonNode root) => Path.Aggregate(root, Child);

        public void Set(JsonNode root, string text)
        {
            var parent = Path.SkipLast(1).Aggregate(root, Child);
            if (Path[^1] is string name) parent[name] = text;
            else parent[(int)Path[^1]] = text;
        }

        private static JsonNode Child(JsonNode node, object name) => name is string field ? node[field]! : node[(int)name]!;
    }
}
