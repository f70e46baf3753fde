using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Tests.Api;
using ProxyGuard.Service.Tests.Incidents;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Upkeep;
using ProxyGuard.Testing.Attacks;

namespace ProxyGuard.Service.Tests.Attacks;

/// <summary>Every attack in every field of a report that takes it; nothing of it is more than text in what the service answers.</summary>
public sealed partial class AttackTests : IDisposable
{
    // So many runs a page of a repository shows.
    private const int Batch = 10;
    private readonly ServiceFixture _service = new();
    private readonly AttackReport _reports = new(ExampleReport.Make(ServiceFixture.Start));
    private readonly List<string> _faults = [];

    public void Dispose() => _service.Dispose();

    [Fact]
    public void There_are_enough_attacks_and_no_text_of_a_report_is_left_out()
    {
        Assert.InRange(AttackCorpus.All.Count, 500, int.MaxValue);
        var texts = TextsOf(typeof(RunReport), []);
        var example = JsonDocument.Parse(RunReportJson.Write(ExampleReport.Make(ServiceFixture.Start))).RootElement.GetRawText();
        Assert.All(texts, name => Assert.Contains($"\"{JsonNamingPolicy.CamelCase.ConvertName(name)}\":", example, StringComparison.Ordinal));
        Assert.InRange(_reports.Fields, texts.Count, int.MaxValue);
    }

    [Fact]
    public async Task Nothing_of_an_attack_is_more_than_text()
    {
        // Proxies with one run each, and one with an incident: attacks that are cut down to the same id make one too. No id has a "?".
        var plain = await PostAsync([.. Enumerable.Range(0, Batch).Select(number => $"plain? text {number}")], "github.com/acme/plain", 0);
        var burning = await PostAsync([.. Enumerable.Repeat("burning? text", Batch)], "github.com/acme/burning", 10_000);
        await RoundAsync();
        var shapes = new HashSet<string>(StringComparer.Ordinal);
        await LookAsync("github.com/acme/plain", plain, page => shapes.UnionWith(page.Shapes));
        await LookAsync("github.com/acme/burning", burning, page => shapes.UnionWith(page.Shapes));
        // One whose chains can be read, which are explained.
        var readable = ExampleReport.Make(ServiceFixture.Start) with { Repository = "github.com/acme/readable" };
        using (await _service.PostAsync(readable)) await LookAsync(readable.Repository, [(readable.Ci!.Workflow!, readable.Key)], page => shapes.UnionWith(page.Shapes));

        var batches = AttackCorpus.All.Chunk(Batch).ToList();
        var keys = new List<IReadOnlyList<(string, Guid)>>();
        foreach (var (batch, number) in batches.Select((batch, number) => (batch, number)))
            keys.Add(await PostAsync(batch, RepositoryOf(batch, number), number + 1));
        await RoundAsync();
        foreach (var (batch, number) in batches.Select((batch, number) => (batch, number)))
            await LookAsync(RepositoryOf(batch, number), keys[number], page => Check(page, shapes, $"batch {number}"));

        Assert.True(_faults.Count == 0, string.Join('\n', _faults.Distinct().Take(30)));
    }

    [Fact]
    public async Task Nothing_of_an_attack_on_a_proxys_id_is_more_than_text_in_feeds_badges_and_reviews()
    {
        var attacks = AttackCorpus.All.Where((_, index) => index % 8 == 0).ToList();
        // An incident has three failing runs.
        for (var number = 0; number < attacks.Count; number++)
            await PostAsync([attacks[number], attacks[number], attacks[number]], RepositoryOf([attacks[number]], number), number);
        // A round writes one batch of an hour: so many proxies take several until whom they failed is known too.
        for (var round = 0; round < 12; round++) await RoundAsync();

        var incidents = JsonDocument.Parse(await _service.GetTextAsync("/api/v1/incidents?limit=200")).RootElement.GetProperty("incidents").EnumerateArray().ToList();
        Assert.InRange(incidents.Count, attacks.Count / 2, int.MaxValue);
        foreach (var incident in incidents)
        {
            var path = $"/api/v1/incidents/{incident.GetProperty("id")}";
            // One of a private proxy is asked for with its repository.
            var repository = incident.GetProperty("repository").GetString() is { } id ? "repository=" + Uri.EscapeDataString(id) : "";
            CheckReview(await _service.GetTextAsync($"{path}.md?{repository}"));
            await CheckTableAsync($"{path}?format=csv&{repository}");
        }
        AtomCheck.Read(await _service.GetTextAsync("/incidents.atom"));
        await CheckTablesOfAllAsync();
        for (var number = 0; number < attacks.Count; number++)
        {
            var repository = IdEncoding.Encode(RepositoryOf([attacks[number]], number));
            AtomCheck.Read(await _service.GetTextAsync($"/r/{repository}/incidents.atom"));
            CheckBadge(await _service.GetTextAsync($"/badge/{repository}.svg"));
        }
        Assert.True(_faults.Count == 0, string.Join('\n', _faults.Distinct().Take(30)));
    }

    // Every repository's own name is an attack too.
    private static string RepositoryOf(string[] batch, int number) =>
        AttackReport.AsId(batch[number % batch.Length], number) is var id && ReportIds.IsRepository(id) ? id : $"evil-{number}.example/plain";

    private async Task<IReadOnlyList<(string Attack, Guid Key)>> PostAsync(IReadOnlyList<string> attacks, string repository, int number)
    {
        var keys = new List<(string, Guid)>();
        foreach (var (attack, index) in attacks.Select((attack, index) => (attack, index)))
        {
            var key = new RandomReports(number * Batch + index).Key(ServiceFixture.Start.AddMinutes(-index - 1));
            var (body, whole) = _reports.With(attack, key, repository);
            Assert.True(whole >= 10, $"only {whole} fields took {attack}");
            using var answer = await _service.PostAsync(body);
            Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
            keys.Add((attack, key));
        }
        return keys;
    }

    private Task RoundAsync() => _service.Services.GetRequiredService<UpkeepRound>().RunAsync(TestContext.Current.CancellationToken);

    private async Task LookAsync(string repository, IReadOnlyList<(string Attack, Guid Key)> runs, Action<StrictHtml> look)
    {
        var (id, proxy) = (IdEncoding.Encode(repository), IdEncoding.Encode(AttackReport.AsId(runs[0].Attack, 0)));
        List<string> pages = [$"r/{id}", $"r/{id}?lang=zh", "?q=evil", $"proxies/{proxy}?repository={Uri.EscapeDataString(repository)}", "proxies", "incidents"];
        foreach (var path in pages.Concat(runs.Select(run => $"r/{id}/runs/{run.Key}"))) await LookAtPageAsync("/" + path, look);
        await CheckTableAsync($"/api/v1/r/{id}?format=csv");
        await CheckTableAsync($"/api/v1/r/{id}/runs?format=csv");
        foreach (var (attack, key) in runs)
        {
            await CheckTableAsync($"/api/v1/r/{id}/runs/{key}?format=csv");
            var report = RunReportReader.Parse(Encoding.UTF8.GetBytes(await _service.GetTextAsync($"/api/v1/r/{id}/runs/{key}"))).Report;
            if (report?.Ci?.Workflow != attack) _faults.Add($"JSON does not give back {attack}");
        }
    }

    private async Task LookAtPageAsync(string path, Action<StrictHtml> look)
    {
        using var answer = await _service.GetAsync(path);
        if (answer.Content.Headers.ContentType?.MediaType != "text/html") return;
        try
        {
            look(StrictHtml.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
        }
        catch (Xunit.Sdk.XunitException fault)
        {
            _faults.Add($"{path}: {fault.Message}");
        }
    }

    private void Check(StrictHtml page, HashSet<string> shapes, string place)
    {
        foreach (var shape in page.Shapes.Except(shapes)) _faults.Add($"{place}: <{shape}> is on no plain page");
        foreach (var address in page.Addresses.Where(address => !IsOurs(address) && !IsOfTheWeb(address))) _faults.Add($"{place}: an address is {address}");
    }

    private static bool IsOurs(string address) =>
        address.Length == 0 || address[0] is '#' or '?' || (address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal));

    // Where the CI system keeps a run's log is up to whoever sends the report, as long as a browser can only go there.
    private static bool IsOfTheWeb(string address) => Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private async Task CheckTableAsync(string path)
    {
        var text = await _service.GetTextAsync(path);
        var lines = CsvTests.Read(text).ToList();
        if (lines.Count < 2) _faults.Add($"{path}: no line: {text}");
        if (lines.Any(line => line.Count != lines[0].Count)) _faults.Add($"{path}: lines of other lengths");
        foreach (var cell in lines.SelectMany(line => line).Where(IsFormula)) _faults.Add($"{path}: a formula: {cell}");
    }

    private async Task CheckTablesOfAllAsync()
    {
        foreach (var path in new[] { "incidents?limit=200&", "repositories?limit=1000&", "proxies?" }) await CheckTableAsync($"/api/v1/{path}format=csv");
        var proxies = JsonDocument.Parse(await _service.GetTextAsync("/api/v1/proxies")).RootElement.GetProperty("proxies").EnumerateArray();
        foreach (var proxy in proxies) await CheckTableAsync($"/api/v1/proxies/{IdEncoding.Encode(proxy.GetProperty("id").GetString()!)}?format=csv");
    }

    // Whatever came from outside stands in code; without it nothing is left that could be markup, but the runbook's address.
    private void CheckReview(string markdown)
    {
        if (!markdown.StartsWith("# ", StringComparison.Ordinal)) _faults.Add($"Markdown: none: {markdown}");
        foreach (var line in Code().Replace(markdown, "c").Split('\n'))
        {
            if (line.Contains('`') || line.Contains('[') || (line.Contains('<') && !Runbook().IsMatch(line))) _faults.Add($"Markdown: {line}");
        }
    }

    private static void CheckBadge(string svg)
    {
        string[] known = ["svg", "title", "rect", "text", "g", "path", "style"];
        foreach (var element in XDocument.Parse(svg).Descendants())
        {
            Assert.Contains(element.Name.LocalName, known);
            Assert.DoesNotContain(element.Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal) || attribute.Name.LocalName == "href");
        }
    }

    [GeneratedRegex("`[^`\n|]+`")]
    private static partial Regex Code();

    [GeneratedRegex("^<https?://[^ <>]+>$")]
    private static partial Regex Runbook();

    private static bool IsFormula(string cell) => cell.Length > 0 && "=+-@\t\r\n".Contains(cell[0]) && !double.TryParse(cell, out _);

    private static HashSet<string> TextsOf(Type type, HashSet<Type> seen)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        if (type.Assembly != typeof(RunReport).Assembly || type.IsEnum || !seen.Add(type)) return names;
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            if (property.GetCustomAttribute<System.Text.Json.Serialization.JsonIgnoreAttribute>() is not null) continue;
            var item = property.PropertyType.IsGenericType ? property.PropertyType.GetGenericArguments()[0] : property.PropertyType;
            if (item == typeof(string)) names.Add(property.Name);
            else names.UnionWith(TextsOf(item, seen));
        }
        return names;
    }
}
