using ProxyGuard.Testing;

namespace ProxyGuard.EndToEnd.Tests.Lab;

public sealed class TestLibraryTests
{
    [Fact]
    public void A_temp_directory_goes_away_with_the_read_only_folders_of_a_module_cache()
    {
        var folder = new TempDirectory();
        folder.Write("cache/module@v1.0.0/go.mod", "module x\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(folder.Folder("cache", "module@v1.0.0"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        folder.Dispose();

        Assert.False(Directory.Exists(folder.Path));
    }

    [Fact]
    public void A_text_is_compared_with_its_golden_file_and_the_first_difference_is_named()
    {
        using var folder = new TempDirectory();
        var test = folder["PageTests.cs"];
        folder.Write("Golden/page.txt", "one\ntwo\n");

        Golden.Compare("page.txt", "one\ntwo\n", test);

        var changed = Assert.Throws<GoldenException>(() => Golden.Compare("page.txt", "one\n2\n", test));
        Assert.Contains("page.txt(2) differs\nexpected: two\nactual:   2\n", changed.Message);
        var missing = Assert.Throws<GoldenException>(() => Golden.Compare("new.txt", "one\n", test));
        Assert.Contains("PROXYGUARD_REWRITE_GOLDEN=1", missing.Message);
    }

    [Theory]
    [InlineData("http://192.0.2.1/")]
    [InlineData("http://example.com/")]
    public async Task A_test_client_reaches_this_machine_only(string url)
    {
        using var client = new HttpClient(LoopbackOnly.Handler());

        var exception = await Assert.ThrowsAnyAsync<Exception>(() => client.GetAsync(url, TestContext.Current.CancellationToken));

        Assert.Contains("a test tried to reach", exception.ToString());
    }

    [Fact]
    public async Task A_go_that_takes_too_long_is_cut()
    {
        using var sandbox = new GoSandbox();
        File.WriteAllText(Path.Combine(sandbox.Project, "main.go"), "package main\n\nfunc main() { for { } }\n");

        var run = await RealGo.V127.RunAsync(sandbox, "off", TimeSpan.FromMilliseconds(1), "run", "main.go");

        Assert.True(run.TimedOut);
        Assert.False(run.Passed);
    }
}
