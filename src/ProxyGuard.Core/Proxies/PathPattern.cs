using System.Text;

namespace ProxyGuard.Core.Proxies;

/// <summary>
/// A shell pattern as Go's path.Match reads it: <c>*</c> and <c>?</c> do not cross a slash, <c>[a-z]</c> and <c>[^a-z]</c> are classes,
/// a backslash takes the next character as it is. The whole name must match.
/// </summary>
internal sealed class PathPattern
{
    private readonly List<Chunk> _chunks = [];

    private PathPattern()
    {
    }

    /// <summary>The pattern, or null when it is malformed; <c>go</c> lets such a pattern match nothing.</summary>
    public static PathPattern? TryParse(string text)
    {
        var pattern = new PathPattern();
        var reader = new Reader(text);
        while (!reader.AtEnd)
        {
            var chunk = new Chunk(reader.SkipStars(), []);
            while (!reader.AtEnd && reader.Peek != '*')
            {
                if (reader.ReadTerm() is not { } term) return null;
                chunk.Terms.Add(term);
            }
            pattern._chunks.Add(chunk);
        }
        return pattern;
    }

    /// <summary>
    /// Whether the name matches. As in Go each chunk takes the first place where it fits and that is not tried again, which matters only
    /// for a
    /// class that matches a slash.
    /// </summary>
    public bool Matches(string name)
    {
        var runes = name.EnumerateRunes().ToArray();
        var position = 0;
        for (var i = 0; i < _chunks.Count; i++)
        {
            if (_chunks[i].Place(runes, position, isLast: i == _chunks.Count - 1) is not { } next) return false;
            position = next;
        }
        return position == runes.Length;
    }

    /// <summary>A stretch without stars, perhaps after one.</summary>
    private sealed record Chunk(bool AfterStar, List<Term> Terms)
    {
        public int? Place(Rune[] name, int start, bool isLast)
        {
            for (var at = start; ; at++)
            {
                var end = at + Terms.Count;
                if (Terms.Count == 0 && AfterStar) end = name.Length;
                if (FitsAt(name, at, start, end) && (!isLast || end == name.Length)) return end;
                if (!AfterStar || at >= name.Length || name[at].Value == '/') return null;
            }
        }

        private bool FitsAt(Rune[] name, int at, int start, int end)
        {
            if (end > name.Length) return false;
            if (Terms.Count == 0) return !name.AsSpan(start, end - start).Contains(new Rune('/'));
            for (var i = 0; i < Terms.Count; i++)
            {
                if (!Terms[i].Matches(name[at + i].Value)) return false;
            }
            return true;
        }
    }

    /// <summary>What one character may be.</summary>
    private sealed record Term(bool Negated, List<(int Low, int High)> Ranges)
    {
        public static Term AnyButSlash { get; } = new(true, [('/', '/')]);

        public static Term Literal(int value) => new(false, [(value, value)]);

        public bool Matches(int value) => Ranges.Exists(range => range.Low <= value && value <= range.High) != Negated;
    }

    private sealed class Reader(string text)
    {
        private readonly Rune[] _runes = [.. text.EnumerateRunes()];
        private int _position;

        public bool AtEnd => _position == _runes.Length;

        public int Peek => AtEnd ? -1 : _runes[_position].Value;

        public bool SkipStars()
        {
            var start = _position;
            while (Peek == '*') _position++;
            return _position > start;
        }

        public Term? ReadTerm() => Read() switch
        {
            '?' => Term.AnyButSlash,
            '[' => ReadClass(),
            '\\' => AtEnd ? null : Term.Literal(Read()),
            var literal => Term.Literal(literal),
        };

        private Term? ReadClass()
        {
            var negated = Skip('^');
            var ranges = new List<(int, int)>();
            while (Peek != ']' || ranges.Count == 0)
            {
                if (ReadBound() is not { } low) return null;
                var high = Skip('-') ? ReadBound() : low;
                if (high is null) return null;
                ranges.Add((low, high.Value));
            }
            _position++;
            return new Term(negated, ranges);
        }

        private int? ReadBound()
        {
            if (AtEnd || Peek is '-' or ']') return null;
            if (Skip('\\') && AtEnd) return null;
            var bound = Read();
            return AtEnd ? null : bound;
        }

        private bool Skip(char expected)
        {
            if (Peek != expected) return false;
            _position++;
            return true;
        }

        private int Read() => _runes[_position++].Value;
    }
}
