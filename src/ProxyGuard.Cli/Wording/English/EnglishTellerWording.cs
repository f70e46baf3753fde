using ProxyGuard.Cli.Ci;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishTellerWording : TellerWording
{
    public override string Verdict(string proxy, string health, string reasons) => $"{proxy} is {health}: {reasons}.";

    public override string Lacking(string module, bool leftToDirect) =>
        $"No proxy of the chain serves {module}: {(leftToDirect ? "it is left to direct" : "a build that needs it fails")}.";

    public override string MoreInLog(int count) => $"{count} more of these are in the log of this step.";

    public override string Severity(Severity severity, string message) => $"{Codes.Of(severity)}: {message}";

    public override string Faults(int count) => $"{EnglishGrammarWording.Count(count, "fault")}: nothing was probed and nothing was set.";

    public override string RunKeyNotPassed(string why) => $"The run key was not passed on: {why}.";

    public override string GoProxyNotSet(string why) => $"GOPROXY was not set: {why}. The build goes on with the environment as it was.";

    public override string OutputsNotSet(string why) => $"The outputs were not set: {why}.";

    public override string SummaryNotWritten(string why) => $"The job summary was not written: {why}.";

    public override string ReportFileNotWritten(string why) => $"The report file was not written: {why}.";

    public override string ReportNotKept(string why) => $"The report was not kept by the service: {why}.";

    public override string OutputsHideCredentials => "The outputs have the chain without its credentials.";

    public override string ReportAt(string address) => $"Report: {address}";
}
