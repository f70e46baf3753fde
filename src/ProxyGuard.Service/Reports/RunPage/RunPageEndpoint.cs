using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Reports.RunPage;

/// <summary><c>/r/{repository}/runs/{key}</c>: one run, as long as it is kept.</summary>
internal static class RunPageEndpoint
{
    public static void MapRunPage(this IEndpointRouteBuilder routes) => routes.MapGet("/r/{repository}/runs/{key}", GetAsync);

    // Whoever may not read the repository hears the same as whoever asks for a run that never was.
    private static async Task<IResult> GetAsync(
        string repository, string key, HttpContext context, RepositoryRows rows, PageRenderer pages)
    {
        var isKey = Guid.TryParseExact(key, "D", out var run) & IdEncoding.TryDecode(repository, out var id);
        var stored = isKey && RunKey.IsValid(run) ? await rows.FindRunAsync(id!, run, context.RequestAborted) : null;
        var frame = PageFrame.Of(context, "/");
        return stored is null
            ? pages.Message(context, StatusCodes.Status404NotFound, language => language.Run.NoSuchRun, language => language.Run.NotKept)
            : pages.Page(context, "run", new RunPageBuilder(frame, stored.ReadReport()).Build());
    }
}
