using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Service.Commands;
using ProxyGuard.Service.Export;
using ProxyGuard.Service.Tests.Infrastructure;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Tests.Export;

public sealed partial class ExportCommandTests : IDisposable
{
    private readonly ServiceFixture _service = new();
    private readonly TempDirectory _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string File => _folder["report.html"];

    public void Dispose()
    {
        _folder.Dispose();
        _service.Dispose();
    }

    [Theory]
    [InlineData("en", "What failed and when")]
    [InlineData("zh", "失败")]
    public async Task The_file_has_all_it_needs_and_a_policy_that_lets_nothing_else_in(string language, string expected)
    {
        await new Seed(_service).RichAsync();

        var (exit, output, error) = await RunAsync(Seed.Repository, "2026-11-01", "2026-11-21", "--lang", language);
        var html = await System.IO.File.ReadAllTextAsync(File, Token);

        Assert.Equal((0, ""), (exit, output));
        Assert.Contains("from 2026-11-01 to 2026-11-21", error, StringComparison.Ordinal);
        Assert.Contains(expected, html, StringComparison.Ordinal);
        Assert.DoesNotContain("/assets/", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<nav", html, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\s(src|href|action|srcset|poster|data|style|on\w+)=""[/?]", html);
        Assert.DoesNotMatch(@"<(link|script|img|iframe)\b[^>]*\s(src|href)=""(?!data:)", html);
        var policy = Policy().Match(html);
        Assert.True(policy.Index < html.IndexOf("<style", StringComparison.Ordinal));
        Assert.Equal(
            Inline().Matches(html).Select(match => SHA256.HashData(Encoding.UTF8.GetBytes(match.Groups[2].Value)))
                .Select(hash => $"'sha256-{Convert.ToBase64String(hash)}'").Order(),
            Hash().Matches(policy.Groups[1].Value).Select(hash => hash.Value).Order());
    }

    [Fact]
    public async Task Links_lead_to_the_public_address_where_there_is_one()
    {
        _service.Settings["Reports:PublicUrl"] = "https://guard.acme.example/go/";
        await new Seed(_service).OneRunAsync();
        await RunAsync(Seed.Repository, "2026-11-20", "2026-11-21", "--Reports:PublicUrl=https://guard.acme.example/go/");
        var html = await System.IO.File.ReadAllTextAsync(File, Token);

        Assert.Contains("href=\"https://guard.acme.example/go/accounting", html, StringComparison.Ordinal);
        Assert.Contains("href=\"https://guard.acme.example/go/api/v1/r/github.com~acme~widgets?from=2026-11-20", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_report_is_as_of_its_last_day()
    {
        var runs = new RunsOf(3);
        foreach (var (day, health) in new[] { (15, Health.Down), (20, Health.Healthy) })
        {
            _service.Clock.Now = new DateTimeOffset(2026, 11, day, 9, 0, 0, TimeSpan.Zero);
            using var response = await _service.PostAsync(runs.Next(Seed.Repository, _service.Clock.Now, ("p.example", health, Trust.Public)));
        }

        await RunAsync(Seed.Repository, "2026-11-10", "2026-11-15");
        var html = await System.IO.File.ReadAllTextAsync(File, Token);

        Assert.Matches("<p class=\"status bad\"", html);
        Assert.Contains("2026-11-15 09:00", html, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-11-20", html, StringComparison.Ordinal);
        Assert.DoesNotContain("2026-11-16", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_to_come_add_nothing()
    {
        await new Seed(_service).OneRunAsync();
        var export = _service.Services.GetRequiredService<ReportExport>();
        var today = DateOnly.FromDateTime(ServiceFixture.Start.UtcDateTime);
        Task<string?> UntilAsync(DateOnly last) => export.MakeAsync(new(Seed.Repository, today.AddDays(-3), last, Language.English), Token);

        Assert.Equal(await UntilAsync(today), await UntilAsync(today.AddDays(5)));
    }

    [Fact]
    public async Task A_file_that_is_there_is_kept_unless_it_is_told_otherwise()
    {
        await new Seed(_service).OneRunAsync();
        await System.IO.File.WriteAllTextAsync(File, "mine", Token);

        var (refused, _, why) = await RunAsync(Seed.Repository, "2026-11-20", "2026-11-21");
        Assert.Equal((2, "mine"), (refused, await System.IO.File.ReadAllTextAsync(File, Token)));
        Assert.Contains("--force", why, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync(Seed.Repository, "2026-11-20", "2026-11-21", "--force")).Exit);
        Assert.StartsWith("<!DOCTYPE html>", await System.IO.File.ReadAllTextAsync(File, Token), StringComparison.Ordinal);
        Assert.Equal([File], Directory.GetFileSystemEntries(_folder.Path));
    }

    [Fact]
    public async Task A_file_that_appears_meanwhile_is_kept_too()
    {
        await new Seed(_service).OneRunAsync();
        // A style sheet that is a pipe: the command waits at it, and has seen by then that there is no file.
        var pipe = _folder["templates", "late.css"];
        using (var maker = Process.Start("mkfifo", [pipe])) await maker.WaitForExitAsync(Token);
        var exporting = Task.Run(
            () => RunAsync(Seed.Repository, "2026-11-20", "2026-11-21", $"--Reports:Templates={Path.GetDirectoryName(pipe)}"), Token);
        var opening = Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.Read), Token);

        Assert.Same(opening, await Task.WhenAny(opening, exporting));
        await using (await opening) await System.IO.File.WriteAllTextAsync(File, "mine", Token);

        var (exit, _, why) = await exporting;
        Assert.Equal((2, "mine"), (exit, await System.IO.File.ReadAllTextAsync(File, Token)));
        Assert.Contains("cannot be written", why, StringComparison.Ordinal);
        Assert.Equal([File], Directory.GetFiles(_folder.Path));
    }

    [Theory]
    [InlineData("github.com", "2026-11-20", "2026-11-21", "--repo must be")]
    [InlineData("github.com/acme/none", "2026-11-20", "2026-11-21", "nothing is known of github.com/acme/none")]
    [InlineData("github.com/acme/widgets", "2998-11-22", "2998-11-23", "nothing is known of github.com/acme/widgets")]
    [InlineData("github.com/acme/widgets", "yesterday", "2026-13-01", "--from must be a UTC day", "--to must be a UTC day")]
    [InlineData("github.com/acme/widgets", "1999-12-31", "3000-01-01", "--from must be a UTC day", "--to must be a UTC day")]
    [InlineData("github.com/acme/widgets", "2026-11-21", "2026-11-20", "--to must not be before --from")]
    [InlineData("github.com/acme/widgets", "2025-10-17", "2026-11-21", "less than 400 days")]
    public async Task What_is_wrong_is_named_and_nothing_is_written(string repository, string from, string to, params string[] expected)
    {
        await new Seed(_service).OneRunAsync();

        var (exit, output, error) = await RunAsync(repository, from, to);

        Assert.Equal((2, ""), (exit, output));
        Assert.All(expected, part => Assert.Contains(part, error, StringComparison.Ordinal));
        Assert.Empty(Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData("'--from' is required")]
    [InlineData("--to", "--from", "2026-11-20", "--out", "none.html", "--to")]
    [InlineData("--lang must be en or zh", "--from", "2026-11-20", "--to", "2026-11-21", "--out", "none.html", "--lang", "fr")]
    public async Task What_is_missing_or_not_a_language_is_named(string expected, params string[] words)
    {
        var (exit, _, error) = await RunAsync(["export", "--repo", Seed.Repository, .. words]);

        Assert.Equal(2, exit);
        Assert.Contains(expected, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_that_is_not_there_is_named()
    {
        await new Seed(_service).OneRunAsync();

        var file = Path.Combine(_folder.Path, "none", "report.html");
        var (exit, _, error) = await RunAsync(
            ["export", "--repo", Seed.Repository, "--from", "2026-11-20", "--to", "2026-11-21", "--out", file]);

        Assert.Equal(2, exit);
        Assert.Contains("cannot be written", error, StringComparison.Ordinal);
    }

    private Task<(int Exit, string Output, string Error)> RunAsync(string repository, string from, string to, params string[] more) =>
        RunAsync(["export", "--repo", repository, "--from", from, "--to", to, "--out", File, .. more]);

    private async Task<(int Exit, string Output, string Error)> RunAsync(string[] arguments)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var line = CommandLine.Split(arguments);
        var commands = new ServiceCommands([$"--Storage:Sqlite:Path={_service.DatabasePath}", .. line.Settings], output, error);
        var exit = await commands.RunAsync(line.Words, Token);
        return (exit, output.ToString(), error.ToString());
    }

    [GeneratedRegex("<meta http-equiv=\"Content-Security-Policy\" content=\"([^\"]*)\">")]
    private static partial Regex Policy();

    [GeneratedRegex("<(style|script)[^>]*>(.*?)</\\1>", RegexOptions.Singleline)]
    private static partial Regex Inline();

    [GeneratedRegex("'sha256-[^']*'")]
    private static partial Regex Hash();
}
