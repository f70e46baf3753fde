using System.Runtime.CompilerServices;

namespace ProxyGuard.Service.Reports;

/// <summary>
/// A sentence of a page, written as an interpolated string: its moments tell the reader's own time on hover, and of a chain each hop
/// stands on one line where it can. Nothing in it is encoded yet.
/// </summary>
[InterpolatedStringHandler]
internal sealed class PageSentence
{
    private readonly List<SentencePart> _parts;

    public PageSentence(int literalLength, int formattedCount) =>
        _parts = new(formattedCount + (literalLength > 0 ? formattedCount + 1 : 0));

    public IReadOnlyList<SentencePart> Parts => _parts;

    public void AppendLiteral(string text) => AppendFormatted(text);

    public void AppendFormatted(string text) => _parts.Add(new(text));

    public void AppendFormatted(int number) => _parts.Add(new(Figures.Count(number)));

    public void AppendFormatted(MomentModel moment) => _parts.Add(new(moment.Text) { Moment = moment });

    /// <param name="hops">A chain, as <see cref="BreakableText.Chain"/> cuts it.</param>
    public void AppendFormatted(IReadOnlyList<string> hops) =>
        _parts.AddRange(hops.Select(hop => new SentencePart(hop) { Pieces = BreakableText.Hop(hop) }));

    public void AppendFormatted(PageSentence sentence) => _parts.AddRange(sentence._parts);

    public override string ToString() => string.Concat(_parts.Select(part => part.Text));
}

/// <summary>A part of a sentence.</summary>
internal sealed record SentencePart(string Text)
{
    /// <summary>The moment that it tells; null for none.</summary>
    public MomentModel? Moment { get; init; }

    /// <summary>The same in pieces, behind which a line may end that has no room for all of them; empty for an ordinary text.</summary>
    public IReadOnlyList<string> Pieces { get; init; } = [];
}
