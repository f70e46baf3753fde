using ProxyGuard.Cli.Tests.Output;

namespace ProxyGuard.Cli.Tests.Doctor;

public sealed class DoctorTests : IDisposable
{
    private const string Refused =
        "go: downloading git.acme.example/secret/ledger v1.2.0\n"
        + "go: git.acme.example/secret/ledger@v1.2.0: Get \"https://ci:t0ken-123@goproxy.example/base/git.acme.example/secret/ledger/@v/v1.2.0.zip\": "
        + "dial tcp 192.0.2.1:443: connect: connection refused\nexit status 1\n";

    private readonly Runner _runner = new() { Input = Refused };

    public void Dispose() => _runner.Dispose();

    private Task<int> RunAsync(params string[] arguments) => RunAsync(_runner, arguments);

    private static Task<int> RunAsync(Runner runner, params string[] arguments) => runner.RunAsync(
        (_, _) => throw new InvalidOperationException("doctor probes nobody"), CancellationToken.None, arguments);

    private string[] Lines => _runner.Output.ToString().TrimEnd('\n').Split('\n');

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_log_is_answered_in_five_lines(bool isFile)
    {
        Assert.Equal(0, await RunAsync("doctor", isFile ? _runner.Files.Write("build.log", Refused) : "-"));

        Assert.Equal("", _runner.Error.ToString());
        Assert.Equal(
        [
            "connection-refused: nothing accepts connections at the module proxy's address.",
            "Asked: goproxy.example/base  Module: git.acme.example/secret/ledger@v1.2.0",
            "Line 2: go: git.acme.example/secret/ledger@v1.2.0: Get \"https://***@goproxy.example/base/git.acme.example/secret/ledger/@v/v1.2.0.zip\": "
                + "dial tcp 192.0.2.1:443: connect: connection refused",
            "What to do: Check its host and port in GOPROXY and the runner's firewall, and tell whoever runs it. Let proxyguard guard leave this proxy "
                + "out before the build, or name another one in GOPROXY.",
            "More: https://github.com/proxyguard/proxyguard/blob/main/docs/doctor.md#connection-refused",
        ], Lines);
    }

    [Fact]
    public async Task The_action_can_be_told_to_be_the_doctor_and_annotates_once()
    {
        _runner.OnGitHub().Environment["INPUT_MODE"] = "doctor";
        _runner.Environment["INPUT_LOG"] = _runner.Files.Write("build.log", Refused);

        Assert.Equal(0, await RunAsync());

        Assert.StartsWith("::warning title=ProxyGuard::connection-refused: ", Lines[0]);
        Assert.Equal(5, Lines.Length);
        Assert.All(Lines.Skip(1), line => Assert.DoesNotContain("::", line.Replace("://", "")));
        Assert.Equal("", File.ReadAllText(_runner.EnvFile) + File.ReadAllText(_runner.OutputFile) + File.ReadAllText(_runner.SummaryFile));
    }

    [Fact]
    public async Task What_is_not_the_proxys_fault_is_said_to_be_so()
    {
        using var runner = new Runner { Input = "--- FAIL: TestWidget (0.00s)\nFAIL\n" };
        Assert.Equal(0, await RunAsync(runner, "doctor", "-"));
        Assert.StartsWith("test-failure: a test failed. Not the proxy's fault.\nLine 1: --- FAIL: TestWidget (0.00s)\n", runner.Output.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("ok  \texample.com/acme/widgets\t0.3s\n")]
    [InlineData("\0\u001b]0;x")]
    public async Task A_log_without_a_cause_is_no_cause(string log)
    {
        using var runner = new Runner { Input = log };
        Assert.Equal(0, await RunAsync(runner, "doctor", "-"));
        Assert.StartsWith("No cause was found in this log", runner.Output.ToString());
        Assert.Equal(2, runner.Output.ToString().TrimEnd('\n').Split('\n').Length);
    }

    [Theory]
    [InlineData("log: is missing; allowed: a file, or - for standard input", "doctor")]
    [InlineData("\"/nowhere/build.log\" is no file that can be read", "doctor", "/nowhere/build.log")]
    [InlineData("\"/nowhere/build.log\" is no file that can be read", "doctor", "--log", "/nowhere/build.log")]
    [InlineData("--log: names another log than the command", "doctor", "-", "--log", "-")]
    [InlineData("unexpected argument \"more\"", "doctor", "-", "more")]
    [InlineData("--log: is for conclude and doctor only", "guard", "--log", "x")]
    [InlineData("--job-status: is for conclude only", "doctor", "-", "--job-status", "failed")]
    public async Task A_bad_option_ends_with_2(string words, params string[] arguments)
    {
        Assert.Equal(2, await RunAsync(arguments));
        Assert.Contains(words, _runner.Error.ToString());
    }

    [Fact]
    public async Task Secrets_that_are_known_are_hidden_wherever_they_stand()
    {
        using var runner = new Runner
        {
            Input = "go: example.com/a@v1.0.0: reading https://goproxy.example/example.com/a/@v/v1.0.0.zip: 401 Unauthorized for ci and hunter2-hunter2\n",
        };
        runner.Environment["GOPROXY"] = "https://ci-user:hunter2-hunter2@goproxy.example";

        Assert.Equal(0, await RunAsync(runner, "doctor", "-"));

        Assert.StartsWith("unauthorized: ", runner.Output.ToString());
        Assert.DoesNotContain("hunter2-hunter2", runner.EverythingVisible);
    }

    public static TheoryData<string> Hostile => [.. HostileText.All];

    [Theory]
    [MemberData(nameof(Hostile))]
    public async Task Hostile_text_in_a_log_is_no_command(string text)
    {
        var log = $"go: example.com/{text}@v1.0.0: reading https://goproxy.example/{text}/@v/v1.0.0.zip: 502 {text}\n{text}\n";
        foreach (var runner in new[] { new Runner { Input = log }.OnGitHub(), new Runner { Input = log }.OnAzure(), new Runner { Input = log } })
        {
            using (runner)
            {
                Assert.Equal(0, await RunAsync(runner, "doctor", "-"));
                var lines = runner.Output.ToString().TrimEnd('\n').Split('\n');
                Assert.InRange(lines.Length, 2, 5);
                Assert.All(lines.Skip(1), line =>
                {
                    Assert.False(line.TrimStart().StartsWith("::", StringComparison.Ordinal), line);
                    Assert.DoesNotContain("##", line);
                    Assert.DoesNotContain(line, char.IsControl);
                    Assert.InRange(line.Length, 0, 2000);
                });
            }
        }
    }
}
