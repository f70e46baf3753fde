using System.Globalization;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Reports.Charts;
using ProxyGuard.Service.Security;

namespace ProxyGuard.Service.Reports.RepositoryPage;

/// <summary><c>/r/{repository}</c>: one repository.</summary>
internal static class RepositoryPageEndpoint
{
    private const int DefaultDays = 90;
    private const int MostDays = 400;

    public static void MapRepositoryPage(this IEndpointRouteBuilder routes) => routes.MapGet("/r/{repository}", GetAsync);

    private static async Task<IResult> GetAsync(
        string repository, string? days, string? phase, string? proxy, string? day,
        HttpContext context, RepositoryPageReader reader, PageRenderer pages)
    {
        if (!TryReadDays(days, out var count))
        {
            return pages.Message(
                context, StatusCodes.Status400BadRequest, words => words.Pages.NotDays, words => words.Pages.DaysForm(MostDays));
        }
        var reading = IdEncoding.TryDecode(repository, out var id)
            ? await reader.ReadAsync(
                new(id, count, PhaseOf(phase), DayOf(day)) { Proxy = proxy ?? "" }, context.Grant(), context.RequestAborted)
            : null;
        return reading is null
            ? pages.NoSuchRepository(context)
            : pages.Page(context, "repository", new RepositoryPageBuilder(PageFrame.Of(context, "/"), reading).Build());
    }

    private static bool TryReadDays(string? text, out int days)
    {
        days = DefaultDays;
        return text is null || (int.TryParse(text, NumberStyles.None, null, out days) && days is >= 1 and <= MostDays);
    }

    private static LatencyPhase PhaseOf(string? text) =>
        Codes.TryParse<LatencyPhase>(text ?? "", out var phase) ? phase : LatencyPhase.FirstByte;

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 2000 and < 3000
            ? day
            : null;
}
