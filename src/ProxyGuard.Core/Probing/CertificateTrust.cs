using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ProxyGuard.Core.Modules;

namespace ProxyGuard.Core.Probing;

/// <summary>
/// Which certificates are believed: the machine's roots, or those of SSL_CERT_FILE and SSL_CERT_DIR where they are set (as
/// <c>go</c> does on Linux), and the extra roots of <c>ca-file</c>. Missing intermediates are not fetched and revocation is not
/// asked: <c>go</c> does neither.
/// </summary>
public sealed class CertificateTrust
{
    // Where Go looks on Linux when a variable does not say. Source: crypto/x509, root_linux.go.
    private static readonly string[] Files =
        ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/ca-bundle.pem", "/etc/ssl/cert.pem"];

    private static readonly string[] Directories = ["/etc/ssl/certs", "/etc/pki/tls/certs"];

    // Read when the first certificate has to be checked: hundreds of roots take longer than the rest of a run without network.
    private readonly Lazy<X509Certificate2Collection>? _instead;
    private readonly X509Certificate2Collection _extra;

    private CertificateTrust(Lazy<X509Certificate2Collection>? instead, X509Certificate2Collection extra)
    {
        _instead = instead;
        _extra = extra;
    }

    /// <summary>The machine's own roots and no others.</summary>
    public static CertificateTrust System { get; } = new(null, []);

    /// <summary>Reads what the environment and the options name.</summary>
    /// <param name="environment">The process environment.</param>
    /// <param name="caFile">A PEM file with extra roots; null for none.</param>
    public static Parsed<CertificateTrust> Read(IReadOnlyDictionary<string, string> environment, string? caFile)
    {
        var faults = new List<SourceFault>();
        X509Certificate2Collection extra = [];
        if (caFile is not null && !TryAdd(extra, caFile))
            faults.Add(new SourceFault(caFile, 0, $"holds no certificate that can be read (allowed: a PEM file with certificates)"));
        var file = environment.GetValueOrDefault("SSL_CERT_FILE", "");
        var directories = environment.GetValueOrDefault("SSL_CERT_DIR", "");
        var isNamed = file.Length > 0 || directories.Length > 0;
        var instead = isNamed && !OperatingSystem.IsWindows() && !OperatingSystem.IsMacOS()
            ? new Lazy<X509Certificate2Collection>(() => ReadRoots(file, directories))
            : null;
        return new(new CertificateTrust(instead, extra), faults);
    }

    /// <summary>Why a server's certificate is not believed; null when it is. The order is Go's: time, then name, then trust.</summary>
    /// <param name="certificate">The server's certificate.</param>
    /// <param name="sent">The chain as the server sent it.</param>
    /// <param name="errors">What the platform found; used for the name alone.</param>
    /// <param name="now">The time to check validity at.</param>
    public ProbeOutcome? FaultOf(X509Certificate2 certificate, X509Chain? sent, SslPolicyErrors errors, DateTimeOffset now)
    {
        var isInTime = now >= certificate.NotBefore.ToUniversalTime() && now <= certificate.NotAfter.ToUniversalTime();
        if (!isInTime) return ProbeOutcome.CertificateExpired;
        if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return ProbeOutcome.CertificateWrongHost;
        var intermediates = sent?.ChainPolicy.ExtraStore ?? [];
        var isTrusted = _instead is null
            ? Builds(certificate, intermediates, null, now) || (_extra.Count > 0 && Builds(certificate, intermediates, _extra, now))
            : Builds(certificate, intermediates, [.. _instead.Value, .. _extra], now);
        return isTrusted ? null : ProbeOutcome.CertificateNotTrusted;
    }

    private static bool Builds(
        X509Certificate2 certificate, X509Certificate2Collection sent, X509Certificate2Collection? roots, DateTimeOffset now)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        chain.ChainPolicy.ExtraStore.AddRange(sent);
        chain.ChainPolicy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1", "server authentication"));
        if (roots is not null)
        {
            chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
            chain.ChainPolicy.CustomTrustStore.AddRange(roots);
        }
        return chain.Build(certificate);
    }

    private static bool TryAdd(X509Certificate2Collection collection, string path)
    {
        try
        {
            var before = collection.Count;
            collection.ImportFromPemFile(path);
            return collection.Count > before;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            return false;
        }
    }

    // Each variable replaces its own list of places and leaves the other.
    private static X509Certificate2Collection ReadRoots(string file, string directories)
    {
        X509Certificate2Collection roots = [];
        _ = (file.Length > 0 ? [file] : Files).Any(path => TryAdd(roots, path));
        var named = directories.Length > 0 ? directories.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) : Directories;
        foreach (var path in named.Where(Directory.Exists).SelectMany(Directory.EnumerateFiles)) TryAdd(roots, path);
        return roots;
    }
}
