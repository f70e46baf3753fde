using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseFigureWording : FigureWording
{
    public override string Runs(long count) => $"{Figures.Count(count)} 次运行";

    public override string Judged(long runs) => $"判定了 {Runs(runs)}";

    public override string NoJudgedRun => "没有已判定的运行";

    protected override string Interval(string low, string high) => $"区间 {low}–{high}";

    public override string Repositories(long count) => $"{Figures.Count(count)} 个仓库";

    public override string Of(string some, string all) => $"{some} / {all}";
}
