using ProxyGuard.Cli.Ci;

namespace ProxyGuard.Cli.Wording;

/// <summary>What is said about a run beside its log, and about what could not be told.</summary>
internal abstract class TellerWording
{
    public abstract string Verdict(string proxy, string health, string reasons);

    public abstract string Lacking(string module, bool leftToDirect);

    public abstract string MoreInLog(int count);

    public abstract string Severity(Severity severity, string message);

    public abstract string Faults(int count);

    public abstract string RunKeyNotPassed(string why);

    public abstract string GoProxyNotSet(string why);

    public abstract string OutputsNotSet(string why);

    public abstract string SummaryNotWritten(string why);

    public abstract string ReportFileNotWritten(string why);

    public abstract string ReportNotKept(string why);

    public abstract string OutputsHideCredentials { get; }

    public abstract string ReportAt(string address);
}
