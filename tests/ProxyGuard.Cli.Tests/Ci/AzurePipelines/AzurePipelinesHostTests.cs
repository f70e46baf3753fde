using ProxyGuard.Cli.Ci;
using ProxyGuard.Cli.Ci.AzurePipelines;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Tests.Ci.AzurePipelines;

public sealed class AzurePipelinesHostTests : IDisposable
{
    private readonly TempDirectory _files = new();
    private readonly StringWriter _log = new();

    public void Dispose() => _files.Dispose();

    private AzurePipelinesHost Host(params (string Name, string Value)[] environment) =>
        new(environment.ToDictionary(pair => pair.Name, pair => pair.Value), _log);

    [Fact]
    public void The_run_is_known_by_the_agent_s_variables()
    {
        var host = Host(
            ("SYSTEM_COLLECTIONURI", "https://dev.azure.com/Org/"), ("SYSTEM_TEAMPROJECT", "My Project"), ("BUILD_REPOSITORY_NAME", "Repo"),
                ("BUILD_BUILDID", "77"),
            ("SYSTEM_JOBATTEMPT", "1"), ("BUILD_DEFINITIONNAME", "ci"), ("SYSTEM_JOBDISPLAYNAME", "Test"), ("BUILD_REASON", "PullRequest"),
            ("BUILD_SOURCEVERSION", "abc"), ("SYSTEM_PULLREQUEST_PULLREQUESTID", "9"));

        Assert.Equal("dev.azure.com/org/my%20project/repo", host.Repository);
        Assert.Equal(
            new CiFacts(CiKind.Azure, "77", 1, "ci", "Test", "PullRequest", "abc", 9,
                "https://dev.azure.com/Org/My%20Project/_build/results?buildId=77"),
            host.Facts);
    }

    [Fact]
    public void A_repository_elsewhere_is_known_by_its_own_address() =>
        Assert.Equal("github.com/acme/widgets", Host(("BUILD_REPOSITORY_URI", "https://github.com/Acme/Widgets")).Repository);

    [Theory]
    [InlineData("https://a.example/x%2Fy|https://b.example,direct")]
    [InlineData("100%25 %AZP25 %0A ]; =")]
    [InlineData("a\r\nb")]
    public async Task What_is_set_is_what_the_agent_reads(string value)
    {
        await Host().ExportAsync(new Dictionary<string, string> { ["GOPROXY"] = value }, TestContext.Current.CancellationToken);

        var command = Assert.Single(LoggingCommandReader.Read(_log.ToString()));
        Assert.Equal(("task.setvariable", "GOPROXY", value), (command.Name, command.Properties["variable"], command.Data));
        Assert.False(command.Properties.ContainsKey("isOutput"));
    }

    [Fact]
    public async Task An_output_has_no_hyphen_in_its_name()
    {
        await Host().SetOutputsAsync(new Dictionary<string, string> { ["report-url"] = "https://r.example" },
            TestContext.Current.CancellationToken);

        var command = Assert.Single(LoggingCommandReader.Read(_log.ToString()));
        Assert.Equal(("reportUrl", "true"), (command.Properties["variable"], command.Properties["isOutput"]));
    }

    [Fact]
    public async Task The_summary_is_a_file_that_a_command_names()
    {
        Assert.Null(await Host(("AGENT_TEMPDIRECTORY", _files.Path)).SummarizeAsync("# hello\n", TestContext.Current.CancellationToken));

        var command = Assert.Single(LoggingCommandReader.Read(_log.ToString()));
        Assert.Equal("task.uploadsummary", command.Name);
        Assert.Equal("# hello\n", File.ReadAllText(command.Data));
        Assert.Equal("ProxyGuard.md", Path.GetFileName(command.Data));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public async Task A_summary_has_a_greatest_length(int more, bool isTaken)
    {
        var text = "ü" + new string('x', AzurePipelinesHost.MostSummaryBytes - 2 + more);
        var fault = await Host(("AGENT_TEMPDIRECTORY", _files.Path)).SummarizeAsync(text, TestContext.Current.CancellationToken);
        Assert.Equal(isTaken, fault is null);
        Assert.Equal(isTaken ? 1 : 0, LoggingCommandReader.Read(_log.ToString()).Count);
    }

    [Fact]
    public async Task A_summary_s_file_is_named_whole_and_holds_every_byte_as_it_was()
    {
        const string Markdown = "| ##vso[task.setvariable variable=GOPROXY]x | \u202e \u001b[31m é 🙂 |\n";
        var directory = Path.Combine(_files.Path, "50% ;]\nx");
        Directory.CreateDirectory(directory);
        var near = Path.GetRelativePath(Directory.GetCurrentDirectory(), directory);

        Assert.Null(await Host(("AGENT_TEMPDIRECTORY", near)).SummarizeAsync(Markdown, TestContext.Current.CancellationToken));

        // The text itself goes by file: the agent looks for commands in the log only.
        var command = Assert.Single(LoggingCommandReader.Read(_log.ToString()));
        Assert.Equal("task.uploadsummary", command.Name);
        Assert.StartsWith(directory + "/", command.Data);
        Assert.Equal(System.Text.Encoding.UTF8.GetBytes(Markdown), await File.ReadAllBytesAsync(command.Data, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("")]
    [InlineData("/proc/nowhere")]
    public async Task A_summary_that_cannot_be_written_is_a_sentence(string directory) =>
        Assert.NotNull(await Host(("AGENT_TEMPDIRECTORY", directory)).SummarizeAsync("x", TestContext.Current.CancellationToken));

    [Fact]
    public void An_issue_names_its_place()
    {
        Host().Annotate(Severity.Error, "50% of\nthis", "a];b/go.mod", 7);

        var command = Assert.Single(LoggingCommandReader.Read(_log.ToString()));
        Assert.Equal(("error", "a];b/go.mod", "7"),
            (command.Properties["type"], command.Properties["sourcepath"], command.Properties["linenumber"]));
        Assert.Equal("50% of\\u000athis", command.Data);
    }

    [Fact]
    public void An_issue_names_a_file_that_is_there_by_its_whole_path()
    {
        var file = Path.Combine(_files.Path, "go];.mod");
        File.WriteAllText(file, "module x");

        Host().Annotate(Severity.Warning, "##vso[task.complete result=Failed]no", Path.GetRelativePath(Directory.GetCurrentDirectory(), file), 3);

        var command = Assert.Single(LoggingCommandReader.Read(_log.ToString()));
        Assert.Equal(("task.logissue", file, "3"), (command.Name, command.Properties["sourcepath"], command.Properties["linenumber"]));
    }
}
