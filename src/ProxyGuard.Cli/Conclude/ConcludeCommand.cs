using ProxyGuard.Cli.Ci;
using ProxyGuard.Cli.Doctor;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Upload;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Outcomes;

namespace ProxyGuard.Cli.Conclude;

/// <summary>
/// <c>proxyguard conclude</c>: tells the service how the build ended. It says one line about that and never fails anything: the build
/// is over.
/// </summary>
internal sealed class ConcludeCommand(CliOptions options, ICiHost host, TextReader input, OutcomeUploader uploader)
{
    public async Task RunAsync(Conclusion conclusion, CancellationToken cancellationToken)
    {
        if (options.ReportUrl is not { } service) Skip(Words.NoAddress);
        else if (conclusion.RunKey is not { } key)
            Skip(Words.NoRunKey(OptionTable.RunKey.Variable));
        else await PostAsync(service, key, conclusion, cancellationToken);
    }

    private async Task PostAsync(Uri service, Guid key, Conclusion conclusion, CancellationToken cancellationToken)
    {
        var outcome = new BuildOutcome
        {
            Repository = host.Repository,
            Status = conclusion.Status,
            Cause = conclusion is { Status: BuildStatus.Failure, Log: { } log } ? await CauseAsync(log, cancellationToken) : null,
        };
        var fault = await uploader.PostAsync(service, options.ReportToken, key, outcome, cancellationToken);
        if (fault is not null) host.Annotate(Severity.Warning, Words.OutcomeNotKept(fault(options.Language)));
        else host.Say(Words.OutcomeKnown(Of(outcome)));
    }

    private async Task<FailureCause?> CauseAsync(string log, CancellationToken cancellationToken)
    {
        var (isRead, diagnosis) = await new LogFile(log).DiagnoseAsync(input, cancellationToken);
        if (isRead) return diagnosis?.Cause ?? FailureCause.Unknown;
        host.Say(Words.CauseLeftOpen(OptionFault.Quote(log)));
        return null;
    }

    private void Skip(string why) => host.Annotate(Severity.Notice, Words.OutcomeNotPosted(why));

    private ServiceWording Words => options.Language.Service;

    private string Of(BuildOutcome outcome) => (outcome.Status, outcome.Cause) switch
    {
        (BuildStatus.Success, _) => Words.Succeeded,
        (BuildStatus.Cancelled, _) => Words.WasCancelled,
        (_, FailureCause.Proxy) => Words.FailedByProxy,
        (_, FailureCause.Other) => Words.FailedByOther,
        _ => Words.FailedForUnknown,
    };
}
