using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishProxyStatusWording : ProxyStatusWording
{
    public override PageSentence FailingFor(MomentModel lasting, string cause) => $"Failing for {lasting}: {cause}";

    public override PageSentence ServingFor(MomentModel serving, string failed, string cause) =>
        $"Serving again for {serving}, after it failed for {failed}: {cause}";

    public override PageSentence NotJudged => $"No run judged it in the last 24 hours";

    public override PageSentence FailingAtTimes => $"Failing now and then, too often for chance";

    public override PageSentence HealthySince(MomentModel lasting) => $"Healthy, no incident for {lasting}";

    public override PageSentence Healthy => $"Healthy, no incident so far";

    public override string LastDay(string percent, string runs, string interval) => $"in the last 24 hours {percent} of {runs}, {interval}";
}
