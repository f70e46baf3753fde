using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Tests.Ci.AzurePipelines;
using ProxyGuard.Cli.Tests.Ci.GitHub;
using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Tests.Output;

public sealed class SecretTests : IDisposable
{
    private const string Password = "hunter22%2Fx";
    private const string Token = "t0ken-of-the-service";
    private const string Private = "https://builder:" + Password + "@athens.corp.example";

    private readonly Runner _runner = new();

    public void Dispose() => _runner.Dispose();

    private static GuardResult Result() => new ResultBuilder()
        .Before($"{Private},{Situations.Broken},direct")
        .Proxy(Private, Health.Healthy, Trust.Private, true, 42)
        .Proxy(Situations.Broken, Health.Down)
        .Decide(DecisionResult.Chosen, $"{Private},direct", false, DecisionReason.DroppedDown)
        .Set("GOPROXY", "https://athens.corp.example,direct")
        .Build();

    private void AssertNothingVisible()
    {
        Assert.All(new[] { Password, "hunter22/x", "hunter22", Token }, secret => Assert.DoesNotContain(secret, _runner.EverythingVisible));
    }

    [Fact]
    public async Task GitHub_hides_credentials_before_anything_else_and_only_the_variable_has_them()
    {
        _runner.OnGitHub();
        var report = Path.Combine(_runner.Files.Path, "run.json");

        await _runner.RunAsync(Result(), "--report-file", report, "--report-url", "http://127.0.0.1:1", "--report-token", Token);

        var lines = _runner.Output.ToString().Split('\n');
        var masks = lines.TakeWhile(line => line.StartsWith("::add-mask::", StringComparison.Ordinal)).Select(line =>
            line["::add-mask::".Length..].Replace("%25", "%")).ToList();
        Assert.Contains(Token, masks);
        Assert.Contains(Password, masks);
        Assert.Contains("hunter22/x", masks);
        Assert.Equal(masks.Count, lines.Count(line => line.StartsWith("::add-mask::", StringComparison.Ordinal)));
        Assert.Equal(
            [new("GOPROXY", $"{Private},direct"), new("PROXYGUARD_RUN_KEY", Result().Report!.Key.ToString())],
            RunnerFileReader.Read(_runner.EnvFile));
        Assert.Contains(new("goproxy", "https://athens.corp.example,direct"), RunnerFileReader.Read(_runner.OutputFile));
        AssertNothingVisible();
    }

    [Fact]
    public async Task Azure_Pipelines_hides_credentials_before_anything_else_and_only_the_variable_has_them()
    {
        await _runner.OnAzure().RunAsync(Result());

        var commands = LoggingCommandReader.Read(_runner.Output.ToString());
        Assert.Equal("task.setsecret", commands[0].Name);
        Assert.Contains(commands, command => command.Name == "task.setsecret" && command.Data == Password);
        var withSecret = Assert.Single(commands, command => command.Name != "task.setsecret" && command.Data.Contains("hunter22"));
        Assert.Equal(("task.setvariable", "GOPROXY", $"{Private},direct"),
            (withSecret.Name, withSecret.Properties["variable"], withSecret.Data));
        Assert.False(withSecret.Properties.ContainsKey("isOutput"));
        Assert.True(commands.FindLastIndex(command => command.Name == "task.setsecret") < commands.IndexOf(withSecret));
    }

    [Fact]
    public async Task Credentials_in_the_variable_are_masked_even_when_the_guard_fails()
    {
        _runner.OnGitHub().Environment["GOPROXY"] = $"{Private}|https://tok_123456@b.example";

        await _runner.RunAsync((_, _) =>
            throw new InvalidOperationException($"cannot read {Private} and tok_123456"), CancellationToken.None);

        AssertNothingVisible();
        Assert.DoesNotContain("tok_123456", _runner.EverythingVisible);
        Assert.Contains("::add-mask::tok_123456\n", _runner.Output.ToString());
    }

    [Fact]
    public async Task A_terminal_shows_no_credentials_but_a_program_gets_them()
    {
        await _runner.RunAsync(Result(), "--ci", "none");
        AssertNothingVisible();

        using var program = new Runner();
        await program.RunAsync(Result(), "--ci", "none", "--format", "shell");
        Assert.Equal($"export GOPROXY='{Private},direct'\n", program.Output.ToString());
        Assert.DoesNotContain("hunter22", program.Error.ToString());
    }

    [Theory]
    [InlineData("https://u:p@a.example", "u:p")]
    [InlineData("https://token123@a.example", "token123")]
    [InlineData("u:pass%40@a.example/x@y", "u:pass%40,u:pass@,pass%40,pass@")]
    [InlineData("https://a.example/mod@v1,direct", "")]
    [InlineData("https://a.example,https://u:longer@b.example", "u:longer,longer")]
    public void Secrets_are_found_as_written_and_as_meant(string goproxy, string secrets) =>
        Assert.Equal(
            secrets.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(),
            KnownSecrets.Of(new Dictionary<string, string> { ["GOPROXY"] = goproxy }).Order());
}
