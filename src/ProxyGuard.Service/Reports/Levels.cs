using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Service.Reports;

/// <summary>How bad something is, as a class of the style sheet: <c>good</c>, <c>warn</c>, <c>bad</c> or <c>idle</c>.</summary>
internal static class Levels
{
    public static string Of(Health? health) => health switch
    {
        Health.Healthy => "good",
        Health.Degraded => "warn",
        Health.Down or Health.Poisoned => "bad",
        _ => "idle",
    };

    public static string Of(DecisionFacts decision) => decision.Result switch
    {
        DecisionResult.NoneKept or DecisionResult.NoneFloor or DecisionResult.NoneFailed => "bad",
        _ => decision.Changed ? "warn" : "good",
    };
}
