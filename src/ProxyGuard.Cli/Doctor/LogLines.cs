using System.Runtime.InteropServices;

namespace ProxyGuard.Cli.Doctor;

/// <summary>A build's log line by line, bounded: what is too long is cut, what is beyond the limit is not read.</summary>
internal static class LogLines
{
    public const int MostCharacters = 64 * 1024 * 1024;
    public const int LongestLine = 64 * 1024;

    public static IEnumerable<string> Read(TextReader log)
    {
        var block = new char[LongestLine];
        var line = new List<char>();
        var total = 0;
        while (total < MostCharacters && log.Read(block, 0, block.Length) is > 0 and var read)
        {
            total += read;
            var rest = block.AsMemory(0, read);
            while (rest.Span.IndexOf('\n') is >= 0 and var end)
            {
                Append(line, rest.Span[..end]);
                yield return Take(line);
                rest = rest[(end + 1)..];
            }
            Append(line, rest.Span);
        }
        yield return Take(line);
    }

    private static void Append(List<char> line, ReadOnlySpan<char> text) =>
        line.AddRange(text[..Math.Min(text.Length, LongestLine - line.Count)]);

    private static string Take(List<char> line)
    {
        var text = new string(CollectionsMarshal.AsSpan(line));
        line.Clear();
        return text;
    }
}
