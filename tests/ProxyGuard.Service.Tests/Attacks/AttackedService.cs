using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Service.Tests.Api;
using ProxyGuard.Service.Tests.Incidents;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Upkeep;

namespace ProxyGuard.Service.Tests.Attacks;

/// <summary>
/// A service to which attacks come. Its answers to what is plain are looked at first: nothing that is not in one of them may be in the
/// others.
/// </summary>
internal sealed partial class AttackedService : IDisposable
{
    private readonly HashSet<string> _shapes = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];
    private bool _isLearning;

    public ServiceFixture Fixture { get; } = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Fixture.Dispose();

    public void AssertHarmless() => Assert.True(_faults.Count == 0, string.Join('\n', _faults.Distinct().Take(30)));

    public async Task PostAsync(byte[] run)
    {
        using var answer = await Fixture.PostAsync(run);
        Assert.Equal(System.Net.HttpStatusCode.Created, answer.StatusCode);
    }

    public Task RoundAsync() => Fixture.Services.GetRequiredService<UpkeepRound>().RunAsync(Token);

    /// <summary>Takes what is on these pages for what a page may have.</summary>
    public async Task LearnAsync(Func<Task> look)
    {
        _isLearning = true;
        await look();
        _isLearning = false;
        Assert.True(_faults.Count == 0, string.Join('\n', _faults));
    }

    /// <summary>Follows every link from here, so many of each kind. Gives back the kinds.</summary>
    public async Task<IReadOnlyCollection<string>> CrawlAsync(string start, int most)
    {
        var (known, kinds, open) = (new HashSet<string> { start }, new Dictionary<string, int>(), new Queue<string>([start]));
        while (open.TryDequeue(out var path))
        {
            foreach (var address in (await LookAsync(path)).Where(IsOurs))
            {
                var target = address.StartsWith('?') ? path.Split('?')[0] + address : address.Split('#')[0];
                if (target.Length == 0 || !known.Add(target)) continue;
                var kind = Value().Replace(target, "*");
                if ((kinds[kind] = kinds.GetValueOrDefault(kind) + 1) <= most) open.Enqueue(target);
            }
        }
        return kinds.Keys;
    }

    /// <summary>Looks at an answer by what it is. Gives back the addresses in it.</summary>
    public async Task<IReadOnlyList<string>> LookAsync(string path)
    {
        using var answer = await Fixture.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync(Token);
        try
        {
            switch (answer.Content.Headers.ContentType?.MediaType)
            {
                case "text/html": return LookAtPage(StrictHtml.Parse(text), path);
                case "text/csv": CheckTable(text, path); break;
                case "text/markdown": CheckReview(text, path); break;
                case "application/atom+xml": AtomCheck.Read(text); break;
                case "image/svg+xml" when path.StartsWith("/badge/", StringComparison.Ordinal): CheckBadge(text); break;
            }
        }
        catch (Xunit.Sdk.XunitException fault)
        {
            _faults.Add($"{path}: {fault.Message}");
        }
        return [];
    }

    /// <summary>Looks at a page that is no answer.</summary>
    public IReadOnlyList<string> LookAtPage(StrictHtml page, string path)
    {
        var found = page.Shapes.Concat(page.Addresses.Where(address => !IsOurs(address) && !IsOfTheWeb(address)));
        if (_isLearning) _shapes.UnionWith(found);
        else _faults.AddRange(found.Except(_shapes).Select(shape => $"{path}: {shape} is on no plain page"));
        return page.Addresses;
    }

    public void Refuse(string fault) => _faults.Add(fault);

    private static bool IsOurs(string address) =>
        address.Length == 0 || address[0] is '#' or '?' || (address[0] == '/' && !address.StartsWith("//", StringComparison.Ordinal));

    // Where the CI system keeps a run's log is up to whoever sends the report, as long as a browser can only go there.
    private static bool IsOfTheWeb(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https";

    private void CheckTable(string text, string path)
    {
        var lines = CsvTests.Read(text).ToList();
        if (lines.Any(line => line.Count != lines[0].Count)) _faults.Add($"{path}: lines of other lengths");
        foreach (var cell in lines.SelectMany(line => line).Where(IsFormula)) _faults.Add($"{path}: a formula: {cell}");
    }

    private static bool IsFormula(string cell) => cell.Length > 0 && "=+-@\t\r\n".Contains(cell[0]) && !double.TryParse(cell, out _);

    // Whatever came from outside stands in code; without it nothing is left that could be markup, but the runbook's address.
    private void CheckReview(string markdown, string path)
    {
        foreach (var line in Code().Replace(markdown, "c").Split('\n'))
        {
            if (line.Contains('`') || line.Contains('[') || (line.Contains('<') && !Runbook().IsMatch(line)))
                _faults.Add($"{path}: {line}");
        }
    }

    private static void CheckBadge(string svg)
    {
        string[] known = ["svg", "title", "rect", "text"];
        foreach (var element in XDocument.Parse(svg).Descendants())
        {
            Assert.Contains(element.Name.LocalName, known);
            var names = element.Attributes().Select(attribute => attribute.Name.LocalName);
            Assert.DoesNotContain(names, name => name.StartsWith("on", StringComparison.Ordinal) || name == "href");
        }
    }

    // What differs between addresses of a kind: ids, numbers, values.
    [GeneratedRegex(
        @"(?<=^(/api/v1)?/(r|proxies|incidents|badge)/)[^/?]+?(?=\.(svg|json|md)(\?|$)|[/?]|$)|(?<=/runs/)[^/?]+|(?<=[?&][a-z]+=)[^&]*")]
    private static partial Regex Value();

    [GeneratedRegex("`[^`\n|]+`")]
    private static partial Regex Code();

    [GeneratedRegex("^<https?://[^ <>]+>$")]
    private static partial Regex Runbook();
}
