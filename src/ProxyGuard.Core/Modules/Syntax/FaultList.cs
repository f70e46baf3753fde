using System.Globalization;
using System.Text;

namespace ProxyGuard.Core.Modules.Syntax;

/// <summary>Collects the faults of one file, up to a cap that keeps a hostile file from becoming a flood.</summary>
internal sealed class FaultList(string file)
{
    private const int Most = 100;
    private const int Hopeless = 100_000;
    private const int ExcerptLength = 60;

    private readonly List<SourceFault> faults = [];
    private int dropped;

    /// <summary>Whether there are so many that the rest of the file is not worth reading: it is no module file at all.</summary>
    public bool IsHopeless => dropped >= Hopeless;

    // Words are put together only when they are read: a million faults are to be counted within a second.
    public void Add(int line, FormattableString words)
    {
        if (faults.Count >= Most) dropped++;
        else faults.Add(new SourceFault(file, line, words));
    }

    /// <summary>The faults in file order, and how many more there are beyond the cap.</summary>
    public IReadOnlyList<SourceFault> ToList()
    {
        IEnumerable<SourceFault> ordered = faults.OrderBy(fault => fault.Line);
        if (dropped == 0) return [.. ordered];
        return [.. ordered, new SourceFault(file, 0, HowMany())];
    }

    private FormattableString HowMany()
    {
        if (IsHopeless) return $"{dropped} more faults are not shown, and the rest of the file was not read";
        return $"{dropped} more faults are not shown";
    }

    /// <summary>A piece of the file as a message may show it: short, on one line, without control characters.</summary>
    public static string Excerpt(ReadOnlySpan<char> text)
    {
        var excerpt = new StringBuilder(ExcerptLength);
        foreach (var rune in text.EnumerateRunes())
        {
            if (excerpt.Length >= ExcerptLength - 3) return excerpt.Append('…').ToString();
            if (IsShown(rune)) excerpt.Append(rune.ToString());
            else excerpt.Append('\uFFFD');
        }
        return excerpt.ToString();
    }

    private static bool IsShown(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned);
}
