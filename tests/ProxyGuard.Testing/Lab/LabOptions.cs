using System.Net;
using ProxyGuard.Testing.Checksums;

namespace ProxyGuard.Testing.Lab;

/// <summary>How a hop listens and how fast it is.</summary>
public sealed record LabOptions
{
    public static LabOptions Default { get; } = new();

    public string Name { get; init; } = "hop";

    /// <summary>Where it listens; port 0 is any free one.</summary>
    public IPEndPoint Endpoint { get; init; } = new(IPAddress.Loopback, 0);

    /// <summary>The host in its URL; null: the address it listens on.</summary>
    public string? Host { get; init; }

    /// <summary>
    /// What answers of an error status say, with <c>{status}</c>, <c>{module}</c>, <c>{version}</c> in it; null: that the lab answers so.
    /// </summary>
    public string? RefusalText { get; init; }

    /// <summary>https with a certificate of <see cref="Certificates"/>. A fault of the TLS layer switches it on by itself.</summary>
    public bool Tls { get; init; }

    /// <summary>HTTP/2 and HTTP/1.1 by ALPN, over TLS. Faults below HTTP are not available then.</summary>
    public bool Http2 { get; init; }

    /// <summary>Path of the proxy below the host, such as <c>/goproxy/main</c>; other paths answer 404.</summary>
    public string BasePath { get; init; } = "";

    /// <summary>Waited before the first byte of every answer.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>Waited after accepting a connection, before anything is read (it delays a TLS handshake); not with Http2.</summary>
    public TimeSpan AcceptLatency { get; init; }

    /// <summary>Bandwidth of each answer's body over HTTP/1.1; null: as fast as it goes.</summary>
    public int? BytesPerSecond { get; init; }

    /// <summary>More requests than this in any second are answered 429; null: no limit.</summary>
    public int? RequestsPerSecond { get; init; }

    /// <summary>How long <c>slow-first-byte</c> and <c>drip-body</c> take.</summary>
    public TimeSpan SlowTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// User and password that every request must bring as Basic credentials (<c>user:password</c>), else 401; null: open to all.
    /// </summary>
    public string? Credentials { get; init; }

    /// <summary>
    /// The checksum database it carries below <c>/sumdb/NAME/</c>, and is itself at its root; null: none.
    /// </summary>
    public ChecksumDatabase? Database { get; init; }

    public TimeProvider Time { get; init; } = TimeProvider.System;

    public LabCertificates? Certificates { get; init; }
}
