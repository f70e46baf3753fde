namespace ProxyGuard.Service.Readiness;

/// <summary><c>GET /healthz</c>: whether this process answers.</summary>
internal static class ReadinessEndpoints
{
    public static void MapReadiness(this IEndpointRouteBuilder routes) => routes.MapGet("/healthz", () => Results.Text("ok\n"));
}
