using System.Globalization;
using System.Text;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Incidents;

/// <summary>An incident as the beginning of a review. Whatever came from outside is code, in which nothing is markup.</summary>
internal sealed class IncidentMarkdown(IncidentWording words)
{
    private const int MostRepositories = 100;

    public string Write(IncidentDetail detail)
    {
        var page = new StringBuilder();
        var incident = detail.Incident;
        page.Append(CultureInfo.InvariantCulture, $"# {words.Title(Code(incident.Proxy))}\n\n");
        WriteFacts(page, incident);
        page.Append(CultureInfo.InvariantCulture, $"\n## {words.Timeline}\n\n");
        foreach (var moment in detail.Timeline)
            page.Append(CultureInfo.InvariantCulture, $"- {Time(moment.Time)}: {words.Of(moment.Event, moment.Severity)}\n");
        WriteRepositories(page, detail.Repositories);
        WriteEvidence(page, detail.Evidence);
        page.Append(CultureInfo.InvariantCulture, $"\n## {words.Runbook}\n\n<{detail.Runbook}>\n");
        foreach (var heading in words.ToBeWritten) page.Append(CultureInfo.InvariantCulture, $"\n## {heading}\n");
        return page.ToString();
    }

    private void WriteFacts(StringBuilder page, IncidentSummary incident)
    {
        page.Append(CultureInfo.InvariantCulture, $"| {words.Incident} | {Code(incident.Id)} |\n|---|---|\n");
        Row(page, words.Severity, Codes.Of(incident.Severity));
        Row(page, words.Cause, words.Of(incident.Cause));
        Row(page, words.State, State(incident));
        Row(page, words.Opened, Time(incident.Opened));
        Row(page, words.LastSeen, Time(incident.LastSeen));
        if (incident.Recovered is { } recovered)
        {
            Row(page, words.Recovered, Time(recovered));
            Row(page, words.Duration, words.Length(recovered - incident.Opened));
        }
        if (incident.Repository is { } repository) Row(page, words.PrivateTo, Code(repository));
        if (incident.All is { } all) WriteTotals(page, all);
        else Row(page, words.YourRuns, words.Runs(incident.Yours.Failing, incident.Yours.Judged));
    }

    // That a proxy failed when runs last looked must not read as if it still did.
    private string State(IncidentSummary incident) => incident.State == IncidentState.LastSeen
        ? words.LastSeenFailing(MomentModel.Of(incident.LastSeen), words.Of(incident.Cause)).ToString()
        : words.Of(incident.State);

    private void WriteTotals(StringBuilder page, IncidentTotals all)
    {
        Row(page, words.AllRuns, words.Runs(all.Failing, all.Judged));
        Row(page, words.Repositories, Number(all.Impact.Repositories));
        Row(page, words.FormerChainWouldFail, Number(all.Impact.FormerChainWouldFail));
        Row(page, words.Rescued, Number(all.Impact.Rescued));
        Row(page, words.RedByProxy, Number(all.Impact.RedByProxy));
    }

    private void WriteRepositories(StringBuilder page, IReadOnlyList<IncidentHit> hits)
    {
        if (hits.Count == 0) return;
        page.Append(CultureInfo.InvariantCulture, $"\n## {words.RepositoriesHit}\n\n");
        page.Append(CultureInfo.InvariantCulture, $"| {words.Repository} | {words.RunsFailed} | {words.First} | {words.Last} |\n");
        page.Append("|---|---|---|---|\n");
        foreach (var hit in hits.OrderByDescending(hit => hit.Failing).Take(MostRepositories))
        {
            var runs = words.Runs(hit.Failing, hit.Judged);
            page.Append(CultureInfo.InvariantCulture, $"| {Code(hit.Repository)} | {runs} | {Time(hit.First)} | {Time(hit.Last)} |\n");
        }
        if (hits.Count > MostRepositories) page.Append(CultureInfo.InvariantCulture, $"\n{words.AndMore(hits.Count - MostRepositories)}\n");
    }

    private void WriteEvidence(StringBuilder page, IReadOnlyList<IncidentRun> runs)
    {
        if (runs.Count == 0) return;
        page.Append(CultureInfo.InvariantCulture, $"\n## {words.Evidence}\n\n");
        foreach (var run in runs)
        {
            var codes = run.Reasons.Select(reason => string.Join(' ', CodesOf(reason))).Prepend(Codes.Of(run.Health));
            page.Append(CultureInfo.InvariantCulture, $"- {Time(run.Time)}: {Code(run.Repository)} {Code(run.Key.ToString())}: ");
            page.Append(string.Join(", ", codes.Select(Code))).Append('\n');
        }
    }

    private static IEnumerable<string> CodesOf(Core.Judging.Reason reason)
    {
        yield return Codes.Of(reason.Code);
        if (reason.Endpoint is { } endpoint) yield return Codes.Of(endpoint);
        if (reason.Outcome is { } outcome) yield return Codes.Of(outcome);
        if (reason.Status is { } status) yield return Number(status);
        if (reason.Of > 0) yield return $"{Number(reason.Count)}/{Number(reason.Of)}";
    }

    private static void Row(StringBuilder page, string name, string value) =>
        page.Append(CultureInfo.InvariantCulture, $"| {name} | {value} |\n");

    // Ids cannot hold what ends a span or a cell; that is somebody else's rule, and may change.
    private static string Code(string text)
    {
        var clean = new StringBuilder("`");
        foreach (var rune in text.EnumerateRunes())
            clean.Append(Rune.IsControl(rune) || IsUnseen(rune) || rune.Value is '`' or '|' or '\\' or '<' ? "?" : rune.ToString());
        return clean.Length == 1 ? "`?`" : clean.Append('`').ToString();
    }

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse
        or UnicodeCategory.OtherNotAssigned || rune == Rune.ReplacementChar;

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
