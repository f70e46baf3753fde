using System.Text.Json;

namespace ProxyGuard.Cli.Tests.Explain;

/// <summary>
/// <c>explain --faults</c>, as programs and people see it: every file of the folder Golden is a fault map, beside it the answer in both
/// forms.
/// </summary>
public sealed class ExplainTests : IDisposable
{
    private readonly Runner _runner = new();

    public static TheoryData<string> Maps =>
        [.. Directory.EnumerateFiles(Folder, "*.faults.json").Select(file =>
            Path.GetFileName(file)[..^".faults.json".Length]).Order(StringComparer.Ordinal)];

    private static string Folder => SourceTree.PathOf("tests", "ProxyGuard.Cli.Tests", "Explain", "Golden");

    public void Dispose() => _runner.Dispose();

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task An_answer_is_as_it_was(string name)
    {
        var map = Path.Combine(Folder, $"{name}.faults.json");

        Assert.Equal((0, ""), await RunAsync("explain", "--faults", map, "--format", "json"));
        Golden.Compare($"{name}.json", Taken());
        Assert.Equal((0, ""), await RunAsync("explain", "--faults", map));
        Golden.Compare($"{name}.txt", Taken());
        Assert.Equal((0, ""), await RunAsync("explain", "--faults", map, "--format", "json", "--lang", "zh"));
        Golden.Compare($"{name}.json", Taken());
    }

    [Fact]
    public async Task Answers_read_well_in_Chinese()
    {
        foreach (var map in Maps.Select(map => map.Data))
        {
            _runner.Output.Write($"{map}: ");
            Assert.Equal((0, ""), await RunAsync("explain", "--faults", Path.Combine(Folder, $"{map}.faults.json"), "--lang", "zh"));
        }
        Golden.Compare("faults.zh.txt", Taken());
    }

    [Theory]
    [MemberData(nameof(Maps))]
    public async Task An_answer_has_the_members_of_the_contract(string name)
    {
        await RunAsync("explain", "--faults", Path.Combine(Folder, $"{name}.faults.json"), "--format", "json");
        using var json = JsonDocument.Parse(Taken());
        var answer = json.RootElement;

        var result = answer.GetProperty("result").GetString();
        Assert.Contains(result, (string[])["pass", "fail", "hang", "unknown"]);
        Assert.Equal(JsonValueKind.Object, answer.GetProperty("servedBy").ValueKind);
        Assert.Equal(JsonValueKind.Array, answer.GetProperty("asked").ValueKind);
        Assert.Equal(result == "fail", answer.TryGetProperty("error", out _));
        Assert.Equal(result == "unknown", answer.TryGetProperty("why", out _));
        Assert.Equal(result == "pass" ? 0 : 1, answer.GetProperty("exitCode").GetInt32());
    }

    [Fact]
    public async Task Every_fault_of_the_file_is_named_with_its_line_and_nothing_is_answered()
    {
        var map = _runner.Files.Write("map.json", """
            {
              "goVersion": "new",
              "goproxy": ["http://a.test"],
              "operation": "build",
              "modules": ["example.com/hello@v1.0.0", 5],
              "goSum": "some",
              "hop": {},
              "hops": {"http://a.test": {"zip": 503}}
            }
            """);

        var (code, error) = await RunAsync("explain", "--faults", map, "--format", "json");

        Assert.Equal(2, code);
        Assert.Equal("", _runner.Output.ToString());
        var lines = error.TrimEnd('\n').Split('\n');
        Assert.Equal([2, 3, 4, 5, 6, 7, 8], lines.Select(line => int.Parse(line.Split("map.json:")[1].Split(':')[0])));
        foreach (var (line, word) in lines.Zip(["goVersion", "goproxy", "operation", "modules", "goSum", "hop", "zip"]))
            Assert.Contains(word, line);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"goproxy\": \"\\ud800\"}")]
    [InlineData("{\"goproxy\":\"http://a.test\",\"goproxy\":\"http://b.test\"}")]
    public async Task What_is_no_fault_map_is_refused(string text) =>
        Assert.Equal(2, (await RunAsync("explain", "--faults", _runner.Files.Write("map.json", text))).Code);

    [Theory]
    [InlineData("en")]
    [InlineData("zh")]
    public async Task Hostile_text_in_the_file_is_made_plain(string language)
    {
        var map = _runner.Files.Write("map.json", """{"a\n::error::x\u001b[2J":1}""");

        var (_, error) = await RunAsync("explain", "--faults", map, "--lang", language);

        Assert.DoesNotContain('\u001b', error);
        Assert.DoesNotContain("\n::error", error);
    }

    [Theory]
    [InlineData("explain", "--faults", "/does/not/exist.json")]
    [InlineData("explain", "--faults", "/does/not/exist.json", "--format", "shell")]
    [InlineData("explain", "--lang", "fr")]
    [InlineData("explain", "--nonsense")]
    [InlineData("explain", "/does/not/exist.json")]
    [InlineData("explain", "run.json", "--faults", "map.json")]
    [InlineData("explain", "--chain", "nonsense")]
    [InlineData("guard", "--ci", "none", "--chain", "direct")]
    [InlineData("guard", "--ci", "none", "--faults", "map.json")]
    public async Task What_cannot_be_explained_ends_with_2(params string[] args) => Assert.Equal(2, (await RunAsync(args)).Code);

    [Fact]
    public async Task The_environment_of_the_process_does_not_count()
    {
        _runner.Environment["GOPROXY"] = "off";
        _runner.Environment["GOSUMDB"] = "off";

        await RunAsync("explain", "--faults", Path.Combine(Folder, "first-hop-fails.faults.json"), "--format", "json");

        Assert.Contains("\"result\": \"pass\"", Taken());
    }

    [Theory]
    [InlineData("outage-chosen")]
    [InlineData("outage-in-force", "--chain", "https://athens.corp.example/go,https://proxy0.example,direct")]
    [InlineData("outage-other", "--chain", "https://proxy1.example/go|https://never-asked.example,off")]
    public async Task A_saved_report_is_explained_without_a_network(string name, params string[] options)
    {
        string[] explain = ["explain", Path.Combine(Folder, "outage.run.json"), .. options];

        Assert.Equal((0, ""), await RunAsync([.. explain, "--format", "json"]));
        Golden.Compare($"{name}.chain.json", Taken());
        Assert.Equal((0, ""), await RunAsync(explain));
        Golden.Compare($"{name}.chain.txt", Taken());
        Assert.Equal((0, ""), await RunAsync([.. explain, "--lang", "zh"]));
        Golden.Compare($"{name}.chain.zh.txt", Taken());
    }

    [Fact]
    public async Task Without_a_file_the_chain_is_probed_and_nothing_is_set()
    {
        _runner.OnGitHub();

        var code = await _runner.RunAsync(Situations.FirstBrokenDropped(), "explain", "--chain", "https://other.example,direct");

        Assert.Equal((0, ""), (code, _runner.Error.ToString()));
        Assert.Equal("https://other.example,direct", _runner.Context!.Environment["GOPROXY"]);
        Assert.StartsWith("GOPROXY=https://other.example,direct\n", _runner.Output.ToString(), StringComparison.Ordinal);
        Assert.All(new[] { _runner.EnvFile, _runner.OutputFile, _runner.SummaryFile }, file => Assert.Equal("", File.ReadAllText(file)));
    }

    [Fact]
    public async Task A_hostile_report_is_named_with_its_faults()
    {
        var file = _runner.Files.Write("run.json", """{"schema":"1.0\u001b[2J","key":5}""");

        var (code, error) = await RunAsync("explain", file);

        Assert.Equal(2, code);
        Assert.Contains("run.json: key", error);
        Assert.DoesNotContain('\u001b', error);
    }

    private async Task<(int Code, string Error)> RunAsync(params string[] args)
    {
        var code = await _runner.RunAsync(Situations.AllHealthyKept(), args);
        Assert.Null(args[0] == "explain" && args.Length > 1 ? _runner.Options : null);
        return (code, _runner.Error.ToString());
    }

    private string Taken()
    {
        var text = _runner.Output.ToString();
        _runner.Output.GetStringBuilder().Clear();
        return text;
    }
}
