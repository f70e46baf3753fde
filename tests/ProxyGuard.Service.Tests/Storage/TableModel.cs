using ProxyGuard.Service.Storage;

namespace ProxyGuard.Service.Tests.Storage;

/// <summary>One partition as a sorted dictionary: draws batches, says how each must end, and learns the engine's tags.</summary>
internal sealed class TableModel(int seed)
{
    private static readonly string[] Alphabet = ["a", "a|1", "a|2", "a!", "a'", "a~", "b", "b|", "b|1", "b}", "c%20", "d"];
    private readonly Random _random = new(seed);
    private readonly SortedDictionary<string, byte[]> _rows = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _tags = [];
    private readonly List<string> _staleTags = [];

    public IReadOnlyList<RowWrite> DrawBatch() =>
        [.. _random.GetItems(Alphabet, _random.Next(1, 5)).Distinct().Select(Draw)];

    public CommitResult Apply(IReadOnlyList<RowWrite> batch)
    {
        if (!batch.All(Holds)) return CommitResult.Conflict;
        foreach (var write in batch)
        {
            if (write.Value is null) _rows.Remove(write.Key);
            else _rows[write.Key] = write.Value;
        }
        return CommitResult.Committed;
    }

    /// <summary>Compares with what the engine has now, and takes its tags.</summary>
    public void Learn(IReadOnlyList<TableRow> rows)
    {
        Assert.Equal(_rows.Keys, rows.Select(row => row.Key));
        Assert.Equal(_rows.Values, rows.Select(row => row.Value));
        _staleTags.AddRange(_tags.Values.Except(rows.Select(row => row.ETag)));
        _tags.Clear();
        foreach (var row in rows) _tags[row.Key] = row.ETag;
    }

    public (KeyRange Range, int Limit) DrawRange()
    {
        var (one, other) = (Pick(), Pick());
        var range = _random.Next(5) switch
        {
            0 => KeyRange.All,
            1 => KeyRange.Only(one),
            2 => KeyRange.StartingWith(one),
            3 => KeyRange.All.After(one),
            _ => new KeyRange(one, other),
        };
        return (range, _random.Next(1, 8));
    }

    public IEnumerable<string> Keys(KeyRange range, int limit) => _rows.Keys
        .Where(key => string.CompareOrdinal(key, range.From) >= 0 && string.CompareOrdinal(key, range.To) < 0)
        .Take(limit);

    private string Pick() => Alphabet[_random.Next(Alphabet.Length)];

    private RowWrite Draw(string key)
    {
        byte[]? value = _random.Next(4) == 0 ? null : [.. Enumerable.Repeat((byte)_random.Next(256), _random.Next(5))];
        var condition = (_tags.GetValueOrDefault(key), _random.Next(8)) switch
        {
            (_, 0) when _staleTags.Count > 0 => _staleTags[_random.Next(_staleTags.Count)],
            (_, 1) when value is not null => RowWrite.Absent,
            ({ } tag, < 5) => tag,
            (null, _) when value is not null => RowWrite.Absent,
            _ => null,
        };
        return new RowWrite(key, value, condition);
    }

    private bool Holds(RowWrite write) => write.Condition switch
    {
        RowWrite.Absent => !_rows.ContainsKey(write.Key),
        null => write.Value is not null || _rows.ContainsKey(write.Key),
        var tag => _tags.TryGetValue(write.Key, out var current) && current == tag,
    };
}
