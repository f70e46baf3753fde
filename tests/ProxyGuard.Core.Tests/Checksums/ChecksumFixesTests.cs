using ProxyGuard.Core.Checksums;

namespace ProxyGuard.Core.Tests.Checksums;

public sealed class ChecksumFixesTests
{
    [Theory]
    [InlineData("1.19", true)]
    [InlineData("1.24.99", true)]
    [InlineData("1.25rc1", true)]
    [InlineData("1.25.12", true)]
    [InlineData("1.25.13", false)]
    [InlineData("1.26rc2", true)]
    [InlineData("1.26.5", true)]
    [InlineData("1.26.6", false)]
    [InlineData("1.27rc1", true)]
    [InlineData("1.27.0", false)]
    [InlineData("1.28rc1", false)]
    [InlineData("1.25", false)]
    [InlineData("1.27", false)]
    [InlineData("2", false)]
    [InlineData("devel", false)]
    [InlineData(null, false)]
    public void Releases_without_the_fixes_are_known(string? version, bool isMissing) =>
        Assert.Equal(isMissing, ChecksumFixes.AreMissingIn(version));
}
