using System.Globalization;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Trends;

/// <summary><c>GET /api/v1/r/{repository}?days=</c>: a repository's trend as JSON.</summary>
internal static class TrendEndpoints
{
    public static readonly string DaysForm = $"days must be a whole number from 1 to {TrendReader.MostDays}.";

    public static void MapTrends(this IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/r/{repository}", GetAsync);

    private static async Task<IResult> GetAsync(string repository, string? days, TrendReader trends, CancellationToken cancellationToken)
    {
        if (!TryReadDays(days, out var count))
            return TypedResults.Problem(DaysForm, statusCode: StatusCodes.Status400BadRequest);
        var trend = IdEncoding.TryDecode(repository, out var id) ? await trends.ReadAsync(id, count, cancellationToken) : null;
        return trend is null
            ? TypedResults.Problem("No run of this repository was reported.", statusCode: StatusCodes.Status404NotFound)
            : TypedResults.Json(trend);
    }

    public static bool TryReadDays(string? text, out int days)
    {
        days = TrendReader.DefaultDays;
        return text is null || (int.TryParse(text, NumberStyles.None, null, out days) && days is >= 1 and <= TrendReader.MostDays);
    }
}
