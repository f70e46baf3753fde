using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Storage.AzureTables;
using ProxyGuard.Testing.Azurite;
using ProxyGuard.Testing.Lab;

namespace ProxyGuard.EndToEnd.Tests.Storage;

/// <summary>The other two ways into an account: a shared access signature, and a token of an identity.</summary>
public sealed class AzureAccessTests(SharedAzurite azurite) : IClassFixture<SharedAzurite>
{
    private readonly string _table = $"t{Guid.NewGuid():N}";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_signature_for_the_account_may_do_everything() => await AssertWorksAsync(Open(SignAccount()));

    [Fact]
    public async Task A_signature_for_the_table_needs_the_table_to_be_there()
    {
        var store = Open(SignTable());
        await Assert.ThrowsAsync<StoreRefusedException>(() => store.PrepareAsync(Token));
        var owner = Open(azurite.Process.ConnectionString);
        await owner.CommitAsync("p", [new("a", [1], null)], Token);

        // To write, Azure is content with it; Azurite takes no batch with one.
        await store.PrepareAsync(Token);
        Assert.Single(await store.ReadAsync("p", KeyRange.All, 10, Token));
    }

    [Fact]
    public async Task An_identity_shows_its_token()
    {
        await using var secure = await AzuriteProcess.StartAsync(isHttps: true);
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        trust.CustomTrustStore.Add(LabCertificates.Shared.Root);
        using var handler = new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trust } };
        using var transport = new HttpClientTransport(handler);
        var identity = new LabIdentity("https://storage.azure.com");
        var pipeline = TablePipeline.Build(TablePipeline.Identity(identity), transport);
        await AssertWorksAsync(new AzureTableStore(new AzureTable(pipeline, secure.Endpoint, _table)));
        Assert.Equal(["https://storage.azure.com/.default"], identity.Scopes);

        var elsewhere = TablePipeline.Build(TablePipeline.Identity(new LabIdentity("https://vault.azure.net")), transport);
        var refused = new AzureTableStore(new AzureTable(elsewhere, secure.Endpoint, _table));
        await Assert.ThrowsAsync<StoreRefusedException>(() => refused.PrepareAsync(Token));
    }

    private static async Task AssertWorksAsync(AzureTableStore store)
    {
        await store.PrepareAsync(Token);
        Assert.Equal(CommitResult.Committed, await store.CommitAsync("p", [new("a", [1], RowWrite.Absent), new("b", [2], null)], Token));
        var rows = await store.ReadAsync("p", KeyRange.All, 10, Token);
        Assert.Equal(["a", "b"], rows.Select(row => row.Key));
        Assert.Equal(CommitResult.Conflict, await store.CommitAsync("p", [new("c", [3], null), new("a", [1], RowWrite.Absent)], Token));
        RowWrite[] changes = [RowWrite.Over(rows[0], "a", [3]), new("b", null, rows[1].ETag)];
        Assert.Equal(CommitResult.Committed, await store.CommitAsync("p", changes, Token));
        Assert.Equal([3], Assert.Single(await store.ReadAsync("p", KeyRange.All, 10, Token)).Value);
    }

    // The texts that are signed: "Create an account SAS" and "Create a service SAS", Table service, version 2019-02-02.
    private string SignAccount() => Sign(
        "sp=rwdlau&ss=t&srt=sco",
        $"{AzuriteProcess.Account}\nrwdlau\nt\nsco\n\n2099-01-01T00:00:00Z\n\n\n2019-02-02\n");

    private string SignTable() => Sign(
        $"sp=raud&tn={_table}",
        $"raud\n\n2099-01-01T00:00:00Z\n/table/{AzuriteProcess.Account}/{_table}\n\n\n\n2019-02-02\n\n\n\n");

    private string Sign(string parts, string text)
    {
        var signature = HMACSHA256.HashData(Convert.FromBase64String(azurite.Process.Key), Encoding.UTF8.GetBytes(text));
        var query = $"sv=2019-02-02&se=2099-01-01T00%3A00%3A00Z&{parts}&sig={Uri.EscapeDataString(Convert.ToBase64String(signature))}";
        return $"TableEndpoint={azurite.Process.Endpoint};SharedAccessSignature={query}";
    }

    private AzureTableStore Open(string connectionString) =>
        new(AzureTable.Of(new AzureTableOptions { ConnectionString = connectionString, Table = _table }, TimeProvider.System));

    /// <summary>Gives out tokens as Azure does, but for the signature, at which the emulator does not look.</summary>
    private sealed class LabIdentity(string audience) : TokenCredential
    {
        public HashSet<string> Scopes { get; } = [];

        public override AccessToken GetToken(TokenRequestContext context, CancellationToken cancellationToken)
        {
            Scopes.UnionWith(context.Scopes);
            return new(LabToken.Write(audience), TimeProvider.System.GetUtcNow().AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext context, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(context, cancellationToken));
    }
}
