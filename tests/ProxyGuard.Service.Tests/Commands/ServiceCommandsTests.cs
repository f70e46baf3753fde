using System.Net;
using Microsoft.Extensions.DependencyInjection;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Commands;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Tests.Infrastructure;

namespace ProxyGuard.Service.Tests.Commands;

public sealed class ServiceCommandsTests : IDisposable
{
    private readonly ServiceFixture _service = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _service.Dispose();

    [Fact]
    public async Task A_token_made_beside_the_running_service_works_and_ends()
    {
        _service.Clock.Stop();
        using (await _service.GetAsync("/healthz")) { }
        var (exit, output, error) = await RunAsync("tokens", "add", "--repo", "github.com/acme/*", "--can", "write", "--can", "read");
        Assert.Equal(0, exit);
        Assert.Matches("\\Apg_[0-9a-f]{12}_[0-9a-f]{40}\\n\\z", output);
        Assert.DoesNotContain(output.Trim(), error, StringComparison.Ordinal);
        Assert.True(ApiToken.TryParse(output.Trim(), out var token));
        using var client = _service.ClientWith(token);
        Assert.Equal(HttpStatusCode.Created, await PostAsync(client));

        Assert.Equal(0, (await RunAsync("tokens", "revoke", token.Id)).Exit);
        _service.Clock.Passed += TokenCheck.Believed;
        Assert.Equal(HttpStatusCode.Unauthorized, await PostAsync(client));
    }

    [Fact]
    public async Task The_store_has_no_secret_and_the_list_and_the_audit_show_none()
    {
        var token = (await RunAsync("tokens", "add", "--repo", "github.com/acme/widgets", "--can", "write", "--note", "for CI")).Output.Trim();
        var other = (await RunAsync("tokens", "add", "--repo", "*", "--can", "read")).Output.Trim();
        await RunAsync("tokens", "revoke", other);
        var (_, list, _) = await RunAsync("tokens", "list");
        var (_, audit, _) = await RunAsync("audit");

        var secrets = new[] { token[16..], other[16..] };
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, list + audit, StringComparison.Ordinal));
        var store = _service.Services.GetRequiredService<ITableStore>();
        foreach (var partition in new[] { "tokens", "audit" })
        {
            foreach (var row in await store.ReadAsync(partition, KeyRange.All, int.MaxValue, Token))
            {
                var text = row.Key + System.Text.Encoding.Latin1.GetString(row.Value);
                Assert.All(secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
            }
        }
        var lines = list.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var (kept, revoked) = (token[3..15], other[3..15]);
        Assert.Contains(lines, line => line.StartsWith(kept, StringComparison.Ordinal) && line.EndsWith("for CI", StringComparison.Ordinal)
            && line.Contains("github.com/acme/widgets", StringComparison.Ordinal) && line.Contains("valid", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith(revoked, StringComparison.Ordinal) && line.Contains("revoked", StringComparison.Ordinal));
        var audited = audit.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            [
                $"token-revoke  {revoked}  read *",
                $"token-add     {revoked}  read *",
                $"token-add     {kept}  write github.com/acme/widgets",
            ],
            audited.Select(line => line[line.IndexOf("token-", StringComparison.Ordinal)..]));
        Assert.All(audited, line => Assert.Contains(Environment.UserName, line, StringComparison.Ordinal));
        Assert.Single((await RunAsync("audit", "--limit", "1")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("tokns", "tokns")]
    [InlineData("tokens", "Required command")]
    [InlineData("tokens drop", "drop")]
    [InlineData("tokens add", "--repo", "--can")]
    [InlineData("tokens add --repo github.com --can admin --note a\tb", "--repo must be", "--can must be", "--note must be")]
    [InlineData("tokens add --repo github.com/a/b --can read --forever", "--forever")]
    [InlineData("tokens revoke", "revoke")]
    [InlineData("tokens revoke 0123456789ab", "there is no such token")]
    [InlineData("tokens revoke pg_0123456789ab_canary", "there is no such token")]
    [InlineData("audit --limit 0", "--limit must be")]
    [InlineData("audit --limit x", "x")]
    public async Task What_is_wrong_is_named_on_standard_error_alone(string line, params string[] expected)
    {
        var (exit, output, error) = await RunAsync(line.Split(' '));

        Assert.Equal((2, ""), (exit, output));
        Assert.All(expected, part => Assert.Contains(part, error, StringComparison.Ordinal));
        Assert.DoesNotContain("canary", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--help", "tokens")]
    [InlineData("tokens --help", "revoke")]
    [InlineData("tokens add --help", "--can")]
    public async Task Help_says_what_can_be_asked(string line, string expected)
    {
        var (exit, output, _) = await RunAsync(line.Split(' '));

        Assert.Equal(0, exit);
        Assert.Contains(expected, output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "", "", false)]
    [InlineData("--Storage:Sqlite:Path=x", "--Storage:Sqlite:Path=x", "", false)]
    [InlineData("--urls http://127.0.0.1:0 --A:B c", "--urls http://127.0.0.1:0 --A:B c", "", false)]
    [InlineData("tokens list --A:B=c", "--A:B=c", "tokens list", true)]
    [InlineData("--A:B c tokens list", "--A:B c", "tokens list", true)]
    [InlineData("tokens add --repo=a:b --can read", "", "tokens add --repo=a:b --can read", true)]
    [InlineData("nonsense", "", "nonsense", true)]
    [InlineData("--help", "", "--help", true)]
    public void A_command_line_has_settings_and_a_command(string line, string settings, string words, bool isCommand)
    {
        var split = CommandLine.Split(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal((settings, words, isCommand), (string.Join(' ', split.Settings), string.Join(' ', split.Words), split.IsCommand));
    }

    private async Task<(int Exit, string Output, string Error)> RunAsync(params string[] words)
    {
        await using var output = new StringWriter { NewLine = "\n" };
        await using var error = new StringWriter { NewLine = "\n" };
        var commands = new ServiceCommands([$"--Storage:Sqlite:Path={_service.DatabasePath}"], output, error);
        var exit = await commands.RunAsync(words, Token);
        return (exit, output.ToString(), error.ToString());
    }

    private static async Task<HttpStatusCode> PostAsync(HttpClient client)
    {
        using var content = new ByteArrayContent(RunReportJson.Write(ExampleReport.Make(ServiceFixture.Start)));
        content.Headers.ContentType = new("application/json");
        using var response = await client.PostAsync(new Uri("/api/v1/runs", UriKind.Relative), content, Token);
        return response.StatusCode;
    }
}
