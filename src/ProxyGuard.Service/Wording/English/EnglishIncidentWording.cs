using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishIncidentWording : IncidentWording
{
    public override string Title(string proxy) => $"Incident of {proxy}";

    public override string Incident => "Incident";

    public override string Severity => "Severity";

    public override string Cause => "Cause";

    public override string State => "State";

    public override string Opened => "Opened";

    public override string LastSeen => "Last seen failing";

    public override string Recovered => "Served again";

    public override string Duration => "Duration";

    public override string PrivateTo => "Private proxy of";

    public override string YourRuns => "Runs of the repositories you may read";

    public override string AllRuns => "Runs of all repositories";

    public override string Repositories => "Repositories hit";

    public override string FormerChainWouldFail => "Runs in which the former chain would have failed";

    public override string Rescued => "Rescued runs";

    public override string RedByProxy => "Builds that were red because of a proxy";

    public override string Timeline => "Timeline";

    public override string RepositoriesHit => "Repositories hit";

    public override string Repository => "Repository";

    public override string RunsFailed => "Runs";

    public override string First => "First";

    public override string Last => "Last";

    public override string Evidence => "Evidence";

    public override string Runbook => "Runbook";

    public override IReadOnlyList<string> ToBeWritten => ["What it meant for us", "What we did", "What we change"];

    public override string Of(IncidentCause cause) => cause switch
    {
        IncidentCause.Poisoned => "poisoned: bytes that do not match go.sum",
        IncidentCause.WrongContent => "wrong content",
        IncidentCause.Tls => "TLS or its certificate",
        IncidentCause.Connection => "connection",
        IncidentCause.Stalled => "stalled or too slow",
        IncidentCause.ServerError => "server errors",
        IncidentCause.Throttled => "throttled (429)",
        IncidentCause.Refused => "refused (401, 403)",
        IncidentCause.Lacking => "modules lacking",
        _ => "not known",
    };

    public override string Of(IncidentState state) => state switch
    {
        IncidentState.Open => "open",
        IncidentState.LastSeen => "last seen failing",
        _ => "closed",
    };

    public override PageSentence LastSeenFailing(MomentModel time, string cause) =>
        $"Last seen failing {time}: {cause}; no run has looked since";

    public override string Of(IncidentEvent what, IncidentSeverity? severity) => (what, severity) switch
    {
        (IncidentEvent.Opened, { } first) => $"opened, {Codes.Of(first)}",
        (IncidentEvent.Worsened, { } worse) => $"now {Codes.Of(worse)}",
        (IncidentEvent.Worst, _) => "the hour with the most failing runs",
        (IncidentEvent.LastSeen, _) => "last seen failing",
        (IncidentEvent.Recovered, _) => "served again",
        (IncidentEvent.Closed, _) => "closed: it had served for long enough",
        _ => "opened",
    };

    public override string Runs(long failing, long judged) => $"{failing} of {judged} failed";

    public override string AndMore(int repositories) => repositories == 1 ? "And 1 more." : $"And {repositories} more.";

    public override string Length(TimeSpan time) => time switch
    {
        { TotalHours: < 1 } => $"{Math.Max(1, time.Minutes)} min",
        { TotalDays: < 2, Minutes: 0 } => $"{(int)time.TotalHours} h",
        { TotalDays: < 2 } => $"{(int)time.TotalHours} h {time.Minutes} min",
        { Hours: 0 } => $"{time.Days} days",
        _ => $"{time.Days} days {time.Hours} h",
    };
}
