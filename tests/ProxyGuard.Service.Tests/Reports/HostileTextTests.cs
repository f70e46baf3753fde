using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Reports;

/// <summary>Every text of a run report is tried with every payload: it is refused, or it comes out encoded.</summary>
public sealed partial class HostileTextTests : IDisposable
{
    private static readonly string[] Payloads =
    [
        "<script>attack()</script>",
        "\"><img src=x onerror=attack()>",
        "' onmouseover='attack()",
        "\" onmouseover=\"attack()\" x=\"",
        "</title></code></li><svg onload=attack()>",
        "{{{attack}}} {{> attack}} &lt;attack&gt;",
        "javascript:attack()",
        "https://ci.example/\"onmouseover=\"attack()",
        "https://ci.example/'><script>attack()</script>",
        "<!--attack--><![CDATA[attack]]>",
        "attack\u0000\u202e\ufeff<b>",
    ];

    private static readonly string[] Markup =
        ["<script", "<img", "<svg", "<b>", "<!--", "<![", "onmouseover=\"", "onmouseover='"];

    private readonly ServiceFixture _service = new();

    public static TheoryData<int> PayloadNumbers => [.. Enumerable.Range(0, Payloads.Length)];

    public void Dispose() => _service.Dispose();

    [Theory]
    [MemberData(nameof(PayloadNumbers))]
    public async Task No_text_of_a_report_becomes_markup(int number)
    {
        var payload = Payloads[number];
        var raw = JsonNode.Parse(RunReportJson.Write(ExampleReport.Make(ServiceFixture.Start)))!;
        var runs = new List<string>();
        foreach (var (place, index) in Texts(raw).Select((place, index) => (place, index)))
        {
            var report = raw.DeepClone();
            place(report, payload);
            if (report["key"]!.GetValue<string>() != payload)
                report["key"] = new RandomReports(index).Key(ServiceFixture.Start.AddMinutes(-index)).ToString();
            using var response = await _service.PostAsync(Encoding.UTF8.GetBytes(report.ToJsonString()));
            if (response.IsSuccessStatusCode) runs.Add($"/r/github.com~acme~widgets/runs/{report["key"]}");
            else Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
        }

        foreach (var path in runs.Append("/").Append("/r/github.com~acme~widgets"))
            AssertHarmless(await _service.GetTextAsync(path), payload);
        Assert.True(runs.Count >= 10, $"only {runs.Count} fields took the payload");
    }

    [Fact]
    public void Templates_never_print_raw_text_and_have_no_inline_style_or_script()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "templates"), "*.hbs"))
        {
            var text = File.ReadAllText(file);
            Assert.DoesNotContain("{{{", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{{&", text, StringComparison.Ordinal);
            Assert.DoesNotContain("<script", OwnScript().Replace(text, ""), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("style=", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotMatch("\\son[a-z]+=", text);
            Assert.DoesNotMatch("=[^\"\\s>]*\\{\\{", text);
        }
    }

    private static void AssertHarmless(string html, string payload)
    {
        Assert.DoesNotMatch("(?i)(href|src|action)=\"javascript:", html);
        // What the page may say is the payload as one run of encoded text; take that away and nothing of it may be left.
        var encoded = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All).Encode(payload);
        var rest = html.Replace("<wbr>", "", StringComparison.Ordinal).Replace(encoded, "", StringComparison.Ordinal);
        rest = OwnScript().Replace(rest, "");
        foreach (var part in Markup) Assert.DoesNotContain(part, rest, StringComparison.OrdinalIgnoreCase);
        // An attribute begins behind white space, a slash or a quote; an id that is written as in an address has none of them there.
        Assert.DoesNotMatch("(?i)[\\s/\"'](onerror|onload)=", rest);
    }

    // A file of ours that the template names: no text of a report is in its address.
    [GeneratedRegex("<script (type=\"module\" )?src=\"/assets/[a-zA-Z.]+\"( defer)?></script>")]
    private static partial Regex OwnScript();

    private static IEnumerable<Action<JsonNode, string>> Texts(JsonNode node)
    {
        if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields)
                foreach (var inner in InnerTexts(value))
                    yield return (root, text) => inner(root, name, text);
        }
        else if (node is JsonArray items)
        {
            for (var index = 0; index < items.Count; index++)
            {
                var at = index;
                foreach (var inner in InnerTexts(items[at]))
                    yield return (root, text) => inner(root, at, text);
            }
        }
    }

    private static IEnumerable<Action<JsonNode, object, string>> InnerTexts(JsonNode? value)
    {
        if (value?.GetValueKind() == JsonValueKind.String) yield return (parent, name, text) => Set(parent, name, text);
        else if (value is JsonObject or JsonArray)
        {
            foreach (var inner in Texts(value)) yield return (parent, name, text) => inner(Child(parent, name), text);
        }
    }

    private static JsonNode Child(JsonNode parent, object name) => name is string field ? parent[field]! : parent[(int)name]!;

    private static void Set(JsonNode parent, object name, string text)
    {
        if (name is string field) parent[field] = text;
        else parent[(int)name] = text;
    }
}
