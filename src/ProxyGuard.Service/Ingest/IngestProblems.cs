using System.Globalization;
using ProxyGuard.Core.Reports;
using ProxyGuard.Service.Api;

namespace ProxyGuard.Service.Ingest;

/// <summary>What is wrong with something that was posted, as answers.</summary>
internal static class IngestProblems
{
    /// <summary>What is wrong with a key's time.</summary>
    public static IReadOnlyList<ReportFault> CheckAge(Guid key, DateTimeOffset now, TimeSpan maxAge)
    {
        var at = RunKey.TimeOf(key);
        if (at >= now - maxAge && at <= now + IngestOptions.MostAhead) return [];
        var (first, last) = (Text(now - maxAge), Text(now + IngestOptions.MostAhead));
        return [new ReportFault("key", $"has a time that is not taken: it must be from {first} to {last}")];
    }

    public static IResult Invalid(string what, IReadOnlyList<ReportFault> faults) =>
        Problems.Invalid(what, $"It has {faults.Count} faults; nothing was stored.", faults);

    public static IResult Contradiction(string what) =>
        TypedResults.Problem($"Another {what} was stored under this key.", statusCode: StatusCodes.Status409Conflict);

    public static IResult StoreUnavailable() =>
        TypedResults.Problem("The store does not answer; post the same again.", statusCode: StatusCodes.Status503ServiceUnavailable);

    private static string Text(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
