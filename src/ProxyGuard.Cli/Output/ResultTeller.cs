using ProxyGuard.Cli.Ci;
using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Output;

/// <summary>Where a result is told.</summary>
/// <param name="Host">The CI system or terminal.</param>
/// <param name="Output">Standard output, for the formats that programs read.</param>
/// <param name="Time">The clock.</param>
/// <param name="TerminalWidth">The width of the terminal that people look at; null when there is none.</param>
/// <param name="IsColoured">Whether that terminal may be coloured.</param>
internal sealed record Surroundings(ICiHost Host, TextWriter Output, TimeProvider Time, int? TerminalWidth, bool IsColoured);

/// <summary>Tells a result, the variables first: nothing that goes wrong afterwards can take the decision away from the build.</summary>
internal sealed class ResultTeller(CliOptions options, Surroundings surroundings)
{
    private readonly ICiHost _host = surroundings.Host;
    private readonly Language _language = options.Language;
    private readonly Annotations _annotations = new(surroundings.Host, options.Language.Teller);

    /// <summary>Whether later steps have the variables already.</summary>
    public bool HasExported { get; private set; }

    public async Task<ExitCode> TellAsync(GuardResult result, CancellationToken cancellationToken)
    {
        try
        {
            return await TellAllAsync(result, cancellationToken);
        }
        finally
        {
            _annotations.End();
        }
    }

    private async Task<ExitCode> TellAllAsync(GuardResult result, CancellationToken cancellationToken)
    {
        foreach (var secret in KnownSecrets.Of(result)) _host.Mask(secret);
        if (result.Faults.Count > 0) return TellFaults(result);
        var decision = result.Decision ?? throw new InvalidOperationException("the run ended without faults and without a decision");
        var variables = Variables.Of(decision, KeyToPass(result, decision));
        await ExportAsync(decision, variables, cancellationToken);
        surroundings.Output.Write(MachineFormat.Render(options.Format, result, decision, variables));
        TellPeople(result, decision);
        var report = options.ProbeOnly ? AsProbe(result.Report) : result.Report;
        var answer = await HandOverAsync(report, decision, cancellationToken);
        TellAnswer(result, answer);
        var outputs = Outputs.Of(result, options, HasExported, answer);
        Mind(await _host.SetOutputsAsync(outputs, cancellationToken), Words.OutputsNotSet);
        var summary = JobSummary.Render(result, Effect, answer, _language);
        if (summary.Length > 0) Mind(await _host.SummarizeAsync(summary, cancellationToken), Words.SummaryNotWritten);
        // Last: it may take seconds, and what the step leaves to others is in place by then.
        if (report is not null && await PullRequest.TellAsync(report, answer, cancellationToken) is { } warning)
            _annotations.Warn(warning);
        return decision.Result == DecisionResult.NoneFailed ? ExitCode.PolicyFailed : ExitCode.Fine;
    }

    private TellerWording Words => _language.Teller;

    private PullRequestTeller PullRequest => new(options, _host, surroundings.Time);

    private Effect Effect => (options.ProbeOnly, _host.Kind, options.Format) switch
    {
        (true, _, _) => Effect.Probe,
        (_, not CiKind.None, _) => Effect.Set,
        (_, _, OutputFormat.Text) => Effect.Nowhere,
        _ => Effect.Printed,
    };

    private ExitCode TellFaults(GuardResult result)
    {
        foreach (var fault in result.Faults)
            _annotations.Add(new Annotation(Severity.Error, _language.Engine.Say(fault.Words), fault.Place));
        _host.Say(Words.Faults(result.Faults.Count));
        return ExitCode.BadInput;
    }

    // Only a run that a service hears of can be told how its build ended.
    private Guid? KeyToPass(GuardResult result, ChainDecision decision) =>
        options is { ReportUrl: not null, ProbeOnly: false } && decision.Result != DecisionResult.NothingToFetch
            ? result.Report?.Key
            : null;

    private async Task ExportAsync(
        ChainDecision decision, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
    {
        if (options.ProbeOnly || variables.Count == 0 || _host.Kind == CiKind.None) return;
        var fault = await _host.ExportAsync(variables, cancellationToken);
        HasExported = fault is null && decision.Variables.Count > 0;
        if (fault is null) return;
        if (decision.Variables.Count == 0) _annotations.Warn(Words.RunKeyNotPassed(fault(_language)));
        else _annotations.Add(new Annotation(Severity.Error, Words.GoProxyNotSet(fault(_language))));
    }

    private void TellPeople(GuardResult result, ChainDecision decision)
    {
        foreach (var line in LogText.Heading(result, _language)) _host.Say(line);
        if (surroundings.TerminalWidth is { } width && result.Verdicts.Count > 0)
            TerminalTable.Write(RunText.Rows(result, _language), surroundings.Output, width, surroundings.IsColoured, _language);
        else foreach (var line in LogText.Table(result, _language)) _host.Say(line);
        foreach (var line in LogText.Decision(result, Effect, _language)) _host.Say(line);
        if (HidesCredentials(decision)) _host.Say(Words.OutputsHideCredentials);
        if (_host.Kind != CiKind.None) Annotate(result, decision);
        foreach (var annotation in Annotation.OfWarnings(result, _language)) _annotations.Add(annotation);
        foreach (var warning in options.Warnings) _annotations.Warn(warning);
    }

    private void Annotate(GuardResult result, ChainDecision decision)
    {
        if (Annotation.OfTrouble(result, decision, _language, options.Guard.InContainer) is { } trouble) _annotations.Add(trouble);
        foreach (var annotation in Annotation.OfLacking(result, decision, _language)) _annotations.Add(annotation);
    }

    // A terminal has no outputs.
    private bool HidesCredentials(ChainDecision decision) =>
        _host.Kind != CiKind.None && decision.After.Reveal() != decision.After.ToString();

    /// <summary>Writes the report's file and posts it; gives the service's answer, or null.</summary>
    private async Task<UploadAnswer?> HandOverAsync(RunReport? report, ChainDecision decision, CancellationToken cancellationToken)
    {
        if (report is null) return null;
        var json = RunReportJson.Write(report);
        if (options.ReportFile is { } path) Mind(ReportFile.Write(path, json), Words.ReportFileNotWritten);
        if (options.ReportUrl is not { } service || decision.Result == DecisionResult.NothingToFetch) return null;
        var upload = await new ReportUploader(new ServicePost(surroundings.Time))
            .PostAsync(service, options.ReportToken, json, cancellationToken);
        Mind(upload.Fault, Words.ReportNotKept);
        return upload.Answer;
    }

    private void TellAnswer(GuardResult result, UploadAnswer? answer)
    {
        if (answer is null) return;
        foreach (var verdict in result.Verdicts.Where(verdict => verdict.Health is Health.Down or Health.Poisoned))
        {
            if (RunText.History(verdict.Candidate.Id, answer, surroundings.Time.GetUtcNow(), _language) is { } history) _host.Say(history);
        }
        if (answer.ReportUrl is { } url) _host.Say(Words.ReportAt(url));
    }

    // What a probe reports was not set: the page must not count it as a rescue.
    private static RunReport? AsProbe(RunReport? report) => report is null ? null : report with
    {
        Decision = report.Decision with { Changed = false, Rescued = false, Variables = [] },
    };

    private void Mind(Sentence? fault, Func<string, string> saying)
    {
        if (fault is not null) _annotations.Warn(saying(fault(_language)));
    }
}
