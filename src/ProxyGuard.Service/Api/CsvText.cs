using System.Buffers;
using System.Globalization;
using System.Text;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Api;

/// <summary>
/// A table as RFC 4180 text in UTF-8. A text that a spreadsheet would take for a formula gets an apostrophe in front, which makes it text.
/// </summary>
internal sealed class CsvText
{
    public const string MediaType = "text/csv";

    private const int LongestName = 100;
    private static readonly SearchValues<char> Quoted = SearchValues.Create(",\"\r\n");
    private static readonly SearchValues<char> FormulaStarts = SearchValues.Create("=+-@\t\r\n");
    private readonly StringBuilder _text = new();
    private bool _isInLine;

    public CsvText(IEnumerable<string> columns)
    {
        foreach (var column in columns) Text(column);
        EndLine();
    }

    public CsvText Text(string? value)
    {
        BeginCell();
        if (string.IsNullOrEmpty(value)) return this;
        var safe = FormulaStarts.Contains(value[0]) ? "'" + value : value;
        if (safe.AsSpan().ContainsAny(Quoted)) _text.Append('"').Append(safe.Replace("\"", "\"\"")).Append('"');
        else _text.Append(safe);
        return this;
    }

    public CsvText Number(double? value)
    {
        BeginCell();
        _text.Append(CultureInfo.InvariantCulture, $"{value}");
        return this;
    }

    public CsvText Flag(bool? value) => Text(value switch { true => "true", false => "false", null => null });

    public CsvText Code<T>(T? value) where T : struct, Enum => Text(value is { } known ? Codes.Of(known) : null);

    public CsvText Time(DateTimeOffset? value) =>
        Text(value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFF'Z'", CultureInfo.InvariantCulture));

    public CsvText Day(DateOnly? value) => Text(value?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    public CsvText List<T>(IEnumerable<T> values) => Text(string.Join(' ', values));

    public void EndLine()
    {
        _text.Append("\r\n");
        _isInLine = false;
    }

    public override string ToString() => _text.ToString();

    /// <summary>The answer with this table as a file.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">What it is of; only letters, digits, dots, underscores and hyphens of it are kept.</param>
    public IResult ToResult(HttpContext context, string name)
    {
        var safe = string.Concat(name.Take(LongestName).Select(letter => IsSafe(letter) ? letter : '-'));
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{safe}.csv\"";
        return TypedResults.Text(_text.ToString(), MediaType, Encoding.UTF8);
    }

    private static bool IsSafe(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-';

    private void BeginCell()
    {
        if (_isInLine) _text.Append(',');
        _isInLine = true;
    }
}
