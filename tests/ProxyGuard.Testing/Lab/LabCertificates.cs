using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ProxyGuard.Testing.Lab;

/// <summary>A certificate authority of the lab's own, and server certificates that are good or bad in one way each.</summary>
public sealed class LabCertificates : IDisposable
{
    private static readonly Lazy<LabCertificates> Lazily = new(() =>
    {
        var certificates = new LabCertificates();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => certificates.Dispose();
        return certificates;
    });

    private readonly TempDirectory _folder = new();
    private readonly X509Certificate2 _root;

    /// <param name="time">The clock; null: the system's.</param>
    /// <param name="hosts">Names the certificates hold besides loopback: of servers behind a web proxy, or that go by a name.</param>
    public LabCertificates(TimeProvider? time = null, params string[] hosts)
    {
        var now = (time ?? TimeProvider.System).GetUtcNow();
        var start = now.AddDays(-60);
        _root = SelfSign("CN=ProxyGuard Lab Root", start, now.AddDays(60));
        var intermediate = Sign(_root, "CN=ProxyGuard Lab Intermediate", start, now.AddDays(50));
        string[] here = ["localhost", "127.0.0.1", .. hosts];
        Good = Context(Sign(_root, "CN=127.0.0.1", start, now.AddDays(30), here));
        Expired = Context(Sign(_root, "CN=127.0.0.1", start, now.AddDays(-1), here));
        WrongHost = Context(Sign(_root, "CN=other.invalid", start, now.AddDays(30), ["other.invalid"]));
        SelfSigned = Context(SelfSign("CN=127.0.0.1", start, now.AddDays(30), here));
        var leaf = Sign(intermediate, "CN=127.0.0.1", start, now.AddDays(30), here);
        MissingIntermediate = Context(leaf);
        WithIntermediate = Context(leaf, intermediate);
        CaFile = _folder.Write("ca.pem", _root.ExportCertificatePem());
    }

    /// <summary>One for the whole process, made at first need.</summary>
    public static LabCertificates Shared => Lazily.Value;

    /// <summary>The root's PEM file: SSL_CERT_FILE of a client that shall trust the lab.</summary>
    public string CaFile { get; }

    public X509Certificate2 Root => _root;

    internal SslStreamCertificateContext Good { get; }

    internal SslStreamCertificateContext Expired { get; }

    internal SslStreamCertificateContext WrongHost { get; }

    internal SslStreamCertificateContext SelfSigned { get; }

    internal SslStreamCertificateContext MissingIntermediate { get; }

    internal SslStreamCertificateContext WithIntermediate { get; }

    public void Dispose()
    {
        _folder.Dispose();
        _root.Dispose();
    }

    internal SslStreamCertificateContext For(string? fault) => fault switch
    {
        "tls-self-signed" => SelfSigned,
        "tls-expired" => Expired,
        "tls-wrong-host" => WrongHost,
        "tls-missing-intermediate" => MissingIntermediate,
        _ => Good,
    };

    private static SslStreamCertificateContext Context(X509Certificate2 certificate, params X509Certificate2[] chain) =>
        SslStreamCertificateContext.Create(certificate, [.. chain], offline: true);

    // Without hosts it is an authority.
    private static X509Certificate2 SelfSign(string name, DateTimeOffset from, DateTimeOffset until, string[]? hosts = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return Request(name, key, hosts).CreateSelfSigned(from, until);
    }

    private static X509Certificate2 Sign(
        X509Certificate2 issuer, string name, DateTimeOffset from, DateTimeOffset until, string[]? hosts = null)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = Request(name, key, hosts);
        using var certificate = request.Create(issuer, from, until, RandomNumberGenerator.GetBytes(12));
        return certificate.CopyWithPrivateKey(key);
    }

    private static CertificateRequest Request(string name, ECDsa key, string[]? hosts)
    {
        var request = new CertificateRequest(name, key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(hosts is null, false, 0, true));
        if (hosts is null)
        {
            request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true));
            return request;
        }
        var names = new SubjectAlternativeNameBuilder();
        foreach (var host in hosts)
        {
            if (IPAddress.TryParse(host, out var address)) names.AddIpAddress(address);
            else names.AddDnsName(host);
        }
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        return request;
    }
}
