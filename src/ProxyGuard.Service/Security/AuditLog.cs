using System.Globalization;
using System.Security.Cryptography;
using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Security;

/// <summary>One thing that was done to the store by a person.</summary>
internal sealed record AuditEntry(DateTimeOffset Time, string Who, string Action, string Subject, string Details);

/// <summary>Who changed what: one row each, the newest first, never swept.</summary>
internal sealed class AuditLog(ITableStore store, TimeProvider time)
{
    public const string Partition = "audit";
    private const int Version = 1;

    /// <summary>Adds a row; who did it is the user of the operating system.</summary>
    /// <param name="action">What was done, such as <c>token-add</c>.</param>
    /// <param name="subject">To what: a token's id, a repository.</param>
    /// <param name="details">What else is worth knowing; never a secret.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task AppendAsync(string action, string subject, string details, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var value = new PackedWriter().Number(Version)
            .Number(now.ToUnixTimeMilliseconds()).Text(Environment.UserName).Text(action).Text(subject).Text(details)
            .ToArray();
        var result = await store.CommitAsync(Partition, [new RowWrite(KeyOf(now), value, RowWrite.Absent)], cancellationToken);
        if (result != CommitResult.Committed) throw new StoreUnavailableException("a row of the audit was taken; try again");
    }

    public async Task<IReadOnlyList<AuditEntry>> ReadAsync(int most, CancellationToken cancellationToken)
    {
        var rows = await store.ReadAsync(Partition, KeyRange.All, most, cancellationToken);
        return [.. rows.Select(row => Read(row.Value))];
    }

    private static string KeyOf(DateTimeOffset time)
    {
        var inverted = (DateTimeOffset.MaxValue.Ticks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
        return $"{inverted}|{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
    }

    private static AuditEntry Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new PackedReader(bytes);
        if (reader.Number() is var version && version != Version)
            throw new InvalidDataException($"an audit row has version {version}, this program knows up to {Version}: update it");
        var at = DateTimeOffset.FromUnixTimeMilliseconds(reader.Number());
        return new AuditEntry(at, reader.Text(), reader.Text(), reader.Text(), reader.Text());
    }
}
