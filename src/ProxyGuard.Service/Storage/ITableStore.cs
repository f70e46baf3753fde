namespace ProxyGuard.Service.Storage;

/// <summary>
/// A partitioned table, and nothing more: the shape that SQLite and the Azure Table service share. Keys are compared by their UTF-16
/// code units. What <see cref="TableLimits"/> does not allow is a fault of the caller and refused by every engine alike.
/// </summary>
internal interface ITableStore
{
    /// <summary>Makes the table when missing.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer now.</exception>
    /// <exception cref="StoreRefusedException">It never will as it is: not ours, newer than this program, refused credentials.</exception>
    public Task PrepareAsync(CancellationToken cancellationToken);

    /// <summary>Rows of one partition in key order, at most so many.</summary>
    /// <exception cref="StoreUnavailableException">The store does not answer now.</exception>
    public Task<IReadOnlyList<TableRow>> ReadAsync(string partition, KeyRange range, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Writes all rows of a batch, or none when a condition does not hold. To delete a row that is not there is a condition that does not
    /// hold.
    /// </summary>
    /// <exception cref="StoreUnavailableException">Whether the batch was committed is not known: read before repeating it.</exception>
    public Task<CommitResult> CommitAsync(string partition, IReadOnlyList<RowWrite> writes, CancellationToken cancellationToken);
}
