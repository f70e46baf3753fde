using System.Net;
using ProxyGuard.EndToEnd.Tests.Guard;
using ProxyGuard.EndToEnd.Tests.Service;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Azurite;
using ProxyGuard.Testing.Lab;

namespace ProxyGuard.EndToEnd.Tests.Storage;

/// <summary>The published service with the finest log: what opens the storage is nowhere in what it says, whatever fails.</summary>
public sealed class StoreSecretTests
{
    private const string Signature = "canarySignature%2Bof%2Fmine%3D";
    private static readonly string[] FinestLog = ["--Logging:LogLevel:Default=Trace", "--Logging:LogLevel:Microsoft.AspNetCore=Trace"];
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(FrontFault.None)]
    [InlineData(FrontFault.ServerBusy)]
    [InlineData(FrontFault.CutAfter)]
    [InlineData(FrontFault.Page)]
    public async Task A_running_service_says_nothing_of_the_key(FrontFault fault)
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await using var front = await TableFront.StartAsync(azurite);
        await using var service = await ServiceProgram.StartAsync(
            [.. FinestLog, "--Storage:Azure:ConnectionString=" + azurite.ConnectionStringAt(front.Endpoint)]);
        front.Fault = _ => fault;

        var said = await UseAsync(service);
        await azurite.KillAsync();
        said += await UseAsync(service);

        AssertSilent(said + service.Log, azurite.Key);
    }

    [Fact]
    public async Task A_running_service_says_nothing_of_a_signature()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        await azurite.StopAsync();
        var connectionString = $"TableEndpoint={azurite.Endpoint};SharedAccessSignature=sv=2019-02-02&ss=t&sig={Signature}";
        await using var service = await ServiceProgram.StartWithTokenAsync(
            "none", [.. FinestLog, "--Storage:Azure:ConnectionString=" + connectionString]);
        var said = await UseAsync(service);
        // Now it answers, and refuses.
        await azurite.StartAgainAsync();
        said += await UseAsync(service);

        Assert.Contains("403", service.Log, StringComparison.Ordinal);
        AssertSilent(said + service.Log, Signature);
    }

    [Fact]
    public async Task A_service_that_cannot_start_says_why_in_one_line_and_nothing_of_the_secret()
    {
        await using var azurite = await AzuriteProcess.StartAsync();
        var key = Convert.ToBase64String("canary key, and not the right one"u8);
        (string Setting, string Reason)[] starts =
        [
            ($"AccountName={AzuriteProcess.Account};AccountKey={key};TableEndpoint={azurite.Endpoint}", "Azure Tables answered 403"),
            ($"TableEndpoint={azurite.Endpoint};SharedAccessSignature=sv=2019-02-02&sig={Signature}", "Azure Tables answered 403"),
            ($"AccountName=acme;AccountKey={key};{key}", "must be name=value"),
            (key, "must be name=value"),
            ($"AccountName=acme;AccountKey=*{key}", "has an AccountKey that is not base64"),
        ];

        foreach (var (setting, reason) in starts)
        {
            var run = await RunAsync([.. FinestLog, "--Storage:Azure:ConnectionString=" + setting]);

            Assert.Equal(2, run.ExitCode);
            Assert.Single(run.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            Assert.Contains(reason, run.Error, StringComparison.Ordinal);
            AssertSilent(run.Log, key, Signature);
        }
    }

    [Fact]
    public async Task A_managed_identity_opens_the_storage_and_its_token_is_not_told()
    {
        await using var azurite = await AzuriteProcess.StartAsync(isHttps: true);
        await using var identity = await IdentityEndpoint.StartAsync();
        await using var service = await ServiceProgram.StartAsync(
            new Dictionary<string, string>
            {
                ["SSL_CERT_FILE"] = LabCertificates.Shared.CaFile,
                ["IDENTITY_ENDPOINT"] = identity.Url,
                ["IDENTITY_HEADER"] = IdentityEndpoint.Secret,
            },
            [.. FinestLog, "--Storage:Azure:Endpoint=" + azurite.Endpoint]);

        Assert.Equal("ok\n", await service.GetAsync("readyz"));

        Assert.NotEmpty(identity.Tokens);
        AssertSilent(await UseAsync(service) + service.Log, [IdentityEndpoint.Secret, .. identity.Tokens]);
    }

    private static async Task<string> UseAsync(ServiceProgram service)
    {
        var said = "";
        foreach (var path in (string[])["readyz", "r/github.com~acme~widgets", "api/v1/r/github.com~acme~widgets", ""])
        {
            using var response = await service.Client.GetAsync(path, Token);
            said += response + await response.Content.ReadAsStringAsync(Token);
            Assert.NotEqual(HttpStatusCode.InternalServerError, response.StatusCode);
        }
        Assert.Contains("dbug: ", service.Log, StringComparison.Ordinal);
        return said;
    }

    private static async Task<ProgramRun> RunAsync(string[] settings)
    {
        using var folder = new TempDirectory();
        var environment = new Dictionary<string, string> { ["PATH"] = "/usr/bin:/bin", ["HOME"] = folder.Path };
        string[] arguments = ["--urls", "http://127.0.0.1:0", .. settings];
        return await PublishedProgram.RunAsync(
            PublishedProgram.StartInfo(PublishedProgram.Service, arguments, environment, folder.Path), Limit);
    }

    private static void AssertSilent(string said, params ReadOnlySpan<string> secrets)
    {
        Assert.NotEmpty(said);
        foreach (var secret in secrets)
        {
            // A piece of it is too much, and so is another writing of it.
            string[] forms = [secret, Uri.UnescapeDataString(secret), Uri.EscapeDataString(secret), secret[..(secret.Length / 2)]];
            foreach (var form in forms) Assert.DoesNotContain(form, said, StringComparison.Ordinal);
        }
    }
}
