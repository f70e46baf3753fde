using System.Runtime.CompilerServices;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.Core.Tests.Modules;

public sealed class RealProjectTests
{
    [Theory]
    [InlineData("athens", 173, 204)]
    [InlineData("blackbox_exporter", 43, 67)]
    [InlineData("gatus", 94, 126)]
    [InlineData("goproxy", 25, 28)]
    [InlineData("hugo", 180, 214)]
    public void A_real_project_is_read_completely(string project, int required, int verifiable)
    {
        var manifest = ModuleManifestReader.Read([Path.Join(Data(), project)]);
        Assert.Empty(manifest.Faults);
        Assert.Empty(manifest.Value.Warnings);
        Assert.Equal((required, verifiable), (manifest.Value.Needs.Count(n => n.IsRequired), manifest.Value.Needs.Count(n => n.ZipHash is not null)));
    }

    private static string Data([CallerFilePath] string path = "") => Path.Join(Path.GetDirectoryName(path), "data");
}
