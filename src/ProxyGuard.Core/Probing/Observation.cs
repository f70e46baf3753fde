using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Probing;

/// <summary>What one probe saw. It is never interpreted here and making it never throws.</summary>
public sealed record Observation
{
    /// <summary>The proxy that was asked.</summary>
    public required Candidate Candidate { get; init; }

    /// <summary>What it was asked for.</summary>
    public required Endpoint Endpoint { get; init; }

    /// <summary>The module asked for; null where the endpoint is not about a module of the repository.</summary>
    public ModuleVersion? Module { get; init; }

    /// <summary>Whether it was asked to cover the build list: many at a time, so that its times say nothing of the proxy.</summary>
    public bool IsCoverage { get; init; }

    /// <summary>How it ended.</summary>
    public required ProbeOutcome Outcome { get; init; }

    /// <summary>The last HTTP status, or null when no response came.</summary>
    public int? Status { get; init; }

    /// <summary>Time for DNS, TCP and TLS; null when an open connection was used again or none came about.</summary>
    public TimeSpan? Connect { get; init; }

    /// <summary>Time from the start of the probe to the first byte of the response; null when none came.</summary>
    public TimeSpan? FirstByte { get; init; }

    /// <summary>Time from the start of the probe to its end.</summary>
    public TimeSpan Total { get; init; }

    /// <summary>Bytes of body read.</summary>
    public long Bytes { get; init; }

    /// <summary><c>1.1</c> or <c>2</c>; null when no response came.</summary>
    public string? HttpVersion { get; init; }

    /// <summary>Whether an open connection was used again.</summary>
    public bool Reused { get; init; }

    /// <summary>The host that a redirect led to; null without redirect.</summary>
    public string? RedirectHost { get; init; }

    /// <summary>Cache headers worth keeping (<c>Age</c>, <c>X-Cache</c>), as received; hostile text, at most 100 characters.</summary>
    public string? Cache { get; init; }

    /// <summary>When the server's certificate ends; null without TLS.</summary>
    public DateTimeOffset? CertificateExpires { get; init; }

    /// <summary>The <c>h1:</c> hash of the body, where a zip or .mod was read to its end.</summary>
    public string? Hash { get; init; }

    /// <summary>The hash that go.sum asks for, where there is one.</summary>
    public string? ExpectedHash { get; init; }

    /// <summary>The newest tagged version in a version list; null elsewhere.</summary>
    public string? NewestVersion { get; init; }

    /// <summary>A few words about what went wrong, for the log. Hostile text, at most 200 characters, without credentials.</summary>
    public string? Detail { get; init; }
}
