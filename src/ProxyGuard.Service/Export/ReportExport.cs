using Microsoft.Extensions.Options;
using ProxyGuard.Service.Demonstration;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Reports.Charts;
using ProxyGuard.Service.Reports.RepositoryPage;
using ProxyGuard.Service.Security;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Export;

/// <summary>Which report is taken along.</summary>
/// <param name="Repository">The repository's id.</param>
/// <param name="First">The first UTC day.</param>
/// <param name="Last">The last one; not before the first.</param>
/// <param name="Language">The language of its words.</param>
internal sealed record ExportQuery(string Repository, DateOnly First, DateOnly Last, Language Language);

/// <summary>A repository's page as one file, as it stood at the end of a period.</summary>
internal sealed class ReportExport(
    RepositoryPageReader reader, TemplateSet templates, AssetSet assets, StoreMark mark, IOptions<ReportsOptions> options,
    TimeProvider time)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The file's text; null when nothing is known of the repository in that time.</summary>
    public async Task<string?> MakeAsync(ExportQuery query, CancellationToken cancellationToken)
    {
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        if (query.First > today) return null;
        var last = query.Last < today ? query.Last : today;
        var asked = new RepositoryPageQuery(query.Repository, last.DayNumber - query.First.DayNumber + 1, LatencyPhase.FirstByte, Day: null)
        {
            AsOf = last == today ? null : new DateTimeOffset(last, TimeOnly.MinValue, TimeSpan.Zero) + Day - TimeSpan.FromTicks(1),
        };
        // Whoever can open the store may read all of it.
        if (await reader.ReadAsync(asked, AccessGrant.Public, cancellationToken) is not { } reading) return null;
        await mark.ReadAsync(cancellationToken);
        var frame = new PageFrame(
            new PageLanguage(query.Language, IsChosen: true), Section: "", Query: "", IsSignedIn: false, mark.IsDemonstration);
        var html = templates.Render("repository", new RepositoryPageBuilder(frame, reading).Build());
        return new StandalonePage(assets, options.Value.PublicUrl?.TrimEnd('/')).Make(html, ReportLinks.PathOf(query.Repository));
    }
}
