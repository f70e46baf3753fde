using System.Globalization;
using System.Text;
using System.Text.Unicode;
using HandlebarsDotNet;
using HtmlEncoder = System.Text.Encodings.Web.HtmlEncoder;

namespace ProxyGuard.Service.Reports;

/// <summary>
/// The base library's encoder instead of the engine's: it also encodes quotes of both kinds, back-ticks and unassigned characters.
/// </summary>
internal sealed class TemplateEncoder : ITextEncoder
{
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    public IFormatProvider? FormatProvider { get; } = CultureInfo.InvariantCulture;

    public void Encode(StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

    public void Encode(string? text, TextWriter target) => Html.Encode(target, text ?? "");

    public void Encode<T>(T? text, TextWriter target) where T : IEnumerator<char>
    {
        var characters = new StringBuilder();
        while (text?.MoveNext() == true) characters.Append(text.Current);
        Encode(characters, target);
    }
}
