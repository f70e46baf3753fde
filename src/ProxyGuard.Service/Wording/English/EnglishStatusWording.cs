using ProxyGuard.Core.Judging;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishStatusWording(CodeWording codes) : StatusWording
{
    public override PageSentence NoRunKept => $"No run is kept in detail any more";

    public override PageSentence NothingToProbe => $"The last run had nothing to probe";

    public override PageSentence NoneJudged => $"No proxy could be judged in the last run";

    public override PageSentence LastSeen(MomentModel time, PageSentence sentence) => $"Last seen {time}: {sentence}";

    public override PageSentence OneHealthy(string proxy) => $"{proxy} healthy";

    public override PageSentence AllHealthy(int proxies) => $"All {proxies} proxies healthy";

    public override PageSentence SomeHealthy(int healthy, int of) => $"{healthy} of {of} proxies healthy, {of - healthy} not judged";

    public override PageSentence OneDegraded(string proxy, string why) => $"{proxy} degraded{Because(why)}";

    public override PageSentence SomeDegraded(int degraded, int of, IEnumerable<string> proxies) =>
        $"{degraded} of {of} proxies degraded: {string.Join(", ", proxies)}";

    public override PageSentence OneFailing(string proxy, Health health, MomentModel? lasting, string why)
    {
        if (lasting is null) return $"{proxy} {codes.Of(health)}{Because(why)}";
        return $"{proxy} {codes.Of(health)} for {lasting}{Because(why)}";
    }

    public override PageSentence SomeFailing(int failing, int of, IReadOnlyCollection<string> proxies) =>
        $"{failing} of {of} proxies failing{Because(string.Join(", ", proxies))}";

    public override PageSentence AllFailing(int proxies) => $"All {proxies} proxies failing";

    public override PageSentence Together(PageSentence failing, PageSentence consequence) => $"{failing}; {consequence}";

    public override PageSentence LeftAsItWas => $"nothing usable, GOPROXY was left as it was";

    public override PageSentence FallBackTo(string chain) => $"nothing usable, builds fall back to {BreakableText.Chain(chain)}";

    public override PageSentence Stopped => $"nothing usable, builds are stopped";

    public override PageSentence BuildsUse(string chain) => $"builds use {BreakableText.Chain(chain)}";

    public override PageSentence StillMet(string chain) => $"builds still meet it: {BreakableText.Chain(chain)}";

    private static string Because(string why) => why.Length > 0 ? $": {why}" : "";
}
