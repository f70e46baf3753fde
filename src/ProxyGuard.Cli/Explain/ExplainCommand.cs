using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core;
using ProxyGuard.Core.Explaining;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Explain;

/// <summary>
/// <c>proxyguard explain</c>: which hop serves what, and where the chain is weak, by live probes or by a saved run report; or, with
/// <c>--faults</c>, what <c>go</c> would do in a made-up situation. Sets nothing.
/// </summary>
/// <param name="arguments">The command line.</param>
/// <param name="environment">The process environment.</param>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
/// <param name="language">The reader's language.</param>
internal sealed class ExplainCommand(
    CommandLineArguments arguments, IReadOnlyDictionary<string, string> environment, TextWriter output, TextWriter error,
    Language language)
{
    /// <summary>The word on the command line.</summary>
    public const string Name = "explain";

    private readonly OptionValues _values = new(arguments, environment, language.Options);
    private readonly List<string> _faults = [.. arguments.Faults(language).Select(fault => fault.ToString())];

    /// <summary>Answers on standard output, or names every fault on standard error.</summary>
    /// <param name="probe">Runs the guard with an environment, without telling anybody; gives its result.</param>
    public async Task<ExitCode> RunAsync(Func<GuardOptions, IReadOnlyDictionary<string, string>, Task<GuardResult>> probe)
    {
        var format = Find(OptionTable.Format) ?? "text";
        if (format is not ("text" or "json")) Refuse(OptionTable.Format, format, "text, json");
        if (Find(OptionTable.Lang) is { } lang && !OptionTable.Lang.Values.Contains(lang))
            Refuse(OptionTable.Lang, lang, OptionTable.Lang.Allowed);
        var map = Find(OptionTable.FaultMap);
        if (map is not null && arguments.Report is not null)
            _faults.Add(language.Explain.NotBoth(OptionTable.FaultMap.Flag));
        var answer = map is not null ? OfFaultMap(map, format) : await OfChainAsync(format, probe);
        if (answer is null || _faults.Count > 0) return Refuse();
        output.Write(answer);
        return ExitCode.Fine;
    }

    private string? OfFaultMap(string path, string format)
    {
        if (InputFile.Read(path, OptionTable.FaultMap.Flag, language.Explain, _faults) is not { } bytes) return null;
        var parsed = FaultMapReader.Parse(bytes, path);
        _faults.AddRange(parsed.Faults.Select(language.Engine.Say));
        if (parsed.Value is not { } situation || _faults.Count > 0) return null;
        var resolution = situation.Predict();
        return format == "json" ? ExplainJson.Render(resolution) : ExplainText.Render(resolution, language);
    }

    private async Task<string?> OfChainAsync(
        string format, Func<GuardOptions, IReadOnlyDictionary<string, string>, Task<GuardResult>> probe)
    {
        var given = Find(OptionTable.Chain) is { } text ? ParseChain(text, OptionTable.Chain.Flag) : null;
        var report = arguments.Report is { } path ? ReadReport(path) : await ProbeAsync(probe);
        if (report is null || _faults.Count > 0) return null;
        var inForce = arguments.Report is null ? report.Decision.Before ?? report.Decision.After : report.Decision.After;
        if ((given ?? ParseChain(inForce, "GOPROXY")) is not { } chain) return null;
        var explanation = ChainExplainer.Explain(report, chain);
        return format == "json" ? ChainExplanationJson.Write(explanation) : ChainText.Render(explanation, language.Explain, language.Outcomes);
    }

    private RunReport? ReadReport(string path)
    {
        if (InputFile.Read(path, language.Explain.RunReport, language.Explain, _faults) is not { } bytes) return null;
        var reading = RunReportReader.Parse(bytes);
        _faults.AddRange(reading.Faults.Select(fault => $"{path}: {fault.Path} {language.Engine.Say(fault.Words)}"));
        return reading.Report;
    }

    // A chain to explain is probed as if it were in force.
    private async Task<RunReport?> ProbeAsync(Func<GuardOptions, IReadOnlyDictionary<string, string>, Task<GuardResult>> probe)
    {
        var (options, faults) = new GuardOptionsReader(arguments, environment, language).Read();
        if (options is null) _faults.AddRange(faults.Select(fault => fault.ToString()).Except(_faults));
        if (options is null || _faults.Count > 0) return null;
        var variables = new Dictionary<string, string>(environment, StringComparer.Ordinal);
        if (Find(OptionTable.Chain) is { } chain) variables["GOPROXY"] = chain;
        var result = await probe(options.Guard, variables);
        _faults.AddRange(result.Faults.Select(language.Engine.Say));
        return result.Report;
    }

    private ProxyChain? ParseChain(string text, string origin)
    {
        var parsed = GoProxyParser.Parse(text);
        _faults.AddRange(parsed.Faults.Select(fault => $"{origin}: {language.Engine.Say(fault.Words)}"));
        return parsed.Value;
    }

    private string? Find(OptionDescriptor option) => _values.Find(option) is [var value, ..] ? value.Text : null;

    private void Refuse(OptionDescriptor option, string value, string allowed)
    {
        var words = language.Options;
        _faults.Add(new OptionFault(option.Flag, words.Allowed(words.NotAllowed(OptionFault.Quote(value), ""), allowed)).ToString());
    }

    private ExitCode Refuse()
    {
        foreach (var fault in _faults) error.Write(language.Teller.Severity(Ci.Severity.Error, PlainText.Clean(fault)) + "\n");
        return ExitCode.BadInput;
    }
}
