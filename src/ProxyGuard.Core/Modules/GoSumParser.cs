using System.Text;
using ProxyGuard.Core.Modules.Syntax;

namespace ProxyGuard.Core.Modules;

/// <summary>
/// Reads go.sum and go.work.sum files as <c>go</c> does: three fields a line, blank lines skipped, and of several lines for one key
/// the first with a known algorithm decides.
/// </summary>
public static class GoSumParser
{
    private const string ModSuffix = "/go.mod";
    private const string KnownAlgorithm = "h1:";

    // Old releases of go wrote the hash of an empty go.mod by mistake; go drops such lines when it reads them.
    private const string EmptyModHash = "h1:G7mAYYxgmS0lVkHyy2hEOLQCFB0DlQFTMLWggykrydY=";

    /// <summary>Reads a go.sum file.</summary>
    /// <param name="file">The file as the user would name it, for faults.</param>
    /// <param name="content">Its bytes.</param>
    /// <returns>What could be understood, and every fault up to 100.</returns>
    public static Parsed<GoSumFile> Parse(string file, ReadOnlySpan<byte> content)
    {
        var faults = new FaultList(file);
        var places = new Dictionary<ModuleVersion, int>();
        var entries = new List<GoSumEntry>();
        var number = 0;
        var text = Encoding.UTF8.GetString(content).AsSpan();
        foreach (var line in text.Split('\n'))
        {
            if (faults.IsHopeless) break;
            if (ReadLine(text[line], ++number, faults) is not { } entry) continue;
            if (places.TryAdd(entry.Module, entries.Count)) entries.Add(entry);
            else entries[places[entry.Module]] = Merge(entries[places[entry.Module]], entry);
        }
        return new Parsed<GoSumFile>(new GoSumFile(entries), faults.ToList());
    }

    private static GoSumEntry? ReadLine(ReadOnlySpan<char> line, int number, FaultList faults)
    {
        // Three fields are wanted; a fourth part is enough to know that there are more, however long the line is.
        Span<Range> parts = stackalloc Range[4];
        line = line.Trim();
        var count = line.SplitAny(parts, default(ReadOnlySpan<char>), StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (count == 0) return null;
        if (count != 3)
        {
            faults.Add(number, WrongFields(FaultList.Excerpt(line), count));
            return null;
        }
        if (line.IndexOfAny('\uFFFD', '\0') >= 0)
        {
            faults.Add(number, $"'{FaultList.Excerpt(line)}' is not text in UTF-8");
            return null;
        }
        var hash = line[parts[2]];
        var known = hash.StartsWith(KnownAlgorithm) && hash is not EmptyModHash ? hash.ToString() : null;
        return Entry(line[parts[0]].ToString(), line[parts[1]], known, number);
    }

    private static FormattableString WrongFields(string line, int count) => count switch
    {
        > 3 => $"'{line}' has more than 3 fields; expected {Fields}",
        _ => $"'{line}' has {count} fields; expected {Fields}",
    };

    private static FormattableString Fields => $"3: module/path, v1.2.3 or v1.2.3/go.mod, h1:hash";

    private static GoSumEntry Entry(string path, ReadOnlySpan<char> version, string? hash, int number) => version.EndsWith(ModSuffix)
        ? new GoSumEntry(new ModuleVersion(path, version[..^ModSuffix.Length].ToString()), null, hash, number)
        : new GoSumEntry(new ModuleVersion(path, version.ToString()), hash, null, number);

    private static GoSumEntry Merge(GoSumEntry first, GoSumEntry later) =>
        first with { ZipHash = first.ZipHash ?? later.ZipHash, ModHash = first.ModHash ?? later.ModHash };
}
