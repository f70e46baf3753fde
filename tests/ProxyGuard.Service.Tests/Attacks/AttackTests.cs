using System.Reflection;
using System.Text;
using System.Text.Json;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Testing.Attacks;

namespace ProxyGuard.Service.Tests.Attacks;

/// <summary>Every attack in every field of a report that takes it; nothing of it is more than text in what the service answers.</summary>
public sealed class AttackTests : IDisposable
{
    // So many runs a page of a repository shows.
    private const int Batch = 10;
    private readonly AttackedService _service = new();
    private readonly AttackReport _reports = new(ExampleReport.Make(ServiceFixture.Start));

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
        var example = ExampleReport.Make(ServiceFixture.Start);
        await _service.PostAsync(RunReportJson.Write(example));
        await _service.RoundAsync();
        await _service.LearnAsync(async () =>
        {
            await LookAsync(example.Repository, [(example.Ci!.Workflow!, example.Key)]);
            await LookAsync("github.com/acme/plain", plain);
            await LookAsync("github.com/acme/burning", burning);
        });

        var batches = AttackCorpus.All.Chunk(Batch).ToList();
        var keys = new List<IReadOnlyList<(string, Guid)>>();
        foreach (var (batch, number) in batches.Select((batch, number) => (batch, number)))
            keys.Add(await PostAsync(batch, RepositoryOf(batch, number), number + 1));
        await _service.RoundAsync();
        foreach (var (batch, number) in batches.Select((batch, number) => (batch, number)))
            await LookAsync(RepositoryOf(batch, number), keys[number]);

        _service.AssertHarmless();
    }

    // Every repository's own name is an attack too.
    private static string RepositoryOf(string[] batch, int number) => AttackReport.AsRepository(batch[number % batch.Length], number);

    private async Task<IReadOnlyList<(string Attack, Guid Key)>> PostAsync(IReadOnlyList<string> attacks, string repository, int number)
    {
        var keys = new List<(string, Guid)>();
        foreach (var (attack, index) in attacks.Select((attack, index) => (attack, index)))
        {
            var key = new RandomReports(number * Batch + index).Key(ServiceFixture.Start.AddMinutes(-index - 1));
            var (body, whole) = _reports.With(attack, key, repository);
            Assert.True(whole >= 10, $"only {whole} fields took {attack}");
            await _service.PostAsync(body);
            keys.Add((attack, key));
        }
        return keys;
    }

    private async Task LookAsync(string repository, IReadOnlyList<(string Attack, Guid Key)> runs)
    {
        var (page, api) = ("/r/" + IdEncoding.Encode(repository), "/api/v1/r/" + IdEncoding.Encode(repository));
        string[] paths = [page, page + "?lang=zh", api + "?format=csv", api + "/runs?format=csv"];
        foreach (var path in paths) await _service.LookAsync(path);
        foreach (var (attack, key) in runs)
        {
            await _service.LookAsync($"{page}/runs/{key}");
            await _service.LookAsync($"{api}/runs/{key}?format=csv");
            var report = RunReportReader.Parse(Encoding.UTF8.GetBytes(await _service.Fixture.GetTextAsync($"{api}/runs/{key}"))).Report;
            if (report?.Ci?.Workflow != attack) _service.Refuse($"JSON does not give back {attack}");
        }
    }

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
