using ProxyGuard.EndToEnd.Tests.Service;
using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Browser;

/// <summary>What would move while the rest of a page arrives is not shown before, nor hidden longer, on an operator's page too.</summary>
public sealed class ArrivalTests
{
    private static readonly (string Path, string Template, string Last)[] Pages =
    [
        ("/", "index.hbs", "<table class=\"wide last\"><tbody><tr><td>a</td></tr></tbody></table>"),
        ("/accounting", "accounting.hbs", "<div class=\"figures last\"><table><tbody><tr><td>a</td></tr></tbody></table></div>"),
        ("/sign-in", "sign-in.hbs", "<section><ol class=\"bars days last\"><li><a class=\"lost-1\" href=\"#a\">a</a></li></ol></section>"),
        ("/nowhere", "message.hbs", "<article class=\"proxy\"><div class=\"figures last\"><p>a</p></div></article>"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_stands_last_is_shown_when_the_page_is_whole_and_not_before()
    {
        using var folder = new TempDirectory();
        foreach (var file in Directory.EnumerateFiles(SourceTree.PathOf("templates"))) File.Copy(file, folder[Path.GetFileName(file)]);
        foreach (var (_, template, last) in Pages)
            await File.WriteAllTextAsync(folder[template], $"{{{{> _head}}}}\n{last}\n{{{{> _foot}}}}\n", Token);
        await using var service = await ServiceProgram.StartAsync("--Reports:Access=public", $"--Reports:Templates={folder.Path}");

        var seen = await BrowserScript.RunAsync("arrival.cjs", [".last", .. Pages.Select(page => service.Url + page.Path)]);

        Assert.Equal(
            Pages.Select(page => (service.Url + page.Path, Whole: true, Cut: false)),
            seen.Select(page => (
                page.GetProperty("address").GetString()!,
                page.GetProperty("whole").GetBoolean(),
                page.GetProperty("cut").GetBoolean())));
    }
}
