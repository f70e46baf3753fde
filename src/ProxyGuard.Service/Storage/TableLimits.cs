namespace ProxyGuard.Service.Storage;

/// <summary>
/// What the Azure Table service takes ("Understanding the Table service data model", "Performing entity group transactions"). Its emulator
/// and SQLite take more: the limits are held here, so that what works on one engine works on all. docs/storage.md has them with their
/// sources.
/// </summary>
internal static class TableLimits
{
    /// <summary>Rows in one batch.</summary>
    public const int BatchRows = 100;

    /// <summary>Bytes of one batch on the wire: 4 MiB.</summary>
    public const int BatchBytes = 4 * 1024 * 1024;

    /// <summary>Bytes of one property; a longer value is kept in several.</summary>
    public const int PropertyBytes = 64 * 1024;

    /// <summary>Bytes of one row's value: 1 MiB a row, its keys, its time stamp, the names of its properties and base64 included.</summary>
    public const int ValueBytes = 11 * PropertyBytes;

    /// <summary>Characters of a partition's name or of a key: 1 KiB of UTF-16.</summary>
    public const int KeyCharacters = 512;

    // What a row costs on the wire beside its value: the headers of its part, its address, the names and types of its properties.
    private const int RowOverhead = 2048;

    /// <summary>At most so many bytes does a write take of a batch's <see cref="BatchBytes"/>.</summary>
    /// <param name="partition">The name of the partition.</param>
    /// <param name="key">The row's key.</param>
    /// <param name="valueBytes">The length of its value.</param>
    public static int CostOf(string partition, string key, int valueBytes) =>
        valueBytes / 3 * 4 + 4 + RowOverhead + CostOf(partition) + CostOf(key);

    /// <summary>Whether a batch is beyond <see cref="BatchBytes"/>.</summary>
    public static bool IsTooLarge(string partition, IReadOnlyList<RowWrite> writes) =>
        writes.Sum(write => (long)CostOf(partition, write.Key, write.Value?.Length ?? 0)) > BatchBytes;

    /// <exception cref="ArgumentException">The batch is none that every engine takes.</exception>
    public static void Check(string partition, IReadOnlyList<RowWrite> writes)
    {
        CheckKey(partition);
        foreach (var write in writes) Check(write);
        if (writes.Count is 0 or > BatchRows) throw new ArgumentException($"a batch has {writes.Count} rows: 1 to {BatchRows} are allowed");
        if (writes.DistinctBy(write => write.Key).Count() < writes.Count) throw new ArgumentException("a batch names a row twice");
        if (IsTooLarge(partition, writes)) throw new ArgumentException($"a batch has more than {BatchBytes} bytes");
    }

    // A loop: this is asked some thirty times a run.
    private static int CostOf(string text)
    {
        var cost = 0;
        foreach (var character in text) cost += CostOf(character);
        return cost;
    }

    // In an address and in JSON: percent signs and \u escapes.
    private static int CostOf(char character) => char.IsAsciiLetterOrDigit(character) ? 1 + 1 : char.IsAscii(character) ? 3 + 6 : 9 + 6;

    private static void Check(RowWrite write)
    {
        CheckKey(write.Key);
        if (write is { Value: null, Condition: RowWrite.Absent }) throw new ArgumentException("a delete of what must be absent");
        if (write.Value?.Length > ValueBytes)
            throw new ArgumentException($"a row has {write.Value.Length} bytes: at most {ValueBytes} are allowed");
    }

    private static void CheckKey(string key)
    {
        if (key.Length is 0 or > KeyCharacters)
            throw new ArgumentException($"a key has {key.Length} characters: 1 to {KeyCharacters} are allowed");
        if (key.Any(IsForbidden))
            throw new ArgumentException("a key has a character that is not allowed: / \\ # ? and control characters, or one beyond U+FFFD");
    }

    // Beyond U+FFFD are no characters, or surrogates, which one engine orders by code unit and another by code point.
    private static bool IsForbidden(char character) =>
        character is '/' or '\\' or '#' or '?' or > '\uFFFD' || char.IsControl(character) || char.IsSurrogate(character);
}
