using ProxyGuard.Testing;

namespace ProxyGuard.Benchmarks.Container;

/// <summary>An image with one program of 132 bytes that ends at once: what a container alone costs.</summary>
internal sealed class EmptyImage : IAsyncDisposable
{
    public const string Name = "localhost/proxyguard-empty";

    // ELF for x86-64: a header, one segment, and "exit(0)". No compiler and no registry is needed for it.
    private const string Program =
        "7f454c4602010100000000000000000002003e000100000078004000000000004000000000000000000000000000000000000000400038000100000000000000"
        + "0100000005000000000000000000000000004000000000000000400000000000840000000000000084000000000000000010000000000000"
        + "b83c00000031ff0f05909090";

    private EmptyImage()
    {
    }

    public static async Task<EmptyImage> MakeAsync(TempDirectory folder)
    {
        await File.WriteAllBytesAsync(folder["empty", "exit"], Convert.FromHexString(Program));
        folder.Write("empty/Dockerfile", "FROM scratch\nCOPY --chmod=755 exit /exit\nENTRYPOINT [\"/exit\"]\n");
        await Podman.RunAsync("build", "--quiet", "--timestamp", "0", "--tag", Name, folder.Folder("empty"));
        return new();
    }

    public async ValueTask DisposeAsync() => await Podman.RunAsync("rmi", Name);
}
