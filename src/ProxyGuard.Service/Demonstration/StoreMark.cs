using ProxyGuard.Service.Fleet;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Storage;
using ProxyGuard.Service.Upkeep;

namespace ProxyGuard.Service.Demonstration;

/// <summary>The row that says that a store holds demonstration data. It is written before anything else is, or never.</summary>
internal sealed class StoreMark(ITableStore store)
{
    public const string Partition = "store";
    private const string Key = "demonstration";

    private static readonly byte[] Version1 = new PackedWriter().Number(1).ToArray();

    private static readonly string[] Partitions =
    [
        Partition, Catalogue.Partition, ActiveHours.Partition, FleetRows.Partition, IncidentRows.Partition, WorkerLease.Partition,
        Security.TokenRows.Partition, Security.AuditLog.Partition,
    ];

    /// <summary>Whether the store was found to be marked; as <see cref="ReadAsync"/> last saw it.</summary>
    public bool IsDemonstration { get; private set; }

    public async Task ReadAsync(CancellationToken cancellationToken) =>
        IsDemonstration = (await store.ReadAsync(Partition, KeyRange.Only(Key), 1, cancellationToken)).Count > 0;

    /// <summary>Marks a store that has nothing at all.</summary>
    /// <returns>Whether it is marked; a store that has anything stays as it is.</returns>
    public async Task<bool> TryWriteAsync(CancellationToken cancellationToken)
    {
        foreach (var partition in Partitions)
        {
            if ((await store.ReadAsync(partition, KeyRange.All, 1, cancellationToken)).Count > 0) return false;
        }
        return await store.CommitAsync(Partition, [RowWrite.Over(null, Key, Version1)], cancellationToken) == CommitResult.Committed;
    }
}
