using ProxyGuard.Cli.Options;
using ProxyGuard.Core;

namespace ProxyGuard.Cli.Tests.Options;

public sealed class GuardOptionsReaderTests
{
    private const string Secret = "s3cr3t-t0ken";

    private static (CliOptions? Options, IReadOnlyList<string> Faults) Read(string[] args, params (string Name, string Value)[] environment)
    {
        var (arguments, variables) = (new CommandLineArguments(args), environment.ToDictionary(pair => pair.Name, pair => pair.Value));
        var (options, faults) = new GuardOptionsReader(arguments, variables, LanguageChoice.Of(arguments, variables)).Read();
        return (options, [.. faults.Select(fault => fault.ToString())]);
    }

    [Fact]
    public void Nothing_set_gives_the_defaults()
    {
        var (options, faults) = Read([]);

        Assert.Empty(faults);
        Assert.Equivalent(new GuardOptions(), options!.Guard, strict: true);
        Assert.Equal((false, CiChoice.Auto, OutputFormat.Text), (options.ProbeOnly, options.Ci, options.Format));
        Assert.Null(options.ReportFile);
        Assert.Null(options.ReportUrl);
        Assert.Null(options.ReportToken);
    }

    [Fact]
    public void Everything_set_arrives()
    {
        using var files = new TempDirectory();
        var (ca, netrc, report) = (files.Write("ca.pem", ""), files.Write("netrc", ""), Path.Combine(files.Path, "run.json"));

        var (options, faults) = Read(["probe", "--directory", files.Path, "--directory=/", "--proxies", "https://a.example, b.example/x",
            "--private-proxies", "http://c.example",
            "--private", "corp.example/*", "--direct", "never", "--when-none", "vendor", "--budget", "1500ms", "--coverage", "full",
                "--ci", "azure", "--format", "shell",
            "--report-file", report, "--report-url", "https://r.example/base", "--report-token", Secret, "--ca-file", ca, "--netrc", netrc,
                "--go-version", "go1.23.4"]);

        Assert.Empty(faults);
        Assert.Equal([files.Path, "/"], options!.Guard.Directories);
        Assert.Equal(["https://a.example", "https://b.example/x"], options.Guard.Proxies.Select(url => url.Text));
        Assert.Equal(["http://c.example"], options.Guard.PrivateProxies.Select(url => url.Text));
        Assert.Equal(("corp.example/*", DirectPolicy.Never, WhenNone.Vendor),
            (options.Guard.Private, options.Guard.Direct, options.Guard.WhenNone));
        Assert.Equal(Coverage.Full, options.Guard.Coverage);
        Assert.Equal((TimeSpan.FromMilliseconds(1500), ca, netrc, "1.23.4"),
            (options.Guard.Budget, options.Guard.CaFile, options.Guard.Netrc, options.Guard.GoVersion));
        Assert.Equal((true, CiChoice.Azure, OutputFormat.Shell, report),
            (options.ProbeOnly, options.Ci, options.Format, options.ReportFile));
        Assert.Equal(("https://r.example/base", Secret), (options.ReportUrl!.ToString(), options.ReportToken!.Reveal()));
        Assert.Empty(Directory.GetFiles(files.Path, ".run*"));
    }

    [Fact]
    public void A_flag_wins_over_an_input_and_an_input_over_a_variable()
    {
        (string, string) input = ("INPUT_WHEN-NONE", "cache"), variable = ("PROXYGUARD_WHEN_NONE", "vendor");

        Assert.Equal(WhenNone.Fail, Read(["--when-none", "fail"], input, variable).Options!.Guard.WhenNone);
        Assert.Equal(WhenNone.Cache, Read([], input, variable).Options!.Guard.WhenNone);
        Assert.Equal(WhenNone.Vendor, Read([], variable).Options!.Guard.WhenNone);
        Assert.Equal(WhenNone.Vendor, Read([], ("INPUT_WHEN-NONE", ""), variable).Options!.Guard.WhenNone);
        Assert.Equal(WhenNone.Keep, Read([], ("INPUT_WHEN-NONE", " \n"), ("PROXYGUARD_WHEN_NONE", "")).Options!.Guard.WhenNone);
    }

    [Fact]
    public void A_command_wins_over_the_input_mode()
    {
        Assert.True(Read([], ("INPUT_MODE", "probe")).Options!.ProbeOnly);
        Assert.True(Read(["probe"], ("INPUT_MODE", "guard")).Options!.ProbeOnly);
        Assert.False(Read(["guard"], ("PROXYGUARD_MODE", "probe")).Options!.ProbeOnly);
    }

    [Fact]
    public void Every_option_can_be_set_from_each_place()
    {
        using var files = new TempDirectory();
        var file = files.Write("x", "");
        var values = new Dictionary<string, string>
        {
            ["directory"] = files.Path,
            ["proxies"] = "https://a.example",
            ["private-proxies"] = "https://b.example",
            ["private"] = "x",
            ["budget"] = "7s",
            ["report-file"] = file,
            ["report-url"] = "https://r.example/",
            ["report-token"] = "",
            ["comment-token"] = "abc",
            ["ca-file"] = file,
            ["netrc"] = file,
            ["go-version"] = "1.21",
        };
        OptionDescriptor[] ofOthers = [OptionTable.FaultMap, OptionTable.Chain, OptionTable.JobStatus, OptionTable.Log, OptionTable.RunKey,
            OptionTable.From];
        foreach (var option in OptionTable.All.Except([OptionTable.ReportToken, .. ofOthers]))
        {
            var value = option == OptionTable.Mode ? "probe" : option.Values.Count > 0 ? option.Values[^1] : values[option.Name];
            var byFlag = option.IsCommand ? Read([value]) : Read([option.Flag, value]);
            var byInput = Read([], (option.InputVariable, value));
            var byVariable = Read([], (option.Variable, value));

            Assert.NotNull(byFlag.Options);
            Assert.Equivalent(byFlag.Options, byInput.Options, strict: true);
            Assert.Equivalent(byFlag.Options, byVariable.Options, strict: true);
            if (option.Values.Count != 1) Assert.NotEqual(Print(Read([]).Options!), Print(byFlag.Options!));
        }

        static string Print(CliOptions options) =>
            options + string.Join(' ', options.Guard.Directories) + string.Join(' ', options.Guard.Proxies)
                + string.Join(' ', options.Guard.PrivateProxies);
    }

    [Theory]
    [InlineData("job-status", "failure")]
    [InlineData("log", "build.log")]
    [InlineData("run-key", "019b76da-0000-7000-8000-000000000001")]
    public void Every_option_of_conclude_can_be_set_from_each_place(string name, string value)
    {
        var option = OptionTable.All.Single(option => option.Name == name);
        var status = ("CI_JOB_STATUS", "success");

        var byFlag = Read(["conclude", option.Flag, value], status).Options!.Conclusion;

        Assert.NotEqual(Read(["conclude"], status).Options!.Conclusion, byFlag);
        Assert.Equal(byFlag, Read(["conclude"], (option.InputVariable, value), status).Options!.Conclusion);
        Assert.Equal(byFlag, Read([], ("INPUT_MODE", "conclude"), (option.Variable, value), status).Options!.Conclusion);
    }

    [Fact]
    public void What_to_comment_from_can_be_set_from_each_place_and_only_for_comment()
    {
        var github = ("GITHUB_ACTIONS", "true");

        Assert.Equal("run.json", Read(["comment", "--from", "run.json"], github).Options!.From);
        Assert.Equal("run.json", Read([], ("INPUT_MODE", "comment"), ("INPUT_FROM", "run.json"), github).Options!.From);
        Assert.Equal("run.json", Read(["comment"], ("PROXYGUARD_FROM", "run.json"), github).Options!.From);
        Assert.Equal(["--from: is for comment only"], Read(["--from", "run.json"], github).Faults);
        Assert.Equal(["from: is missing; allowed: a run report, or a directory with several"], Read(["comment"], github).Faults);
        Assert.Single(Read(["comment", "--from", "run.json"], ("TF_BUILD", "True")).Faults);
    }

    [Fact]
    public void All_faults_come_at_once_each_with_its_place_and_what_is_allowed()
    {
        var (options, faults) = Read(
            ["--budget", "5", "--direct", "frist", "--proxies", "https://ok.example,not a url,direct,https://a|https://b"],
            ("INPUT_GO-VERSION", "latest"), ("INPUT_REPORT-URL", "ftp://r.example"), ("PROXYGUARD_FORMAT", "xml"),
                ("PROXYGUARD_DIRECTORY", "/nowhere/at/all"));

        Assert.Null(options);
        Assert.Collection(faults.Order(StringComparer.Ordinal),
            fault => Assert.Equal("--budget: \"5\" is not allowed; allowed: a duration such as 500ms, 5s or 2m, from 200ms to 2m", fault),
            fault => Assert.StartsWith("--direct: \"frist\" is not allowed", fault),
            fault => Assert.StartsWith("--proxies: 'direct' is no proxy (allowed:", fault),
            fault => Assert.StartsWith("--proxies: '|' has no place here", fault),
            fault => Assert.StartsWith("--proxies: element 2 \"not a url\": invalid proxy URL", fault),
            fault => Assert.Equal("input go-version (INPUT_GO-VERSION): \"latest\" is no Go version; allowed: a Go version such as 1.23 or 1.23.4", fault),
            fault => Assert.StartsWith("input report-url (INPUT_REPORT-URL): \"ftp://r.example\" is not allowed", fault),
            fault => Assert.StartsWith("variable PROXYGUARD_DIRECTORY: \"/nowhere/at/all\" is no directory", fault),
            fault => Assert.Equal("variable PROXYGUARD_FORMAT: \"xml\" is not allowed; allowed: text, json, dotenv, shell", fault));
    }

    [Theory]
    [InlineData("--proxie=x", "--proxie: there is no such option (did you mean --proxies?)")]
    [InlineData("--when-nonne=keep", "--when-nonne: there is no such option (did you mean --when-none?)")]
    [InlineData("--zzzzzzz", "--zzzzzzz: there is no such option")]
    [InlineData("prob", "command line: unexpected argument \"prob\" (did you mean probe?); allowed: guard, probe, conclude, comment, doctor, explain")]
    [InlineData("@file", "command line: unexpected argument \"***@file\"; allowed: guard, probe, conclude, comment, doctor, explain")]
    public void An_unknown_word_is_a_fault_and_the_nearest_known_one_is_named(string argument, string fault) =>
        Assert.Equal([fault], Read([argument]).Faults);

    [Theory]
    [InlineData("--comment")]
    [InlineData("--job-status")]
    [InlineData("--log")]
    [InlineData("--lang")]
    [InlineData("--mode")]
    public void What_does_not_work_yet_is_not_offered(string flag) => Assert.NotEmpty(Read([flag + "=x"]).Faults);

    [Theory]
    [InlineData("--budget", "1s", "--budget", "2s")]
    [InlineData("--budget")]
    [InlineData("--budget", "")]
    [InlineData("--budget", "199ms")]
    [InlineData("--budget", "121s")]
    [InlineData("--proxies", ",,")]
    [InlineData("--proxies", "off")]
    [InlineData("--direct", "never", "--when-none", "direct")]
    [InlineData("--proxies", "https://a.example", "--private-proxies", "https://a.example/")]
    [InlineData("--report-token", "x")]
    [InlineData("--report-token", "x", "--report-url", "http://r.example")]
    [InlineData("--report-url", "https://user:pw@r.example")]
    [InlineData("--report-url", "/path")]
    [InlineData("--ca-file", "/nowhere/ca.pem")]
    [InlineData("--netrc", "/nowhere/netrc")]
    [InlineData("--report-file", "/nowhere/run.json")]
    [InlineData("--report-file", "/")]
    [InlineData("--report-file", "a\0b")]
    [InlineData("--directory", "a\0b")]
    [InlineData("--coverage", "all")]
    [InlineData("--go-version", "2.0")]
    public void What_cannot_be_meant_is_one_fault(params string[] args) => Assert.Single(Read(args).Faults);

    [Fact]
    public void A_token_may_travel_to_loopback_without_tls() =>
        Assert.Empty(Read(["--report-token", "x", "--report-url", "http://127.0.0.1:8080"]).Faults);

    [Theory]
    [InlineData("--proxies", "https://u:" + Secret + "@a.example")]
    [InlineData("--proxies", "https://u:" + Secret + ",x@a.example")]
    [InlineData("--private-proxies", "u:" + Secret + "@a.example:x")]
    [InlineData("--report-url", "https://u:" + Secret + "@r.example")]
    [InlineData("--report-url", "https://r.example/?token=" + Secret)]
    [InlineData("--report-tokn", Secret)]
    [InlineData("--report-tokn=" + Secret)]
    [InlineData("--report-token", Secret)]
    [InlineData("--report-token", Secret + "\r\nX: y", "--report-url", "https://r.example")]
    [InlineData("--report-token", Secret, "--report-token", Secret)]
    [InlineData("https://u:" + Secret + "@a.example")]
    public void A_fault_never_shows_a_secret(params string[] args)
    {
        var (_, faults) = Read(args);

        Assert.NotEmpty(faults);
        Assert.All(faults, fault => Assert.DoesNotContain(Secret, fault));
    }

    [Fact]
    public void A_variable_that_is_nearly_an_option_is_a_warning()
    {
        var (options, _) = Read([], ("PROXYGUARD_PROXIE", "x"), ("PROXYGUARD_TOOLS", "/x"), ("PROXYGUARD_REWRITE_GOLDEN", "1"));
        Assert.Equal(["The variable PROXYGUARD_PROXIE is not an option; did you mean PROXYGUARD_PROXIES?"], options!.Warnings);
    }

    [Theory]
    [InlineData("/github/workspace", true)]
    [InlineData("/__w/widgets/widgets", false)]
    public void A_container_action_is_told_by_its_workspace(string workspace, bool inContainer) =>
        Assert.Equal(inContainer, Read([], ("GITHUB_WORKSPACE", workspace)).Options!.Guard.InContainer);

    [Fact]
    public void Our_own_image_says_so_itself()
    {
        var options = Read([], ("PROXYGUARD_IMAGE", "1")).Options!;
        Assert.True(options.Guard.InContainer);
        Assert.Empty(options.Warnings);
    }

    [Fact]
    public void Directories_of_an_input_stand_one_per_line()
    {
        using var files = new TempDirectory();
        Assert.Equal([files.Path, "/"], Read([], ("INPUT_DIRECTORY", $"\n {files.Path} \r\n/\n")).Options!.Guard.Directories);
    }
}
