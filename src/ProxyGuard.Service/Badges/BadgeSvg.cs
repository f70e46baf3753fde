using System.Globalization;
using System.Xml;

namespace ProxyGuard.Service.Badges;

/// <summary>A badge as a picture of text: no font, style or picture from anywhere else.</summary>
internal static class BadgeSvg
{
    public const string MediaType = "image/svg+xml";

    private const string Namespace = "http://www.w3.org/2000/svg";
    private const int Height = 20;
    private const int Baseline = 14;
    private const int Padding = 6;
    private const double FontSize = 11;
    private const double Narrow = 3.9;
    private const double Common = 6.7;
    private const double Wide = 10.2;

    private static readonly XmlWriterSettings Form = new() { OmitXmlDeclaration = true, Encoding = new System.Text.UTF8Encoding(false) };

    // Dark enough for white letters: at least 4.5 to 1.
    private static readonly Dictionary<string, string> Colours = new(StringComparer.Ordinal)
    {
        ["good"] = "#2e7d32",
        ["warn"] = "#8a5a00",
        ["bad"] = "#b3261e",
        ["idle"] = "#5f6368",
    };

    public static byte[] Write(Badge badge)
    {
        var (label, message) = (WidthOf(badge.Label), WidthOf(badge.Message));
        var (left, all) = (label + 2 * Padding, label + message + 4 * Padding);
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Form))
        {
            xml.WriteStartElement("svg", Namespace);
            Attributes(xml, ("width", Number(all)), ("height", Number(Height)), ("role", "img"), ("aria-labelledby", "text"));
            Element(xml, "title", $"{badge.Label}: {badge.Message}", ("id", "text"));
            Element(xml, "rect", "", ("width", Number(left)), ("height", Number(Height)), ("fill", "#444"));
            Element(
                xml, "rect", "",
                ("x", Number(left)), ("width", Number(all - left)), ("height", Number(Height)), ("fill", Colours[badge.Level]));
            Text(xml, badge.Label, Padding, label);
            Text(xml, badge.Message, left + Padding, message);
            xml.WriteEndElement();
        }
        return bytes.ToArray();
    }

    /// <summary>About how wide the text is; the picture tells the browser to make it so, whatever font it finds.</summary>
    private static double WidthOf(string text) => Math.Round(text.EnumerateRunes().Sum(rune => rune switch
    {
        { IsAscii: false } => FontSize,
        _ when " .,:;'|!/ijlftr()[]I-".Contains((char)rune.Value) => Narrow,
        _ when "mwMWQO%@".Contains((char)rune.Value) => Wide,
        _ => Common,
    }));

    private static void Text(XmlWriter xml, string text, double left, double width) => Element(
        xml, "text", text, ("x", Number(left)), ("y", Number(Baseline)), ("textLength", Number(width)), ("fill", "#fff"),
        ("font-family", "Verdana,DejaVu Sans,sans-serif"), ("font-size", Number(FontSize)), ("aria-hidden", "true"));

    private static void Element(XmlWriter xml, string name, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        xml.WriteStartElement(name, Namespace);
        Attributes(xml, attributes);
        xml.WriteString(text);
        xml.WriteEndElement();
    }

    private static void Attributes(XmlWriter xml, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        foreach (var (name, value) in attributes) xml.WriteAttributeString(name, value);
    }

    private static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);
}
