using ProxyGuard.Cli.Options;

namespace ProxyGuard.Cli.Tests.Options;

public sealed class LanguageChoiceTests
{
    private static string Choose(string[] args, params (string Name, string Value)[] environment) => LanguageChoice.Of(
        new CommandLineArguments(args), environment.ToDictionary(pair => pair.Name, pair => pair.Value)).Code;

    [Theory]
    [InlineData("zh", "zh")]
    [InlineData("zh_CN", "zh")]
    [InlineData("zh_CN.UTF-8", "zh")]
    [InlineData("zh_CN.GB18030", "zh")]
    [InlineData("zh_CN@stroke", "zh")]
    [InlineData("zh_SG.utf8", "zh")]
    [InlineData("zh-Hans", "zh")]
    [InlineData("zh-Hans-CN", "zh")]
    [InlineData("ZH_cn.UTF-8", "zh")]
    [InlineData("zh_TW.UTF-8", "en")]
    [InlineData("zh-Hant", "en")]
    [InlineData("C", "en")]
    [InlineData("C.UTF-8", "en")]
    [InlineData("POSIX", "en")]
    [InlineData("en_US.UTF-8", "en")]
    [InlineData("de_DE.UTF-8", "en")]
    [InlineData("zhx", "en")]
    [InlineData("", "en")]
    public void A_locale_names_a_language(string locale, string language) => Assert.Equal(language, Choose([], ("LANG", locale)));

    [Fact]
    public void Where_nothing_is_set_it_is_English() => Assert.Equal("en", Choose([]));

    [Theory]
    [InlineData("zh", "zh_CN", "C", "C")]
    [InlineData("en", "C", "zh_CN", "zh_CN")]
    [InlineData("zh", "", "zh_CN", "C")]
    [InlineData("en", "", "C", "zh_CN")]
    [InlineData("zh", "", "", "zh_CN")]
    public void The_first_locale_that_is_set_counts_alone(string language, string all, string messages, string lang) =>
        Assert.Equal(language, Choose([], ("LC_ALL", all), ("LC_MESSAGES", messages), ("LANG", lang)));

    [Fact]
    public void The_option_wins_over_the_locale()
    {
        Assert.Equal("en", Choose(["--lang", "en"], ("LANG", "zh_CN")));
        Assert.Equal("zh", Choose([], ("INPUT_LANG", "zh")));
        Assert.Equal("zh", Choose(["--lang", "zh"], ("PROXYGUARD_LANG", "en")));
        Assert.Equal("zh", Choose([], ("PROXYGUARD_LANG", "zh"), ("LC_ALL", "C")));
    }

    [Fact]
    public async Task Faults_of_options_are_said_in_the_language_too()
    {
        using var runner = new Runner();
        runner.Environment["LANG"] = "zh_CN.UTF-8";

        Assert.Equal(2, await runner.RunAsync(
            Situations.AllHealthyKept(), "--ci", "none", "--budget", "soon", "--when-none", "kep", "--nonsense", "x", "--lang", "fr"));

        Assert.Equal(
            """
            proxyguard: 错误：--nonsense: 没有这个选项
            proxyguard: 错误：--lang: "fr" 不被允许；允许：en, zh
            proxyguard: 错误：--when-none: "kep" 不被允许（是否想写 keep？）；允许：keep, direct, cache, vendor, fail
            proxyguard: 错误：--budget: "soon" 不被允许；允许：时长，例如 500ms、5s 或 2m，从 200ms 到 2m

            """,
            runner.Error.ToString());
    }

    [Fact]
    public async Task A_flag_without_a_value_is_named_in_Chinese()
    {
        using var runner = new Runner().In("zh");

        Assert.Equal(2, await runner.RunAsync(Situations.AllHealthyKept(), "--ci", "none", "--budget"));

        Assert.Equal("proxyguard: 错误：命令行: 选项 --budget 缺少值\n", runner.Error.ToString());
    }

    [Theory]
    [InlineData("json")]
    [InlineData("dotenv")]
    [InlineData("shell")]
    public async Task What_programs_read_is_in_no_language(string format)
    {
        using Runner english = new(), chinese = new Runner().In("zh");

        await english.RunAsync(Situations.FirstBrokenDropped(), "--ci", "none", "--format", format);
        await chinese.RunAsync(Situations.FirstBrokenDropped(), "--ci", "none", "--format", format);

        Assert.Equal(english.Output.ToString(), chinese.Output.ToString());
        Assert.NotEqual(english.Error.ToString(), chinese.Error.ToString());
    }

    [Fact]
    public async Task Outputs_and_variables_are_in_no_language()
    {
        using Runner english = new Runner().OnGitHub(), chinese = new Runner().OnGitHub().In("zh");

        Assert.Equal(await english.RunAsync(Situations.FirstBrokenDropped()), await chinese.RunAsync(Situations.FirstBrokenDropped()));

        Assert.Equal(Values(english.OutputFile), Values(chinese.OutputFile));
        Assert.Equal(Values(english.EnvFile), Values(chinese.EnvFile));
        Assert.NotEqual(File.ReadAllText(english.SummaryFile), File.ReadAllText(chinese.SummaryFile));
    }

    // The delimiters between are random.
    private static List<KeyValuePair<string, string>> Values(string file) => Ci.GitHub.RunnerFileReader.Read(file);
}
