using System.Text;
using ProxyGuard.Cli.Ci.GitHub;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Tests.Ci.GitHub;

public sealed class GitHubCommandFileTests : IDisposable
{
    private readonly TempDirectory _files = new();
    private readonly string _path;

    public GitHubCommandFileTests() => _path = _files.Write("env", "");

    private GitHubCommandFile File => new("GITHUB_ENV", _path);

    public void Dispose() => _files.Dispose();

    private Task<Sentence?> SetAsync(string name, string value) =>
        File.SetAsync(new Dictionary<string, string> { [name] = value }, TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("https://a.example|https://b.example/x,direct")]
    [InlineData("")]
    [InlineData("a=b<<c")]
    [InlineData("two\nlines\n")]
    [InlineData("\nX=1\nX<<EOF\nproxyguard_\n")]
    [InlineData("tail\r")]
    [InlineData("雪 \u202e 🦊")]
    public async Task What_is_set_is_what_the_runner_reads(string value)
    {
        Assert.Null(await SetAsync("GOPROXY", value));
        Assert.Equal([new("GOPROXY", value)], RunnerFileReader.Read(_path));
    }

    [Fact]
    public async Task A_line_that_somebody_left_open_is_completed_first()
    {
        System.IO.File.WriteAllText(_path, "EARLIER=1");
        await SetAsync("GOPROXY", "direct");
        Assert.Equal([new("EARLIER", "1"), new("GOPROXY", "direct")], RunnerFileReader.Read(_path));
    }

    [Fact]
    public async Task The_delimiter_is_another_each_time()
    {
        await SetAsync("A", "1");
        await SetAsync("B", "2");
        var delimiters = System.IO.File.ReadLines(_path).Where(line => line.Contains("<<")).Select(line => line.Split("<<")[1]).ToList();
        Assert.Equal(2, delimiters.Distinct().Count());
    }

    [Theory]
    [InlineData("NODE_OPTIONS")]
    [InlineData("A\nB")]
    [InlineData("A=B")]
    [InlineData("A<<B")]
    [InlineData("")]
    public async Task A_name_that_the_runner_refuses_sets_nothing_at_all(string name)
    {
        var fault = await File.SetAsync(new Dictionary<string, string> { ["GOOD"] = "1", [name] = "2" },
            TestContext.Current.CancellationToken);

        Assert.NotNull(fault);
        Assert.Equal("", System.IO.File.ReadAllText(_path));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/nowhere/at/all")]
    [InlineData("/")]
    [InlineData("a\0b")]
    public async Task A_file_that_is_not_there_is_a_fault_and_not_made(string? path)
    {
        Assert.NotNull(await new GitHubCommandFile("GITHUB_ENV", path)
            .SetAsync(new Dictionary<string, string> { ["A"] = "1" }, TestContext.Current.CancellationToken));
        Assert.False(System.IO.File.Exists(path));
    }

    [Fact]
    public async Task Many_writers_tear_no_line()
    {
        var writers = Enumerable.Range(0, 40).Select(i =>
            Task.Run(() => SetAsync($"V{i}", new string((char)('a' + (i % 26)), 2000 + i) + "\nend")));

        Assert.All(await Task.WhenAll(writers), Assert.Null);

        var read = RunnerFileReader.Read(_path).ToDictionary();
        Assert.Equal(40, read.Count);
        Assert.All(Enumerable.Range(0, 40), i => Assert.Equal(new string((char)('a' + (i % 26)), 2000 + i) + "\nend", read[$"V{i}"]));
    }

    [Fact]
    public async Task A_writer_waits_for_one_who_holds_the_file()
    {
        Task<Sentence?> waiting;
        await using (var held = new FileStream(_path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
        {
            waiting = SetAsync("GOPROXY", "direct");
            held.Write("OTHER=1"u8);
        }

        Assert.Null(await waiting);
        Assert.Equal([new("OTHER", "1"), new("GOPROXY", "direct")], RunnerFileReader.Read(_path));
    }

    [Fact]
    public async Task A_summary_that_the_runner_would_drop_is_not_written()
    {
        System.IO.File.WriteAllText(_path, new string('x', GitHubCommandFile.MostSummaryBytes - 10) + "\n");
        var token = TestContext.Current.CancellationToken;

        Assert.NotNull(await File.AppendAsync("0123456789", GitHubCommandFile.MostSummaryBytes, token));
        Assert.Null(await File.AppendAsync("01234567", GitHubCommandFile.MostSummaryBytes, token));
        Assert.True(new FileInfo(_path).Length <= GitHubCommandFile.MostSummaryBytes);
    }

    [Fact]
    public async Task Text_is_utf8_without_a_mark()
    {
        await File.AppendAsync("é\n", int.MaxValue, TestContext.Current.CancellationToken);
        Assert.Equal(Encoding.UTF8.GetBytes("é\n"), System.IO.File.ReadAllBytes(_path));
    }
}
