using Microsoft.Extensions.Options;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Storage.AzureTables;

namespace ProxyGuard.Service.Tests.Storage;

public sealed class AzureTableOptionsTests
{
    private const string Key = "c2VjcmV0LWNhbmFyeQ==";
    private const string Signature = "sv=2019-02-02&tn=proxyguard&sig=secret-canary%3D";

    [Theory]
    [InlineData(
        $"DefaultEndpointsProtocol=https;AccountName=acme;AccountKey={Key};EndpointSuffix=core.windows.net",
        "https://acme.table.core.windows.net/", true)]
    [InlineData($" AccountName = x ;accountkey={Key};", null, true)]
    [InlineData($"accountname=acme;accountkey={Key};", "https://acme.table.core.windows.net/", true)]
    [InlineData(
        $"AccountName=acme;AccountKey={Key};EndpointSuffix=core.chinacloudapi.cn",
        "https://acme.table.core.chinacloudapi.cn/", true)]
    [InlineData($"AccountName=acme;AccountKey={Key};TableEndpoint=http://127.0.0.1:4711/acme", "http://127.0.0.1:4711/acme", true)]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", true)]
    [InlineData(
        $"BlobEndpoint=https://b/;TableEndpoint=https://t.example/;SharedAccessSignature=?{Signature}",
        "https://t.example/", false)]
    [InlineData($"AccountName=acme;SharedAccessSignature={Signature}", "https://acme.table.core.windows.net/", false)]
    public void A_connection_string_names_an_account(string text, string? endpoint, bool hasKey)
    {
        var (account, faults) = TableAccount.Parse(text);

        Assert.Equal(endpoint is null, faults.Count > 0);
        if (account is null) return;
        Assert.Equal(endpoint, account.Endpoint.AbsoluteUri);
        Assert.Equal((hasKey, !hasKey), (account.Key is not null, account.Signature == Signature));
    }

    [Theory]
    [InlineData("secret-canary", "must be name=value")]
    [InlineData($"AccountName=acme;AccountKey={Key};AccountKey={Key}", "must be name=value")]
    [InlineData($"AccountName=acme;AccountKey=;AccountName2={Key}", "must be name=value")]
    [InlineData("AccountName=acme", "must have either an AccountKey or a SharedAccessSignature")]
    [InlineData(
        $"AccountName=acme;AccountKey={Key};SharedAccessSignature={Signature}",
        "must have either an AccountKey or a SharedAccessSignature")]
    [InlineData("AccountName=acme;AccountKey=secret-canary", "has an AccountKey that is not base64")]
    [InlineData($"AccountKey={Key};TableEndpoint=https://t.example", "has an AccountKey but no AccountName")]
    [InlineData(
        $"AccountName=acme;AccountKey={Key};TableEndpoint=https://t.example/?secret-canary",
        "has no AccountName or TableEndpoint that makes an")]
    [InlineData(
        $"AccountName=acme;AccountKey={Key};TableEndpoint=https://u:secret-canary@t.example",
        "has no AccountName or TableEndpoint that makes an")]
    [InlineData("TableEndpoint=http://t.example;SharedAccessSignature=sig=secret-canary", "would send its SharedAccessSignature over http")]
    [InlineData("TableEndpoint=https://t.example;SharedAccessSignature=secret-canary", "has a SharedAccessSignature without a sig")]
    [InlineData($"UseDevelopmentStorage=true;AccountKey={Key}", "must have nothing beside UseDevelopmentStorage=true")]
    public void What_is_wrong_with_a_connection_string_is_said_without_what_is_in_it(string text, string expected)
    {
        var faults = new AzureTableOptions { ConnectionString = text }.Faults();

        Assert.StartsWith("Storage:Azure:ConnectionString " + expected, Assert.Single(faults), StringComparison.Ordinal);
        foreach (var secret in (string[])["secret-canary", Key]) Assert.DoesNotContain(secret, faults[0], StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_are_told_at_once_and_both_ways_together_are_one()
    {
        var options = new StorageOptions
        {
            Azure = { ConnectionString = "AccountKey=%", Endpoint = "http://t.example", Table = "1" },
            Sqlite = { Path = "missing/folder/x.db" },
        };

        Assert.Equal(
            [
                "Storage:Azure:ConnectionString and Storage:Azure:Endpoint are both set: give one of them",
                "Storage:Azure:ConnectionString has an AccountKey but no AccountName",
                "Storage:Azure:ConnectionString has an AccountKey that is not base64",
                "Storage:Azure:ConnectionString has no AccountName or TableEndpoint that makes an http or https address without a query",
                "Storage:Azure:Endpoint must be an https address without credentials, query or fragment",
                "Storage:Azure:Table must be 3 to 63 letters and digits, the first a letter, and not 'tables'",
            ],
            new StorageOptionsValidator().Validate(null, options).Failures);
    }

    [Theory]
    [InlineData("proxyguard", true)]
    [InlineData("P12", true)]
    [InlineData("Tables", false)]
    [InlineData("ab", false)]
    [InlineData("1abc", false)]
    [InlineData("proxy-guard", false)]
    [InlineData("proxyguard\n", false)]
    [InlineData("proxyguardproxyguardproxyguardproxyguardproxyguardproxyguardproxy", false)]
    public void A_table_has_a_name_that_the_service_takes(string name, bool isGood) =>
        Assert.Equal(isGood, new AzureTableOptions { Endpoint = "https://t.example", Table = name }.Faults().Count == 0);

    [Fact]
    public void Without_an_account_rows_are_kept_in_a_file()
    {
        Assert.False(new StorageOptions().Azure.IsChosen);
        Assert.Equal(ValidateOptionsResult.Success, new StorageOptionsValidator().Validate(null, new StorageOptions()));
    }
}
