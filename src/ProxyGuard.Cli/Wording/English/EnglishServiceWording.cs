namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishServiceWording : ServiceWording
{
    public override string AnsweredWith(int status, string meaning) => $"the service answered with status {status}{meaning}";

    public override string IsTokenRight => " (is report-token right?)";

    public override string IsAddressRight => " (is report-url the address of a ProxyGuard service?)";

    public override string AnotherReport => " (another report has the same run key)";

    public override string NotFollowed => " (redirects are not followed)";

    public override string NoSuchRun => " (it has no such run of this repository: was the guard's report kept?)";

    public override string AnotherOutcome => " (it has another outcome of this build)";

    public override string AnswerUnreadable => "the service took the report, but its answer could not be read";

    public override string Cancelled => "cancelled";

    public override string NotInTime(string seconds) => $"no answer within {seconds} s";

    public override string CutShort => "the answer was cut short";

    public override string NameNotResolved => "its name cannot be resolved";

    public override string NoConnection => "no connection";

    public override string NoTrustedTls => "no trusted TLS connection";

    public override string NotHttp => "the answer is not HTTP";

    public override string OutcomeNotPosted(string why) => $"The build's outcome was not posted: {why}.";

    public override string NoAddress => "report-url is not set";

    public override string NoRunKey(string variable) => $"there is no run key, which guard leaves in {variable} when it has a report-url";

    public override string OutcomeNotKept(string why) => $"The build's outcome was not kept by the service: {why}.";

    public override string OutcomeKnown(string outcome) => $"The service knows how this build ended: {outcome}.";

    public override string CauseLeftOpen(string log) => $"The log {log} cannot be read: the cause is left open.";

    public override string Succeeded => "it succeeded";

    public override string WasCancelled => "it was cancelled";

    public override string FailedByProxy => "it failed, and its log blames a module proxy";

    public override string FailedByOther => "it failed, and its log blames no module proxy";

    public override string FailedForUnknown => "it failed, cause unknown";
}
