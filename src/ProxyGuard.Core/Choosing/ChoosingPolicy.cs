using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Choosing;

/// <summary>What choosing must respect besides the verdicts.</summary>
/// <param name="InForce">The chain in force.</param>
/// <param name="Direct">Whether the chain ends in <c>direct</c>.</param>
/// <param name="WhenNone">What to do when nothing can be used.</param>
/// <param name="KnowsPipe">Whether the <c>go</c> of the build knows <c>|</c> (1.15 and later).</param>
/// <param name="VendorFlags">The GOFLAGS that make the build use the vendor directory, the user's other flags kept; null when it cannot
/// serve.</param>
/// <param name="Cache">The local module cache as a <c>file://</c> proxy, when it holds everything go.sum asks for; else null.</param>
/// <param name="Private">Where private modules go.</param>
public sealed record ChoosingPolicy(
    ProxyChain InForce,
    DirectPolicy Direct = DirectPolicy.AsInForce,
    WhenNone WhenNone = WhenNone.Keep,
    bool KnowsPipe = true,
    string? VendorFlags = null,
    ProxyUrl? Cache = null,
    PrivateRouting? Private = null)
{
    /// <summary>The last element of the chain that is chosen: <c>direct</c>, <c>off</c>, or null for neither.</summary>
    public Hop? LastHop => Direct switch
    {
        DirectPolicy.Last => Hop.Direct,
        DirectPolicy.AsInForce => InForce.Hops[^1] is { Kind: not HopKind.Proxy } last ? last : null,
        _ => InForce.Hops[^1] is { Kind: HopKind.Off } off ? off : null,
    };

    /// <summary>The first release of <c>go</c> that knows <c>|</c>. Source: Go 1.15 release notes.</summary>
    /// <param name="goVersion">The version of <c>go</c>; null when it is not known, and then a current one is assumed.</param>
    public static bool PipeIsKnownTo(string? goVersion) =>
        goVersion is null || !GoVersion.TryParse(goVersion, out var version)
        || (GoVersion.TryParse("1.15", out var first) && version >= first);
}
