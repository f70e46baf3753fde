using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Trends;

namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishFigureWording : FigureWording
{
    public override string Runs(long count) => count == 1 ? "1 run" : $"{Figures.Count(count)} runs";

    public override string Judged(long runs) => $"{Runs(runs)} judged";

    public override string NoJudgedRun => "no judged run";

    public override string OfRuns(long runs) => $"of {Runs(runs)}";

    public override string OfRuns(Share share) => $"{Figures.Count(share.Count)} of {Runs(share.Of)}";

    public override string Interval(Availability availability) => $"interval {Figures.Interval(availability)}";

    public override string Repositories(long count) => count == 1 ? "1 repository" : $"{Figures.Count(count)} repositories";

    public override string Of(string some, string all) => $"{some} of {all}";
}
