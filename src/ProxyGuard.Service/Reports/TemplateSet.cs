using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace ProxyGuard.Service.Reports;

/// <summary>
/// The templates that an operator mounted, with the shipped ones in reserve: one that is broken or missing, or that fails on a page, is
/// named once, and the shipped one serves instead.
/// </summary>
internal sealed partial class TemplateSet
{
    private readonly ILogger _log;
    private readonly TemplateFolder _shipped;
    private readonly TemplateFolder _mounted;

    // By page: those that failed when they were rendered.
    private readonly ConcurrentDictionary<string, TemplateFault> _failed = new(StringComparer.Ordinal);

    public TemplateSet(IOptions<ReportsOptions> options, ILogger<TemplateSet> log)
    {
        _log = log;
        _shipped = new TemplateFolder(ReportsOptions.ShippedTemplates);
        // Ours must be whole: what is wrong with the installation is not told as a fault of the operator.
        if (_shipped.Faults is [var broken, ..]) throw new TemplateException($"{ReportsOptions.ShippedTemplates}: {broken}");
        var isShipped = Path.GetFullPath(options.Value.Templates) == Path.GetFullPath(ReportsOptions.ShippedTemplates);
        _mounted = isShipped ? _shipped : new TemplateFolder(options.Value.Templates, _shipped);
        foreach (var fault in _mounted.Faults) Log.Broken(_log, fault);
    }

    /// <summary>Templates for which the shipped ones serve; empty when all is well.</summary>
    public IReadOnlyList<TemplateFault> Faults =>
        [.. _mounted.Faults, .. _failed.Values.OrderBy(fault => fault.File, StringComparer.Ordinal)];

    /// <summary>Renders a page by the template of the model's language, where there is one: long prose has one each.</summary>
    public string Render(string page, PageModel model)
    {
        var ofLanguage = $"{page}.{model.T.Code}";
        var name = _mounted.Has(ofLanguage) || _shipped.Has(ofLanguage) ? ofLanguage : page;
        return RenderMounted(name, model) ?? _shipped.Render(name, model);
    }

    // Whatever is thrown: if it is no fault of the template, the shipped one throws it too.
    private string? RenderMounted(string page, PageModel model)
    {
        if (_mounted == _shipped || !_mounted.Has(page) || _failed.ContainsKey(page)) return null;
        try
        {
            return _mounted.Render(page, model);
        }
        catch (Exception thrown) when (thrown is not OutOfMemoryException)
        {
            var fault = _mounted.FaultOf(page, thrown);
            if (_failed.TryAdd(page, fault)) Log.Broken(_log, fault);
            return null;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Error, "Reports:Templates: {Fault}; the shipped template serves instead")]
        public static partial void Broken(ILogger logger, TemplateFault fault);
    }
}

/// <summary>A shipped template is missing or broken.</summary>
internal sealed class TemplateException(string message) : Exception(message);
