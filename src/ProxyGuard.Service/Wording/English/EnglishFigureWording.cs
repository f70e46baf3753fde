using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishFigureWording : FigureWording
{
    public override string Runs(long count) => count == 1 ? "1 run" : $"{Figures.Count(count)} runs";

    public override string Judged(long runs) => $"{Runs(runs)} judged";

    public override string NoJudgedRun => "no judged run";

    protected override string Interval(string low, string high) => $"interval {low}–{high}";

    public override string Repositories(long count) => count == 1 ? "1 repository" : $"{Figures.Count(count)} repositories";

    public override string Of(string some, string all) => $"{some} of {all}";
}
