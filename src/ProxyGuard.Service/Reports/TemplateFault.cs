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
        if (reason is HandlebarsUndefinedBindingException unknown) return OfName(page, texts, unknown);
        var line = LineIn(reason.Message);
        return new(page, line > 0 ? line : UnclosedLine(texts.GetValueOrDefault(page, "")), FirstLine(reason.Message));
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

    // Of a block that does not end the engine tells only its kind.
    private static int UnclosedLine(string text)
    {
        var open = new Stack<int>();
        var lines = text.Split('\n');
        for (var number = 1; number <= lines.Length; number++)
        {
            foreach (var mark in Blocks().EnumerateMatches(lines[number - 1]))
            {
                if (lines[number - 1][mark.Index + mark.Length - 1] != '/') open.Push(number);
                else if (open.Count > 0) open.Pop();
            }
        }
        return open.TryPop(out var line) ? line : 0;
    }

    private static string FirstLine(string message) => message.Split('\n')[0].TrimEnd();

    [GeneratedRegex(@"\{\{[#^/]")]
    private static partial Regex Blocks();

    [GeneratedRegex(@"Occured at: ([0-9]{1,6}):")]
    private static partial Regex Place();
}
