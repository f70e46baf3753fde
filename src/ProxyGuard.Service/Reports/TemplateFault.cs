using System.Globalization;
using System.Text.RegularExpressions;
using HandlebarsDotNet.Compiler;

namespace ProxyGuard.Service.Reports;

/// <summary>What is wrong with a template, for who mounted it.</summary>
/// <param name="File">The name of its file.</param>
/// <param name="Line">The line, from 1; 0 where there is none to name.</param>
/// <param name="Reason">Why, in the words of the engine.</param>
internal sealed partial record TemplateFault(string File, int Line, string Reason)
{
    public static TemplateFault Missing(string file) => new(file, 0, "is missing");

    /// <summary>What the engine said of a page.</summary>
    /// <param name="page">The name of the page's file.</param>
    /// <param name="texts">All templates of its folder by the names of their files.</param>
    /// <param name="fault">What it threw.</param>
    public static TemplateFault Of(string page, IReadOnlyDictionary<string, string> texts, Exception fault)
    {
        var reason = fault.GetBaseException();
        return reason is HandlebarsUndefinedBindingException unknown
            ? OfName(page, texts, unknown)
            : new(page, LineIn(reason.Message), FirstLine(reason.Message));
    }

    public override string ToString() => Line > 0 ? $"{File}:{Line}: {Reason}" : $"{File}: {Reason}";

    // The engine tells the name that it does not know, not where: the place is the first in the page, else in a partial.
    private static TemplateFault OfName(string page, IReadOnlyDictionary<string, string> texts, HandlebarsUndefinedBindingException fault)
    {
        var name = string.IsNullOrEmpty(fault.Path) ? fault.MissingKey : fault.Path;
        var files = texts.Keys.Where(file => file.StartsWith('_')).Order(StringComparer.Ordinal).Prepend(page);
        foreach (var file in files.Where(texts.ContainsKey))
        {
            var line = Array.FindIndex(texts[file].Split('\n'), text => IsNamed(text, name)) + 1;
            if (line > 0) return new(file, line, $"{{{{{name}}}}} is not known");
        }
        return new(page, 0, $"{{{{{name}}}}} is not known");
    }

    private static bool IsNamed(string line, string name) =>
        Regex.IsMatch(line, $@"\{{\{{[^}}]*(?<![\w.]){Regex.Escape(name)}(?!\w)", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static int LineIn(string message) =>
        Place().Match(message) is { Success: true } place ? int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    private static string FirstLine(string message) => message.Split('\n')[0].TrimEnd();

    [GeneratedRegex(@"Occured at: ([0-9]{1,6}):")]
    private static partial Regex Place();
}
