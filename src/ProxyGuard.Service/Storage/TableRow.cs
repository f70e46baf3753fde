namespace ProxyGuard.Service.Storage;

/// <summary>One row as it was read.</summary>
internal sealed record TableRow(string Key, byte[] Value, string ETag);

/// <summary>A half-open range of keys, in ordinal order.</summary>
/// <param name="From">The first key that belongs to it.</param>
/// <param name="To">The first key that does not.</param>
internal sealed record KeyRange(string From, string To)
{
    public static readonly KeyRange All = new("", "\uFFFF");

    public static KeyRange StartingWith(string prefix) => new(prefix, prefix[..^1] + (char)(prefix[^1] + 1));

    // The first key behind it in the order of code units.
    public static KeyRange Only(string key) => new(key, key + '\0');

    /// <summary>The same range without the keys up to and including this one.</summary>
    public KeyRange After(string key) => this with { From = key + '\0' };
}

/// <summary>One write of a batch, with what must be true of the row for the batch to be committed.</summary>
/// <param name="Key">The row's key.</param>
/// <param name="Value">The new value; null deletes the row.</param>
/// <param name="Condition">An ETag, <see cref="Absent"/>, or null for no condition.</param>
internal sealed record RowWrite(string Key, byte[]? Value, string? Condition)
{
    public const string Absent = "";

    /// <summary>Writes over what was read, or inserts where nothing was.</summary>
    public static RowWrite Over(TableRow? read, string key, byte[] value) => new(key, value, read?.ETag ?? Absent);
}

/// <summary>What came of a batch.</summary>
internal enum CommitResult
{
    /// <summary>Every row is written.</summary>
    Committed,

    /// <summary>A condition did not hold: nothing is written.</summary>
    Conflict,
}

/// <summary>The store cannot be reached or did not do its work; whether a batch was committed is not known.</summary>
internal sealed class StoreUnavailableException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>
/// The store cannot be used until a person changes something: it is another program's, newer than this one, or refuses us.
/// </summary>
internal sealed class StoreRefusedException(string message, Exception? cause = null) : Exception(message, cause);
