using ProxyGuard.Cli.Ci;
using ProxyGuard.Cli.Doctor;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Upload;
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
        if (options.ReportUrl is not { } service) Skip("report-url is not set");
        else if (conclusion.RunKey is not { } key)
            Skip($"there is no run key, which guard leaves in {OptionTable.RunKey.Variable} when it has a report-url");
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
        if (fault is not null) host.Annotate(Severity.Warning, $"The build's outcome was not kept by the service: {fault}.");
        else host.Say($"The service knows how this build ended: {Words(outcome)}.");
    }

    private async Task<FailureCause?> CauseAsync(string log, CancellationToken cancellationToken)
    {
        var (isRead, diagnosis) = await new LogFile(log).DiagnoseAsync(input, cancellationToken);
        if (isRead) return diagnosis?.Cause ?? FailureCause.Unknown;
        host.Say($"The log {OptionFault.Quote(log)} cannot be read: the cause is left open.");
        return null;
    }

    private void Skip(string why) => host.Annotate(Severity.Notice, $"The build's outcome was not posted: {why}.");

    private static string Words(BuildOutcome outcome) => (outcome.Status, outcome.Cause) switch
    {
        (BuildStatus.Success, _) => "it succeeded",
        (BuildStatus.Cancelled, _) => "it was cancelled",
        (_, FailureCause.Proxy) => "it failed, and its log blames a module proxy",
        (_, FailureCause.Other) => "it failed, and its log blames no module proxy",
        _ => "it failed, cause unknown",
    };
}
