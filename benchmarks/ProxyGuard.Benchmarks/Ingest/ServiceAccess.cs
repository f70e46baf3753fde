using ProxyGuard.Service.Security;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Benchmarks.Ingest;

/// <summary>What the service asks of whoever posts and reads.</summary>
internal static class ServiceAccess
{
    /// <summary>The setting with which no token waits for its rate.</summary>
    public const string NoRate = "--Access:RequestsPerMinute=10000000";

    /// <summary>A new token for everything, in the store before the service starts.</summary>
    public static async Task<string> TokenAsync(ITableStore store)
    {
        var tokens = new TokenRows(store, new AuditLog(store, TimeProvider.System), TimeProvider.System);
        var token = await tokens.AddAsync(RepositoryPattern.All, TokenRights.Read | TokenRights.Write, "benchmark", CancellationToken.None);
        return token.Reveal();
    }
}
