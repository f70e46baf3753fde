using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Tests.Proxies;

public sealed class GoFlagsTests
{
    [Theory]
    [InlineData("", "-mod=vendor")]
    [InlineData("-mod=mod", "-mod=vendor")]
    [InlineData("-tags=a,b  --mod=readonly -v", "-mod=vendor -tags=a,b -v")]
    [InlineData("'-ldflags=-s -w' -modcacherw", "-mod=vendor '-ldflags=-s -w' -modcacherw")]
    [InlineData("\"-ldflags=-X 'a=b'\"", "-mod=vendor \"-ldflags=-X 'a=b'\"")]
    [InlineData("'unclosed", null)]
    [InlineData("-v\n-x", null)]
    public void One_flag_is_set_and_the_others_stay(string text, string? flags)
    {
        Assert.Equal(flags, GoFlags.With(text, "mod", "vendor"));
        if (flags is not null) Assert.Equal("vendor", GoFlags.ValueOf(GoFlags.Parse(flags)!, "mod"));
    }
}
