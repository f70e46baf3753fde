using System.Text;

namespace ProxyGuard.Core.Proxies;

/// <summary>What makes <c>go</c> go on to the next hop. Source: <c>go help goproxy</c>.</summary>
public enum Fallback
{
    /// <summary><c>,</c>: only "not found" (404, 410, or no such file) goes on; anything else ends the build.</summary>
    OnNotFound,

    /// <summary><c>|</c>: any error that <c>go</c> notices goes on. A stall is not noticed.</summary>
    OnAnyError,
}

/// <summary>The kinds of element a GOPROXY list has.</summary>
public enum HopKind
{
    /// <summary>A module proxy.</summary>
    Proxy,

    /// <summary><c>direct</c>: the origin repository, by version control.</summary>
    Direct,

    /// <summary><c>off</c>: nothing more may be asked.</summary>
    Off,
}

/// <summary>One element of a GOPROXY list and the separator right after it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Url">The proxy's URL; null for <c>direct</c> and <c>off</c>.</param>
/// <param name="After">The separator after it; without meaning on the last hop.</param>
public sealed record Hop(HopKind Kind, ProxyUrl? Url, Fallback After)
{
    /// <summary>A proxy hop.</summary>
    public static Hop Proxy(ProxyUrl url, Fallback after) => new(HopKind.Proxy, url, after);

    /// <summary>The hop <c>direct</c>.</summary>
    public static Hop Direct { get; } = new(HopKind.Direct, null, Fallback.OnNotFound);

    /// <summary>The hop <c>off</c>.</summary>
    public static Hop Off { get; } = new(HopKind.Off, null, Fallback.OnNotFound);
}

/// <summary>A GOPROXY value: hops and the separator after each.</summary>
/// <param name="Hops">The hops in order; <c>direct</c> and <c>off</c> only at the end. Never empty.</param>
public sealed record ProxyChain(IReadOnlyList<Hop> Hops)
{
    /// <summary>The value as it must be exported, credentials included. For the variable GOPROXY only.</summary>
    public string Reveal() => Print(url => url.Reveal());

    /// <summary>The value without credentials, for people, logs and reports.</summary>
    public override string ToString() => Print(url => url.Text);

    private string Print(Func<ProxyUrl, string> printUrl)
    {
        var text = new StringBuilder();
        for (var i = 0; i < Hops.Count; i++)
        {
            if (i > 0) text.Append(Hops[i - 1].After == Fallback.OnAnyError ? '|' : ',');
            text.Append(Hops[i].Kind switch { HopKind.Direct => "direct", HopKind.Off => "off", _ => printUrl(Hops[i].Url!) });
        }
        return text.ToString();
    }
}
