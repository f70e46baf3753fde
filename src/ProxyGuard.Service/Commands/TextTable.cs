namespace ProxyGuard.Service.Commands;

/// <summary>Rows in columns of equal width.</summary>
internal static class TextTable
{
    public static async Task WriteAsync(TextWriter output, IEnumerable<string[]> rows)
    {
        var cells = rows.Select(row => row.Select(Plain).ToArray()).ToList();
        if (cells.Count == 0) return;
        var widths = Enumerable.Range(0, cells[0].Length).Select(column => cells.Max(row => row[column].Length)).ToList();
        foreach (var row in cells)
            await output.WriteLineAsync(string.Join("  ", row.Select((cell, column) => cell.PadRight(widths[column]))).TrimEnd());
    }

    // A terminal obeys control characters; what was stored long ago may hold any.
    private static string Plain(string cell) => string.Concat(cell.Select(character => char.IsControl(character) ? '?' : character));
}
