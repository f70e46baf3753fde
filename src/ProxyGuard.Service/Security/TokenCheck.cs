using System.Collections.Concurrent;
using System.Security.Cryptography;

namespace ProxyGuard.Service.Security;

/// <summary>Whether a token is what it says. What was read is believed for some seconds: so long a revoked token goes on working.</summary>
internal sealed class TokenCheck(TokenRows rows, TimeProvider time)
{
    public static readonly TimeSpan Believed = TimeSpan.FromSeconds(15);

    private static readonly byte[] NoDigest = new byte[SHA256.HashSizeInBytes];

    // Only ids that exist are kept, so a stranger's guesses cannot make it grow.
    private readonly ConcurrentDictionary<string, Reading> _known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, Lazy<Task<StoredToken?>>> _reads = new(StringComparer.Ordinal);

    /// <summary>Whether a token of this id was seen before: a check of it costs at most a read in <see cref="Believed"/>.</summary>
    public bool Knows(string id) => _known.ContainsKey(id);

    /// <summary>What the token grants; null when it is none of ours. An unknown id is compared as a known one is.</summary>
    public async Task<AccessGrant?> FindAsync(ApiToken token, CancellationToken cancellationToken)
    {
        var stored = await ReadAsync(token.Id, cancellationToken);
        var isOurs = CryptographicOperations.FixedTimeEquals(token.Digest, stored?.Digest ?? NoDigest);
        return isOurs && stored is { Revoked: null } ? new AccessGrant(stored.Id, stored.Pattern, stored.Rights) : null;
    }

    // A matrix of jobs asks for the same token at once: they share one read, which ends even if the first of them leaves.
    private async Task<StoredToken?> ReadAsync(string id, CancellationToken cancellationToken)
    {
        if (_known.TryGetValue(id, out var known) && time.GetElapsedTime(known.At) < Believed) return known.Token;
        var read = _reads.GetOrAdd(id, key => new Lazy<Task<StoredToken?>>(() => LoadAsync(key)));
        return await read.Value.WaitAsync(cancellationToken);
    }

    private async Task<StoredToken?> LoadAsync(string id)
    {
        try
        {
            var at = time.GetTimestamp();
            var token = await rows.FindAsync(id, CancellationToken.None);
            if (token is null) _known.TryRemove(id, out _);
            else _known[id] = new Reading(token, at);
            return token;
        }
        finally
        {
            _reads.TryRemove(id, out _);
        }
    }

    private sealed record Reading(StoredToken Token, long At);
}
