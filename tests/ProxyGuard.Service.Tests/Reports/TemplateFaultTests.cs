using Microsoft.Extensions.Logging;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Reports;

/// <summary>Templates that an operator mounts: what is wrong with one is named, and the shipped one serves.</summary>
public sealed class TemplateFaultTests : IDisposable
{
    private readonly TempDirectory _folder = new();
    private readonly MemoryLog _log = new();
    private readonly ServiceFixture _service = new();

    public TemplateFaultTests()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "templates")))
            File.Copy(file, Path.Combine(_folder.Path, Path.GetFileName(file)));
        _service.Settings["Reports:Templates"] = _folder.Path;
        _service.Replace<ILoggerProvider>(_ => _log);
    }

    public void Dispose()
    {
        _service.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_changed_template_serves_and_all_is_well()
    {
        Mount("index.hbs", "{{> _head}}\n<p>Ours: {{Found}}</p>\n{{> _foot}}");

        Assert.Contains("<p>Ours: 0 repositories</p>", await _service.GetTextAsync("/"), StringComparison.Ordinal);
        Assert.Equal("ok\n", await _service.GetTextAsync("/readyz"));
    }

    [Theory]
    [InlineData("index.hbs", "<p>\n{{#each Repositories}}\n<p>", "template index.hbs:2: ")]
    [InlineData("index.hbs", "<p>\n{{#if}\n", "template index.hbs")]
    [InlineData("_head.hbs", "\n\n{{#if", "template _head.hbs")]
    [InlineData("index.hbs", null, "template index.hbs: is missing\n")]
    [InlineData("_foot.hbs", null, "template _foot.hbs: is missing\n")]
    [InlineData("accounting.hbs", null, "template accounting.hbs: is missing\n")]
    public async Task A_broken_or_missing_one_is_named_and_the_shipped_one_serves(string name, string? text, string named)
    {
        Mount(name, text);

        foreach (var path in new[] { "/", "/", "/accounting" })
            Assert.Contains("</html>", await _service.GetTextAsync(path), StringComparison.Ordinal);
        Assert.Contains("No run has been reported yet", await _service.GetTextAsync("/"), StringComparison.Ordinal);
        AssertNamedOnce(named, await _service.GetTextAsync("/readyz"));
    }

    [Theory]
    [InlineData("index.hbs", "<p>{{Title}}</p>\n\n<p>{{Colour}}</p>", "template index.hbs:3: {{Colour}} is not known\n")]
    [InlineData("_foot.hbs", "</main>\n{{Colour}}\n", "template _foot.hbs:2: {{Colour}} is not known\n")]
    [InlineData("index.hbs", "<p>{{> _nothing}}</p>", "template index.hbs")]
    [InlineData("index.hbs", "{{> index}}{{> _head}}<p>{{Title.Length.Colour}}</p>", "template index.hbs")]
    public async Task One_that_fails_on_a_page_is_named_once_and_the_shipped_one_serves(string name, string text, string named)
    {
        Mount(name, text);
        Assert.Equal("ok\n", await _service.GetTextAsync("/readyz"));

        for (var time = 0; time < 3; time++)
            Assert.Contains("No run has been reported yet", await _service.GetTextAsync("/"), StringComparison.Ordinal);

        AssertNamedOnce(named, await _service.GetTextAsync("/readyz"));
    }

    [Fact]
    public async Task One_that_failed_is_not_tried_again()
    {
        Mount("index.hbs", "mounted {{#if Search}}{{Colour}}{{/if}}");
        Assert.StartsWith("mounted", await _service.GetTextAsync("/"), StringComparison.Ordinal);

        await _service.GetTextAsync("/?q=x");

        Assert.StartsWith("<!DOCTYPE html>", await _service.GetTextAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_of_a_language_that_is_missing_is_shipped_in_that_language()
    {
        var shipped = await _service.GetTextAsync("/accounting?lang=zh");
        Mount("accounting.zh.hbs", null);
        using var other = new ServiceFixture();
        other.Settings["Reports:Templates"] = _folder.Path;

        Assert.Equal(shipped, await other.GetTextAsync("/accounting?lang=zh"));
    }

    private void AssertNamedOnce(string named, string ready)
    {
        Assert.StartsWith("degraded\n", ready, StringComparison.Ordinal);
        Assert.Contains(named, ready, StringComparison.Ordinal);
        Assert.DoesNotContain(_folder.Path, ready, StringComparison.Ordinal);
        var line = Assert.Single(_log.Lines, line => line.Contains("the shipped template serves instead", StringComparison.Ordinal));
        Assert.Contains(named["template ".Length..].TrimEnd(), line, StringComparison.Ordinal);
    }

    private void Mount(string name, string? text)
    {
        var file = Path.Combine(_folder.Path, name);
        if (text is null) File.Delete(file);
        else File.WriteAllText(file, text);
    }
}
