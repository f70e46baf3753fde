using ProxyGuard.Service.Fleet;

namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishProxyWording : ProxyWording
{
    public override string LastDays(int days) => $"Last {days} days, over all repositories";

    public override string NotPublic => "No repository met it as a public proxy in these days.";

    public override string History => "History";

    public override string IsItMe => "Is it me?";

    public override string WhatItDoes =>
        "One repository beside all others, in the hours in which it had runs here. It tells whether a proxy fails everybody, or only you.";

    public override string YourRepository => "Your repository";

    public override string Compare => "Compare";

    public override string Period => "Period";

    public override string Hours(int hours, string period) =>
        hours == 1 ? $"1 hour with runs of yours in {period}" : $"{hours} hours with runs of yours in {period}";

    public override string Everybody(string repositories) => $"Everybody else ({repositories})";

    public override string Availability => "Availability";

    public override string Interval => "95 % interval";

    public override string Median => "Median first byte";

    public override string Ended => "Probes that failed";

    public override string Figure => "Figure";

    public override string Of(ComparisonConclusion conclusion) => conclusion switch
    {
        ComparisonConclusion.TooLittle => "Too little data to tell: wait for more runs, or take a longer period.",
        ComparisonConclusion.Fine => "Neither: it serves you as it serves everybody else.",
        ComparisonConclusion.Slower => "It serves you, but answers you much slower than everybody else: look at your network.",
        ComparisonConclusion.You =>
            "It is you: the proxy serves everybody else in the same hours. Look at your network, credentials and modules.",
        ComparisonConclusion.Proxy => "It is the proxy: it fails everybody else in the same hours as it fails you.",
        ComparisonConclusion.Both => "Both: the proxy fails everybody else too, and you clearly more often.",
        _ => "It is the proxy, but not here: it fails others in the same hours and serves you.",
    };

    public override string NoIncident => "No incident of this proxy is kept.";

    public override string AllProxies => "All proxies";

    public override string NoSuchProxy => "No run has met this proxy";

    public override string AppearsWithRun => "A proxy appears here when a run that met it has been summed up.";
}
