using System.Text.Json;

namespace ProxyGuard.Core.Explaining;

/// <summary>A JSON value that knows on which line it stands, so that a fault can name it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Text">The text of a string; empty for all else.</param>
/// <param name="Members">The members of an object and the items of a list, which have no names.</param>
internal sealed record JsonTree(JsonTokenType Kind, int Line, string Text, IReadOnlyList<(string Name, JsonTree Value)> Members)
{
    private static readonly JsonReaderOptions Options = new()
    {
        MaxDepth = 16,
        CommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    /// <summary>Reads a document.</summary>
    /// <exception cref="JsonException">It is none; the exception says where.</exception>
    public static JsonTree Parse(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        var line = 1;
        var counted = 0;
        Next(ref reader, utf8, ref line, ref counted);
        var tree = Read(ref reader, utf8, ref line, ref counted);
        reader.Read();
        return tree;
    }

    private static JsonTree Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, ref int line, ref int counted)
    {
        var (kind, at) = (reader.TokenType, line);
        if (kind == JsonTokenType.String) return new(kind, at, TextOf(ref reader), []);
        if (kind is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return new(kind, at, "", []);
        var members = new List<(string, JsonTree)>();
        for (Next(ref reader, utf8, ref line, ref counted); reader.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray);)
        {
            var name = "";
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                name = TextOf(ref reader);
                Next(ref reader, utf8, ref line, ref counted);
            }
            members.Add((name, Read(ref reader, utf8, ref line, ref counted)));
            Next(ref reader, utf8, ref line, ref counted);
        }
        return new(kind, at, "", members);
    }

    // Half a surrogate pair can be escaped, and is no text.
    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("a text that is not Unicode");
        }
    }

    private static void Next(ref Utf8JsonReader reader, ReadOnlySpan<byte> utf8, ref int line, ref int counted)
    {
        reader.Read();
        var start = (int)reader.TokenStartIndex;
        line += utf8[counted..start].Count((byte)'\n');
        counted = start;
    }
}
