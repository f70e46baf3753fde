using System.Globalization;
using System.Runtime.CompilerServices;
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

    private bool IsFull => faults.Count >= Most;

    public void Add(int line, string message)
    {
        if (IsFull) dropped++;
        else faults.Add(new SourceFault(file, line, message));
    }

    public void Add(int line, [InterpolatedStringHandlerArgument("")] ref Message message) => Add(line, message.ToString());

    /// <summary>The faults in file order, and how many more there are beyond the cap.</summary>
    public IReadOnlyList<SourceFault> ToList()
    {
        IEnumerable<SourceFault> ordered = faults.OrderBy(fault => fault.Line);
        if (dropped == 0) return [.. ordered];
        var rest = IsHopeless ? ", and the rest of the file was not read" : "";
        return [.. ordered, new SourceFault(file, 0, $"{dropped} more faults are not shown{rest}")];
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

    /// <summary>A message that is not put together when nobody will read it: a million faults are to be counted within a second.</summary>
    [InterpolatedStringHandler]
    public ref struct Message
    {
        private DefaultInterpolatedStringHandler text;
        private readonly bool isWanted;

        public Message(int literalLength, int formattedCount, FaultList faults, out bool isWanted)
        {
            this.isWanted = isWanted = !faults.IsFull;
            text = isWanted ? new DefaultInterpolatedStringHandler(literalLength, formattedCount) : default;
        }

        public void AppendLiteral(string literal) => text.AppendLiteral(literal);

        public void AppendFormatted<T>(T value) => text.AppendFormatted(value);

        public override string ToString() => isWanted ? text.ToStringAndClear() : "";
    }
}
