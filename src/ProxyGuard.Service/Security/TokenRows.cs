using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Security;

/// <summary>
/// The tokens in the store. Every change has its row in the audit before it is made, so that none can be without one.
/// </summary>
internal sealed class TokenRows(ITableStore store, AuditLog audit, TimeProvider time)
{
    public const string Partition = "tokens";

    /// <summary>Keeps a new token, and gives it away for the only time.</summary>
    public async Task<ApiToken> AddAsync(RepositoryPattern pattern, TokenRights rights, string note, CancellationToken cancellationToken)
    {
        var token = ApiToken.Make();
        var stored = new StoredToken(token.Id, token.Digest, pattern, rights, note, time.GetUtcNow(), null);
        await audit.AppendAsync("token-add", token.Id, $"{rights.Write()} {pattern}", cancellationToken);
        var result = await store.CommitAsync(Partition, [new RowWrite(token.Id, stored.Write(), RowWrite.Absent)], cancellationToken);
        return result == CommitResult.Committed ? token : throw new StoreUnavailableException("a new token's id was taken; try again");
    }

    public async Task<StoredToken?> FindAsync(string id, CancellationToken cancellationToken) =>
        await FindRowAsync(id, cancellationToken) is { } row ? StoredToken.Read(row.Key, row.Value) : null;

    /// <summary>All tokens, the oldest first.</summary>
    public async Task<IReadOnlyList<StoredToken>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(Partition, KeyRange.All, int.MaxValue, cancellationToken);
        return [.. rows.Select(row => StoredToken.Read(row.Key, row.Value)).OrderBy(token => token.Created)];
    }

    /// <summary>Ends a token; one that has ended stays as it is.</summary>
    /// <returns>Whether there is such a token.</returns>
    public async Task<bool> RevokeAsync(string id, CancellationToken cancellationToken)
    {
        while (await FindRowAsync(id, cancellationToken) is { } row)
        {
            var token = StoredToken.Read(row.Key, row.Value);
            if (token.Revoked is not null) return true;
            await audit.AppendAsync("token-revoke", id, $"{token.Rights.Write()} {token.Pattern}", cancellationToken);
            var revoked = token with { Revoked = time.GetUtcNow() };
            var result = await store.CommitAsync(Partition, [RowWrite.Over(row, id, revoked.Write())], cancellationToken);
            if (result == CommitResult.Committed) return true;
        }
        return false;
    }

    private async Task<TableRow?> FindRowAsync(string id, CancellationToken cancellationToken) =>
        await store.ReadAsync(Partition, KeyRange.Only(id), 1, cancellationToken) is [var row] ? row : null;
}
