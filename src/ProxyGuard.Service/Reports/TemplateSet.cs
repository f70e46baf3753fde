using System.Text.Unicode;
using HandlebarsDotNet;
using Microsoft.Extensions.Options;

namespace ProxyGuard.Service.Reports;

/// <summary>
/// The templates of one folder, compiled at start. Files named <c>_….hbs</c> are partials.
/// </summary>
internal sealed class TemplateSet
{
    private static readonly string[] Required = ["_head", "_foot", "index", "repository", "run", "accounting", "message", "sign-in"];

    private readonly Dictionary<string, HandlebarsTemplate<object, object>> _pages = new(StringComparer.Ordinal);

    public TemplateSet(IOptions<ReportsOptions> options)
    {
        var folder = options.Value.Templates;
        var handlebars = Handlebars.Create(
            new HandlebarsConfiguration { TextEncoder = new Encoder(), ThrowOnUnresolvedBindingExpression = true });
        foreach (var page in Required.Where(page => !File.Exists(Path.Combine(folder, page + ".hbs"))))
            throw new TemplateException($"Reports:Templates: {Path.Combine(folder, page + ".hbs")} is missing");
        foreach (var file in Directory.EnumerateFiles(folder, "_*.hbs"))
        {
            Compile(handlebars, file);
            handlebars.RegisterTemplate(Path.GetFileNameWithoutExtension(file), File.ReadAllText(file));
        }
        foreach (var file in Directory.EnumerateFiles(folder, "*.hbs").Where(file => !Path.GetFileName(file).StartsWith('_')))
            _pages[Path.GetFileNameWithoutExtension(file)] = Compile(handlebars, file);
    }

    /// <summary>Renders a page by the template of the model's language, where there is one: long prose has one each.</summary>
    public string Render(string page, PageModel model) =>
        (_pages.TryGetValue($"{page}.{model.T.Code}", out var own) ? own : _pages[page])(model);

    private static HandlebarsTemplate<object, object> Compile(IHandlebars handlebars, string file)
    {
        try
        {
            return handlebars.Compile(File.ReadAllText(file));
        }
        catch (HandlebarsException fault)
        {
            throw new TemplateException($"{file}: {fault.Message}", fault);
        }
    }

    // The base library's encoder instead of the engine's: it also encodes quotes of both kinds, back-ticks and unassigned characters.
    private sealed class Encoder : ITextEncoder
    {
        private static readonly System.Text.Encodings.Web.HtmlEncoder Html =
            System.Text.Encodings.Web.HtmlEncoder.Create(UnicodeRanges.All);

        public IFormatProvider? FormatProvider { get; } = System.Globalization.CultureInfo.InvariantCulture;

        public void Encode(System.Text.StringBuilder? text, TextWriter target) => Encode(text?.ToString(), target);

        public void Encode(string? text, TextWriter target) => Html.Encode(target, text ?? "");

        public void Encode<T>(T? text, TextWriter target) where T : IEnumerator<char>
        {
            var characters = new System.Text.StringBuilder();
            while (text?.MoveNext() == true) characters.Append(text.Current);
            Encode(characters, target);
        }
    }
}

/// <summary>A template is missing or broken.</summary>
internal sealed class TemplateException(string message, Exception? cause = null) : Exception(message, cause);
