using ProxyGuard.Core.Judging;

namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishStatusWording(CodeWording codes) : StatusWording
{
    public override string NoRunKept => "No run is kept in detail any more";

    public override string NothingToProbe => "The last run had nothing to probe";

    public override string NoneJudged => "No proxy could be judged in the last run";

    public override string LastSeen(string time, string sentence) => $"Last seen {time}: {sentence}";

    public override string OneHealthy(string proxy) => $"{proxy} healthy";

    public override string AllHealthy(int proxies) => $"All {proxies} proxies healthy";

    public override string SomeHealthy(int healthy, int of) => $"{healthy} of {of} proxies healthy, {of - healthy} not judged";

    public override string OneDegraded(string proxy, string why) => $"{proxy} degraded{Because(why)}";

    public override string SomeDegraded(int degraded, int of, IEnumerable<string> proxies) =>
        $"{degraded} of {of} proxies degraded: {string.Join(", ", proxies)}";

    public override string OneFailing(string proxy, Health health, string? since, string why) =>
        $"{proxy} {codes.Of(health)}{(since is null ? "" : $" since {since}")}{Because(why)}";

    public override string SomeFailing(int failing, int of, IReadOnlyCollection<string> proxies) =>
        $"{failing} of {of} proxies failing{Because(string.Join(", ", proxies))}";

    public override string AllFailing(int proxies) => $"All {proxies} proxies failing";

    public override string Together(string failing, string consequence) => $"{failing}; {consequence}";

    public override string LeftAsItWas => "nothing usable, GOPROXY was left as it was";

    public override string FallBackTo(string chain) => $"nothing usable, builds fall back to {chain}";

    public override string Stopped => "nothing usable, builds are stopped";

    public override string BuildsUse(string chain) => $"builds use {chain}";

    public override string StillMet(string chain) => $"builds still meet it: {chain}";

    private static string Because(string why) => why.Length > 0 ? $": {why}" : "";
}
