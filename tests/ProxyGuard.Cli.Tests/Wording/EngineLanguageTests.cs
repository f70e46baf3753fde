using System.Text;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Tests.Wording;

/// <summary>The program on inputs that are wrong: who reads Chinese is told nothing in English.</summary>
public sealed class EngineLanguageTests : IDisposable
{
    private static readonly Dictionary<string, Func<Runner, string[]>> Wrong = new()
    {
        ["go.mod"] = runner => Module(runner, "go.mod", "evil\nrequire a.test/x 1\nrequire (\n"),
        ["go.work"] = runner => Module(runner, "go.work", "go 1.23\nuse ./none\nrequire a.test/x v1.0.0\n"),
        ["go.sum"] = runner => Module(runner, "go.sum", "a.test/x v1.0.0\n"),
        ["go.sum in a workspace"] = runner =>
        {
            runner.Files.With("in/go.mod", "module a.test/in\n").With("in/go.sum", "a.test/x v1.0.0\n");
            return Module(runner, "go.work", "go 1.23\nuse ./in\n");
        },
        ["no module"] = runner => ["--directory", runner.Files.Folder("empty")],
        ["GOPROXY"] = runner => Variable(runner, "GOPROXY", "word,ftp://a.test"),
        ["GOPROXY by go env -w"] = runner => Variable(runner, "GOENV", runner.Files.Write("env.go", "GOPROXY=word\n")),
        ["GOSUMDB"] = runner => Variable(runner, "GOSUMDB", "word"),
        ["proxies"] = runner => ["--proxies", "word|direct"],
        ["private-proxies"] = runner => ["--private-proxies", "https://u:p@a.test"],
        ["direct"] = runner => ["--private-proxies", "https://own.test", "--direct", "last"],
        ["private"] = runner => ["--private", "*"],
        ["ca-file"] = runner => ["--ca-file", runner.Files.Write("ca.pem", "none")],
        ["run report"] = runner => ["explain", runner.Files.Write("run.json", WrongDocuments.SpoiltReport())],
        ["chain"] = runner => ["explain", runner.Files.Write("run.json", Report()), "--chain", "word"],
        ["fault map"] = runner => ["explain", "--faults", runner.Files.Write("map.json", """{"goSum": 1, "hops": {"x": 1}}""")],
        ["situation"] = runner =>
            ["explain", "--faults", runner.Files.Write("map.json", WrongDocuments.MapWith("\"goVersion\": \"1.99\""))],
    };

    private readonly Runner _english = new Runner().OnGitHub().In("en");
    private readonly Runner _chinese = new Runner().OnGitHub().In("zh");

    public static TheoryData<string> Inputs => [.. Wrong.Keys];

    public void Dispose()
    {
        _english.Dispose();
        _chinese.Dispose();
    }

    [Theory]
    [MemberData(nameof(Inputs))]
    public async Task What_is_wrong_with_an_input_is_told_in_the_readers_language(string input)
    {
        Assert.Equal(await RunAsync(_english, input), await RunAsync(_chinese, input));

        Assert.NotEmpty(EnglishIn(_english.EverythingVisible));
        Assert.Empty(EnglishIn(_chinese.EverythingVisible));
        Assert.Equal(Lines(_english), Lines(_chinese));
    }

    [Fact]
    public void What_is_wrong_with_a_strangers_report_is_told_in_the_readers_language()
    {
        var file = _chinese.Files.Write("run.json", WrongDocuments.SpoiltReport());

        var english = Assert.Single(ForeignFiles.Read(file, "a.test/x", Language.English).Faults);
        var chinese = Assert.Single(ForeignFiles.Read(file, "a.test/x", Language.Chinese).Faults);

        Assert.NotEmpty(EnglishIn(english));
        Assert.Empty(EnglishIn(chinese));
    }

    [Theory]
    [InlineData("en", "command line: the option --budget has no value")]
    [InlineData("zh", "命令行: 选项 --budget 缺少值")]
    public async Task A_flag_without_a_value_is_told_in_the_readers_language(string language, string told)
    {
        Assert.Equal(2, await _english.In(language).RunAsync(Situations.AllHealthyKept(), "--budget"));

        Assert.Contains(told, _english.Output.ToString());
    }

    // What is warned of is in the log only: the report that is stored has codes, and no sentence in any language.
    [Fact]
    public async Task What_is_stored_has_no_language()
    {
        var (english, chinese) = (_english.Files["report.json"], _chinese.Files["report.json"]);

        await RunAsync(_english, "no module", "--report-file", english);
        await RunAsync(_chinese, "no module", "--report-file", chinese);

        Assert.Contains("no go.mod here", _english.Output.ToString());
        Assert.Contains("都没有 go.mod", _chinese.Output.ToString());
        Assert.Equal(WithoutRun(english), WithoutRun(chinese));
        Assert.DoesNotContain("module-file", File.ReadAllText(chinese));
    }

    private static Task<int> RunAsync(Runner runner, string input, params string[] more) => runner.RunAsync(
        (context, token) => GuardRun.RunAsync(runner.Options!, context, token), CancellationToken.None, [.. Wrong[input](runner), .. more]);

    private static string WithoutRun(string file) => Encoding.UTF8.GetString(RunReportJson.Write(
        RunReportReader.Parse(File.ReadAllBytes(file)).Report! with { Key = Guid.Empty, StartedAt = default, DurationMs = 0 }));

    private static string Report() => Encoding.UTF8.GetString(RunReportJson.Write(Situations.AllHealthyKept().Report!));

    private static string[] Module(Runner runner, string name, string text)
    {
        runner.Files.Write("sources/" + name, text);
        if (name == "go.sum") runner.Files.Write("sources/go.mod", "module a.test/x\n");
        return ["--directory", runner.Files.Folder("sources")];
    }

    private static string[] Variable(Runner runner, string name, string value)
    {
        runner.Environment[name] = value;
        return ["--directory", runner.Files.Folder("empty")];
    }

    private static List<string> EnglishIn(string text) =>
        [.. EngineSentences.Found.SelectMany(EngineWordingTests.Phrases).Distinct().Where(text.Contains)];

    private static int Lines(Runner runner) => (runner.Output.ToString() + runner.Error).Count(letter => letter == '\n');
}
