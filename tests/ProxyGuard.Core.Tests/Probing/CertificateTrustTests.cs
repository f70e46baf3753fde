using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using ProxyGuard.Core.Probing;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Lab;

namespace ProxyGuard.Core.Tests.Probing;

public sealed class CertificateTrustTests
{
    [Theory]
    [InlineData("lab", null, null, null)]
    [InlineData("none", "lab", null, null)]
    [InlineData("none", null, "lab", null)]
    [InlineData(null, "none", null, ProbeOutcome.CertificateNotTrusted)]
    [InlineData("none", "none", null, ProbeOutcome.CertificateNotTrusted)]
    [InlineData(null, null, null, ProbeOutcome.CertificateNotTrusted)]
    [InlineData(null, null, "lab", null)]
    public void The_labs_root_is_believed_where_a_variable_or_the_option_names_it(
        string? certFile, string? certDirectory, string? caFile, ProbeOutcome? fault)
    {
        using var folder = new TempDirectory();
        File.Copy(LabCertificates.Shared.CaFile, Path.Combine(folder.Folder("lab"), "ca.pem"));
        folder.Write("none/readme", "no certificate\n");
        var environment = new Dictionary<string, string>();
        if (certFile is not null) environment["SSL_CERT_FILE"] = Directory.GetFiles(folder[certFile])[0];
        if (certDirectory is not null) environment["SSL_CERT_DIR"] = folder[certDirectory];

        var trust = CertificateTrust.Read(environment, caFile is null ? null : LabCertificates.Shared.CaFile);

        Assert.Empty(trust.Faults);
        using var root = X509CertificateLoader.LoadCertificateFromFile(LabCertificates.Shared.CaFile);
        Assert.Equal(fault, trust.Value.FaultOf(root, null, SslPolicyErrors.None, TimeProvider.System.GetUtcNow()));
    }

    [Fact]
    public void A_ca_file_without_a_certificate_is_a_fault()
    {
        using var folder = new TempDirectory();
        folder.Write("empty.pem", "nothing here\n");

        var fault = Assert.Single(CertificateTrust.Read(new Dictionary<string, string>(), folder["empty.pem"]).Faults);

        Assert.Contains("a PEM file with certificates", fault.Message);
    }
}
