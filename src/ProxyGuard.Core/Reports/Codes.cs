using System.Diagnostics.CodeAnalysis;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProxyGuard.Core.Reports;

/// <summary>The codes of an enum as <see cref="CodeConverter{T}"/> writes them, for readers and for pages.</summary>
public static class Codes
{
    private const int LongestCode = 100;
    private const DynamicallyAccessedMemberTypes Fields = DynamicallyAccessedMemberTypes.PublicFields;

    /// <summary>Every code of an enum, in its order.</summary>
    public static IReadOnlyCollection<string> All<[DynamicallyAccessedMembers(Fields)] T>()
        where T : struct, Enum => Table<T>.TextOf.Values;

    /// <summary>The code of a value, such as <c>checksum-mismatch</c>.</summary>
    public static string Of<[DynamicallyAccessedMembers(Fields)] T>(T value) where T : struct, Enum => Table<T>.TextOf[value];

    /// <summary>The value of a code; codes are exact, case included.</summary>
    public static bool TryParse<[DynamicallyAccessedMembers(Fields)] T>(string code, out T value) where T : struct, Enum =>
        Table<T>.ValueOf.TryGetValue(code, out value);

    /// <summary>The same of UTF-8, without a text of its own.</summary>
    public static bool TryParse<[DynamicallyAccessedMembers(Fields)] T>(ReadOnlySpan<byte> code, out T value) where T : struct, Enum
    {
        Span<char> text = stackalloc char[LongestCode];
        value = default;
        return code.Length <= text.Length
            && Encoding.UTF8.TryGetChars(code, text, out var length)
            && Table<T>.ValueOf.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[..length], out value);
    }

    private static class Table<[DynamicallyAccessedMembers(Fields)] T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> TextOf = Enum.GetValues<T>().ToDictionary(value => value, MakeText);
        public static readonly Dictionary<string, T> ValueOf =
            TextOf.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);

        private static string MakeText(T value)
        {
            var name = value.ToString();
            var chosen = typeof(T).GetField(name)!.GetCustomAttribute<JsonStringEnumMemberNameAttribute>();
            return chosen?.Name ?? JsonNamingPolicy.KebabCaseLower.ConvertName(name);
        }
    }
}
