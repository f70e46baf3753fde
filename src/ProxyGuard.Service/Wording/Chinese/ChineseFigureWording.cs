using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Wording.Chinese;

internal sealed class ChineseFigureWording : FigureWording
{
    public override string Runs(long count) => $"{Figures.Count(count)} 次运行";

    public override string Judged(long runs) => $"判定了 {Runs(runs)}";

    public override string NoJudgedRun => "没有已判定的运行";

    public override string OfRuns(long runs) => $"共 {Runs(runs)}";

    public override string OfRuns(Share share) => $"{Runs(share.Of)}中 {Figures.Count(share.Count)} 次";

    public override string Interval(Availability availability) => $"区间 {Figures.Interval(availability)}";

    public override string Repositories(long count) => $"{Figures.Count(count)} 个仓库";

    public override string Of(string some, string all) => $"{some} / {all}";
}
