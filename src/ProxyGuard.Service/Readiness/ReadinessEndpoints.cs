using Microsoft.AspNetCore.Http.HttpResults;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Readiness;

/// <summary>
/// <c>GET /healthz</c>: whether this process answers. <c>GET /readyz</c>: whether its store does too, and it was not told to stop; and
/// which mounted templates it does without, for which it need not be taken out of service.
/// </summary>
internal static partial class ReadinessEndpoints
{
    public static void MapReadiness(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/healthz", () => Results.Text("ok\n"));
        routes.MapGet("/readyz", GetReadyAsync);
    }

    private static async Task<IResult> GetReadyAsync(
        StoreCheck check, TemplateSet templates, IHostApplicationLifetime lifetime, ILogger<StoreCheck> logger,
        CancellationToken cancellationToken)
    {
        if (lifetime.ApplicationStopping.IsCancellationRequested) return NotNow("The service stops.");
        try
        {
            await check.AskAsync(cancellationToken);
            return Results.Text(Ready(templates.Faults));
        }
        catch (Exception fault) when (ProxyGuardService.IsStoreFault(fault))
        {
            // Anybody may ask: why the store cannot be used is for the log.
            Log.NotReady(logger, fault.Message);
            return NotNow("The store cannot be used now.");
        }
    }

    private static string Ready(IReadOnlyList<TemplateFault> faults) => faults.Count == 0
        ? "ok\n"
        : string.Concat(faults.Select(fault => $"template {fault}\n").Prepend("degraded\n"));

    private static ProblemHttpResult NotNow(string why) => TypedResults.Problem(why, statusCode: StatusCodes.Status503ServiceUnavailable);

    private static partial class Log
    {
        [LoggerMessage(1, LogLevel.Warning, "Not ready: {Fault}")]
        public static partial void NotReady(ILogger logger, string fault);
    }
}
