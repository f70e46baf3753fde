using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core;

/// <summary>Whether the chain ends in <c>direct</c>.</summary>
public enum DirectPolicy
{
    /// <summary>As in the GOPROXY in force: last when it is there, else never.</summary>
    AsInForce,

    /// <summary>The chain ends in <c>direct</c>.</summary>
    Last,

    /// <summary>The chain has no <c>direct</c>.</summary>
    Never,
}

/// <summary>What to do when no candidate can be used.</summary>
public enum WhenNone
{
    /// <summary>Leave the environment as it is and say so.</summary>
    Keep,

    /// <summary>Go to the origins: <c>GOPROXY=direct</c>.</summary>
    Direct,

    /// <summary>Use the local module cache as a <c>file://</c> proxy, when it holds what go.sum asks for.</summary>
    Cache,

    /// <summary>Use the vendor directory: <c>GOFLAGS=-mod=vendor</c>, when it is consistent.</summary>
    Vendor,

    /// <summary>Fail the step (exit code 1).</summary>
    Fail,
}

/// <summary>How many modules are asked for.</summary>
public enum Coverage
{
    /// <summary>A few modules of different classes, the same few all day.</summary>
    Sample,

    /// <summary>Every module version of the build list.</summary>
    Full,
}

/// <summary>What a person may set for the guard itself. How to print and where to post are the command line's options.</summary>
public sealed record GuardOptions
{
    /// <summary>The directories to read modules from; the default is the current one.</summary>
    public IReadOnlyList<string> Directories { get; init; } = ["."];

    /// <summary>Public candidates in order of preference; empty means the public hops in force.</summary>
    public IReadOnlyList<ProxyUrl> Proxies { get; init; } = [];

    /// <summary>Private candidates, always first and never reordered; empty means the other hops in force.</summary>
    public IReadOnlyList<ProxyUrl> PrivateProxies { get; init; } = [];

    /// <summary>Patterns of private modules; null means the GOPRIVATE in force.</summary>
    public string? Private { get; init; }

    /// <summary>Whether the chain ends in <c>direct</c>; by default as in force.</summary>
    public DirectPolicy Direct { get; init; }

    /// <summary>What to do when nothing can be used; by default the environment is kept.</summary>
    public WhenNone WhenNone { get; init; }

    /// <summary>The time that nothing outlasts; default 5 s, from 200 ms to 2 min.</summary>
    public TimeSpan Budget { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How many modules are asked for; by default a sample.</summary>
    public Coverage Coverage { get; init; }

    /// <summary>A PEM file with extra root certificates; null for none.</summary>
    public string? CaFile { get; init; }

    /// <summary>A netrc file; null means the one <c>go</c> would use.</summary>
    public string? Netrc { get; init; }

    /// <summary>The version of <c>go</c> that the chain must suit; null means the <c>go</c> line of go.mod.</summary>
    public string? GoVersion { get; init; }

    /// <summary>Whether the guard runs inside a container, where loopback and the host's files are not the build's.</summary>
    public bool InContainer { get; init; }
}
