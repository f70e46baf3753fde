using Microsoft.AspNetCore.Http.HttpResults;

namespace ProxyGuard.Service.Readiness;

/// <summary>
/// <c>GET /healthz</c>: whether this process answers. <c>GET /readyz</c>: whether its store does too, and it was not told to stop.
/// </summary>
internal static partial class ReadinessEndpoints
{
    public static void MapReadiness(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Text("ok\n"));
        routes.MapGet("/readyz", GetReadyAsync);
    }

    private static async Task<IResult> GetReadyAsync(
        StoreCheck check, IHostApplicationLifetime lifetime, ILogger<StoreCheck> logger, CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested) return NotNow("The service stops.");
        try
        {
            await check.AskAsync(cancellationToken);
            return Results.Text("ok\n");
        }
        catch (Exception fault) when (ProxyGuardService.IsStoreFault(fault))
        {
            // Anybody may ask: why the store cannot be used is for the log.
            Log.NotReady(logger, fault.Message);
            return NotNow("The store cannot be used now.");
        }
    }

    private static ProblemHttpResult NotNow(string why) => TypedResults.Problem(why, statusCode: StatusCodes.Status503ServiceUnavailable);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Not ready: {Fault}")]
        public static partial void NotReady(ILogger logger, string fault);
    }
}
