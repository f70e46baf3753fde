using HandlebarsDotNet;

namespace ProxyGuard.Service.Reports;

/// <summary>The templates of one folder, compiled. Files named <c>_….hbs</c> are partials.</summary>
internal sealed class TemplateFolder
{
    private const string Extension = ".hbs";

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HandlebarsTemplate<object, object>> _pages = new(StringComparer.Ordinal);
    private readonly List<TemplateFault> _faults = [];

    /// <summary>Reads all files of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="shipped">What stands in for a file that is broken or missing; null for nothing.</param>
    public TemplateFolder(string folder, TemplateFolder? shipped = null)
    {
        var handlebars = Handlebars.Create(
            new HandlebarsConfiguration { TextEncoder = new TemplateEncoder(), ThrowOnUnresolvedBindingExpression = true });
        foreach (var file in Directory.EnumerateFiles(folder, "*" + Extension).Order(StringComparer.Ordinal))
            Compile(handlebars, Path.GetFileName(file), File.ReadAllText(file));
        var reserve = shipped?._texts ?? [];
        var partials = reserve.Where(pair => !_texts.ContainsKey(pair.Key)).Concat(_texts).Where(pair => pair.Key.StartsWith('_'));
        foreach (var (file, text) in partials) handlebars.RegisterTemplate(Path.GetFileNameWithoutExtension(file), text);
        _faults.AddRange(reserve.Keys.Where(file => !File.Exists(Path.Combine(folder, file))).Select(TemplateFault.Missing));
    }

    /// <summary>What is broken or missing in it.</summary>
    public IReadOnlyList<TemplateFault> Faults => _faults;

    public bool Has(string page) => _pages.ContainsKey(page);

    public string Render(string page, PageModel model) => _pages[page](model);

    /// <summary>What was wrong when a page was rendered.</summary>
    public TemplateFault FaultOf(string page, Exception fault) => TemplateFault.Of(page + Extension, _texts, fault);

    private void Compile(IHandlebars handlebars, string file, string text)
    {
        try
        {
            var compiled = handlebars.Compile(text);
            _texts[file] = text;
            if (!file.StartsWith('_')) _pages[Path.GetFileNameWithoutExtension(file)] = compiled;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            _faults.Add(TemplateFault.Of(file, new Dictionary<string, string> { [file] = text }, fault));
        }
    }
}
