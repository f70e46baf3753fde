namespace ProxyGuard.Service.Storage.AzureTables;

/// <summary>A key range as the Table service's filter. It takes no control characters: "just behind this key" is a comparison.</summary>
internal static class RowFilter
{
    public static string Of(string partition, KeyRange range)
    {
        var within = range == KeyRange.Only(range.From) ? [Term("RowKey", "eq", range.From)] : Bounds(range);
        return string.Join(" and ", within.Prepend(Term("PartitionKey", "eq", partition)));
    }

    private static IEnumerable<string> Bounds(KeyRange range)
    {
        if (range.From != KeyRange.All.From) yield return IsBehind(range.From) ? Term("gt", range.From[..^1]) : Term("ge", range.From);
        if (range.To != KeyRange.All.To) yield return IsBehind(range.To) ? Term("le", range.To[..^1]) : Term("lt", range.To);
    }

    private static bool IsBehind(string bound) => bound.EndsWith('\0');

    private static string Term(string comparison, string value) => Term("RowKey", comparison, value);

    private static string Term(string property, string comparison, string value) => $"{property} {comparison} {Quote(value)}";

    /// <summary>A text as a literal of filters and addresses.</summary>
    public static string Quote(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";
}
