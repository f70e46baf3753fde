namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishRunListWording : RunListWording
{
    public override string RunsOf(string day) => $"Runs of {day}";

    public override string NoRunOfDayKept => "No run of this day is kept in detail; the sums above remain.";

    public override string AtRisk => "at risk";

    public override string LastRuns => "Last runs";

    public override string Time => "Time (UTC)";

    public override string Decision => "Decision";

    public override string ChainBeforeAndAfter => "Chain before and after";

    public override string Chain => "Chain";

    public override string Run => "Run";

    public override string RescuedRun => "rescued";

    public override string NotReadable => "(not readable)";

    public override string Healthy(int healthy, int of) => (healthy, of) switch
    {
        (_, 0) => "none probed",
        (0, _) => "",
        (1, 1) => "healthy",
        _ => healthy == of ? $"all {of} healthy" : $"{healthy} healthy",
    };

    public override string NoRunKept => "No run is kept in detail any more; the figures above remain.";
}
