using System.Text.Json;

namespace ProxyGuard.EndToEnd.Tests.Container;

/// <summary>What is in the image, and what is not.</summary>
public sealed class ImageTests
{
    private static readonly EnumerationOptions Everything = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    [Fact]
    public async Task It_starts_the_program_itself_as_the_user_that_owns_the_workspace()
    {
        using var image = JsonDocument.Parse(await Podman.AskAsync("image", "inspect", "localhost/proxyguard"));
        var config = image.RootElement[0].GetProperty("Config");

        Assert.Equal(["/usr/bin/proxyguard"], config.GetProperty("Entrypoint").EnumerateArray().Select(one => one.GetString()));
        Assert.Equal("", config.TryGetProperty("User", out var user) ? user.GetString() : "");
        Assert.False(config.TryGetProperty("Cmd", out _));
    }

    [Fact]
    public async Task It_holds_one_program_and_nothing_of_the_build()
    {
        var root = await Podman.AskAsync("image", "mount", "localhost/proxyguard");
        try
        {
            var files = Directory.EnumerateFiles(root, "*", Everything).Select(file => Path.GetRelativePath(root, file)).ToList();

            Assert.Equal(["usr/bin/proxyguard"], files.Where(file => IsProgram(root, file)));
            Assert.Contains("etc/ssl/certs/ca-certificates.crt", files);
            Assert.DoesNotContain(files, file => file.Contains("nuget", StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain(files, file => file.EndsWith(".pdb", StringComparison.Ordinal));
        }
        finally
        {
            await Podman.AskAsync("image", "unmount", "localhost/proxyguard");
        }
    }

    private static bool IsProgram(string root, string file) =>
        !Path.GetFileName(file).Contains(".so", StringComparison.Ordinal)
        && !OperatingSystem.IsWindows()
        && File.GetUnixFileMode(Path.Combine(root, file)).HasFlag(UnixFileMode.UserExecute);
}
