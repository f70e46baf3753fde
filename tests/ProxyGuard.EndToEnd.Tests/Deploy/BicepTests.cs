using System.Text.Json;
using System.Text.RegularExpressions;
using ProxyGuard.EndToEnd.Tests.Service;
using ProxyGuard.EndToEnd.Tests.Storage;
using ProxyGuard.Testing;
using ProxyGuard.Testing.Azurite;
using ProxyGuard.Testing.Lab;

namespace ProxyGuard.EndToEnd.Tests.Deploy;

/// <summary>
/// docs/deploy/azure/main.bicep by the grammar of the language and by what it must say. The compiler, which also knows the resources' own
/// properties, cannot be had here.
/// </summary>
public sealed partial class BicepTests
{
    private static readonly string File = DeployFile.PathOf("azure", "main.bicep");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_storage_account_knows_no_key_and_only_the_identity_may_use_its_tables()
    {
        var resources = (await DeployFile.ReadAsync("bicep", File)).GetProperty("resources");
        var account = resources.GetProperty("storage").GetProperty("properties");
        var right = resources.GetProperty("mayUseTables");

        Assert.False(account.GetProperty("allowSharedKeyAccess").GetBoolean());
        Assert.False(account.GetProperty("allowBlobPublicAccess").GetBoolean());
        Assert.True(account.GetProperty("supportsHttpsTrafficOnly").GetBoolean());
        Assert.Equal("TLS1_2", account.GetProperty("minimumTlsVersion").GetString());
        Assert.Equal("${storage}", right.GetProperty("scope").GetString());
        Assert.Equal("${identity.properties.principalId}", right.GetProperty("properties").GetProperty("principalId").GetString());
        var text = await System.IO.File.ReadAllTextAsync(File, Token);
        Assert.Contains("tableDataContributor = '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3'", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_app_is_asked_at_the_doors_of_the_service_and_has_the_time_it_needs_to_stop()
    {
        var app = (await AppAsync()).GetProperty("properties");
        var template = app.GetProperty("template");

        Assert.Equal(
            ["Startup /healthz", "Liveness /healthz", "Readiness /readyz"],
            Container(template).GetProperty("probes").EnumerateArray().Select(probe =>
                $"{probe.GetProperty("type")} {probe.GetProperty("httpGet").GetProperty("path")}"));
        Assert.False(app.GetProperty("configuration").GetProperty("ingress").GetProperty("allowInsecure").GetBoolean());
        Assert.Equal(30, template.GetProperty("terminationGracePeriodSeconds").GetInt32());
    }

    [Fact]
    public async Task The_published_service_starts_on_the_variables_of_the_app_and_shows_its_own_identity()
    {
        await using var azurite = await AzuriteProcess.StartAsync(isHttps: true);
        await using var identity = await IdentityEndpoint.StartAsync();
        var given = Container((await AppAsync()).GetProperty("properties").GetProperty("template")).GetProperty("env").EnumerateArray()
            .ToDictionary(one => one.GetProperty("name").GetString()!, one => Value(one.GetProperty("value").GetString()!, azurite));
        // What Container Apps adds; the certificate is the lab's own.
        given["IDENTITY_ENDPOINT"] = identity.Url;
        given["IDENTITY_HEADER"] = IdentityEndpoint.Secret;
        given["SSL_CERT_FILE"] = LabCertificates.Shared.CaFile;

        await using var service = await ServiceProgram.StartAsync(given);

        Assert.Equal("ok\n", await service.GetAsync("readyz"));
        Assert.NotEmpty(identity.Clients);
        Assert.All(identity.Clients, client => Assert.Equal("the-client", client));
        service.Terminate();
        Assert.Equal(0, await service.ExitAsync(TimeSpan.FromSeconds(30)));
    }

    [Theory]
    [InlineData("location: location", "location: lokation", "nothing is called lokation")]
    [InlineData("kind: 'StorageV2'", "kind = 'StorageV2'", "line ")]
    public async Task A_file_of_another_form_is_found(string right, string wrong, string fault)
    {
        using var files = new TempDirectory();
        var text = await System.IO.File.ReadAllTextAsync(File, Token);

        var run = await DeployFile.CheckAsync("bicep", files.Write("main.bicep", text.Replace(right, wrong)));

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(fault, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_parameters_are_those_of_the_file()
    {
        var file = await DeployFile.ReadAsync("bicep", File);
        var declared = file.GetProperty("parameter").EnumerateArray().Select(name => name.GetString());
        var given = Parameter().Matches(await System.IO.File.ReadAllTextAsync(Path.ChangeExtension(File, ".bicepparam"), Token));

        Assert.Empty(given.Select(match => match.Groups[1].Value).Except(declared));
        Assert.Contains(given, match => match.Groups[1].Value == "image");
    }

    private static async Task<JsonElement> AppAsync() =>
        (await DeployFile.ReadAsync("bicep", File)).GetProperty("resources").GetProperty("app");

    private static JsonElement Container(JsonElement template) => Assert.Single(template.GetProperty("containers").EnumerateArray());

    private static string Value(string text, AzuriteProcess azurite) => text switch
    {
        "${storage.properties.primaryEndpoints.table}" => azurite.Endpoint + "/",
        "${identity.properties.clientId}" => "the-client",
        _ when text.StartsWith("${empty(publicUrl)", StringComparison.Ordinal) => "https://proxyguard.example",
        _ => text,
    };

    [GeneratedRegex("^param ([a-zA-Z]+) = ", RegexOptions.Multiline)]
    private static partial Regex Parameter();
}
