using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishIncidentPageWording : IncidentPageWording
{
    public override string ByState => "By state";

    public override string All => "all";

    public override string Proxy => "Proxy";

    public override string Show => "Show";

    public override string NextPage => "Next page";

    public override string None =>
        "No incident yet. One opens by itself when runs find a proxy failing, and closes when it serves again.";

    public override string NoneLikeThat => "No incident is like that.";

    public override string Hit => "Hit";

    public override string HitOf(string repositories, string runs) => $"{repositories}, {runs}";

    public override string SoFar(string length) => $"{length} so far";

    public override string AtLeast(string length) => $"{length} at least";

    public override string PrivateTo(string repository) => $"private to {repository}";

    public override PageSentence OpenFor(MomentModel lasting, string cause) => $"Open for {lasting}: {cause}";

    public override PageSentence ClosedAfter(string length, string cause) => $"Closed after {length}: {cause}";

    public override string HourByHour => "Runs by hour";

    public override string DayByDay => "Runs by day";

    public override PageSentence Bar(MomentModel time, string runs) => $"{time}: {runs}";

    public override string NoRuns => "no judged run";

    public override string HowSevere => "How the severity is decided";

    public override string SeverityRule(int many) =>
        "By how many repositories were hit and whether their builds were still served. One repository: P3, or P2 if builds were lost. "
        + $"Several, but fewer than {Figures.Count(many)}: P3, P2 if builds were rescued, P1 if builds were lost. "
        + $"{Figures.Count(many)} or more: P2, P1 if rescued, P0 if lost. One worse if any run found the proxy poisoned.";

    public override string OthersHit => "Repositories you may not read are not named.";

    public override string NoEvidence => "No run that you may read is kept of it.";

    public override string RunOf(string repository) => $"Run of {repository}";

    public override string OpenRunbook => "What to do about it";

    public override string Export => "As Markdown, to begin a review with";

    public override string OfRepository => "Those that hit";

    public override string ProxyHistory => "History of this proxy";

    public override string NoSuchIncident => "No such incident";

    public override string NotKept => "No such incident is kept.";
}
