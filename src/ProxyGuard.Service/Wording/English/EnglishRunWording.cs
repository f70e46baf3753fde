using ProxyGuard.Core.Explaining;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;
using ProxyGuard.Service.Reports;

namespace ProxyGuard.Service.Wording.English;

internal sealed class EnglishRunWording : RunWording
{
    public override string Title(string time) => $"Run of {time}";

    public override string Decision => "Decision";

    public override string Duration => "Took";

    public override string Where => "Ran in";

    public override string Commit => "Commit";

    public override string GoVersion => "Go";

    public override string Tool => "ProxyGuard";

    public override string Modules => "Module versions";

    public override string ModulesOf(string needed, string asked, string isPrivate) =>
        $"{needed} needed, {asked} asked for, {isPrivate} private";

    public override string Coverage => "Served by the chain";

    public override string CoverageOf(string served, string asked, string lacking) => $"{served} of {asked}, {lacking} lacking";

    public override string Chain => "The chain";

    public override string Before => "Before";

    public override string After => "After";

    public override string Unchanged => "Left as it was.";

    public override string Variables => "Set";

    public override string Dropped => "Left out";

    public override string Why => "Why";

    public override string FormerChain => "Former chain";

    public override string Passes(bool? passes) => passes switch
    {
        true => "would have got through",
        false => "would have failed",
        null => "not known",
    };

    public override string Proxies => "What each proxy answered";

    public override string NoProxies => "No proxy was asked: there was nothing to fetch, or nobody to ask.";

    public override string NoProbes => "Not asked.";

    public override string Request => "Request";

    public override string Module => "Module";

    public override string Outcome => "Outcome";

    public override string Status => "Status";

    public override string Connect => "Connect";

    public override string FirstByte => "First byte";

    public override string Total => "Total";

    public override string Bytes => "Bytes";

    public override string Notes => "Seen besides";

    public override string Reused => "open connection";

    public override string RedirectedTo(string host) => $"redirected to {host}";

    public override string Cache(string header) => $"cache: {header}";

    public override string CertificateDays(int days) => $"certificate: {days} days left";

    public override string Newest(string version) => $"newest: {version}";

    public override string ReasonOf(string reason, string request, int count, int of) =>
        reason + (request.Length > 0 ? $", {request}" : "") + (of > 0 ? $", {count} of {of} probes" : "");

    public override string Slow(string time) => $"slow: {time}";

    public override string Explain => "What go does with this chain";

    public override string ExplainFormer => "What go would have done with the former chain";

    public override string NotReadable => "The value that was in force cannot be read.";

    public override string Of(ResolutionResult result, bool anyAsked) => result switch
    {
        ResolutionResult.Pass => "Every file that was asked for is served.",
        ResolutionResult.Fail => "The build fails: some files are served by nobody.",
        ResolutionResult.Hang => "The build hangs: for some files go waits without end.",
        _ when !anyAsked => "Nothing is known: none of its proxies was asked.",
        _ => "Not known: what decides was not asked, or is an origin.",
    };

    public override string IfDies(string hop) => $"If {hop} dies now";

    public override string AfterDeath(HopDeath death) => death switch
    {
        { Of: 0 } => "Nothing is served now, so nothing is lost.",
        { Lost: 0, Result: ResolutionResult.Pass } => $"The others serve {Files(death.Of)} without it.",
        { Lost: 0 } => $"What becomes of {Files(death.Of)} is not known.",
        { Result: ResolutionResult.Hang } => $"{death.Lost} of {Files(death.Of)} are lost and the build hangs.",
        _ => $"{death.Lost} of {Files(death.Of)} are lost and the build fails.",
    };

    public override string WeakestPoints => "Weakest points";

    public override string Of(WeakPoint point) => point.Code switch
    {
        WeakPointCode.FailsNow => $"{point.Count} of {Files(point.Of)} fail now; {point.Hop} is the last that is asked.",
        WeakPointCode.HangsNow => $"{point.Hop} keeps silent: go waits without end for {point.Count} of {Files(point.Of)}.",
        WeakPointCode.SinglePoint => $"Only {point.Hop} has {point.Count} of {Files(point.Of)}: without it the build fails.",
        WeakPointCode.VerificationWeakened => "A setting weakens the verification of what is downloaded.",
        WeakPointCode.WithoutHash =>
            $"{point.Count} of {point.Of} module versions have no hash in go.sum: the checksum database is needed.",
        WeakPointCode.NotKnown => $"Who serves {point.Count} of {Files(point.Of)} is not known; it is up to {point.Hop}.",
        WeakPointCode.Degraded => $"{point.Hop} is degraded.",
        _ => "It ends in direct, which needs git and every origin.",
    };

    public override string WhoServes => "Who serves each file";

    public override string ServedBy => "Served by";

    public override string AskedBefore => "Asked before";

    public override string Nobody(ResolutionResult result) => result switch
    {
        ResolutionResult.Hang => "waits without end",
        ResolutionResult.Fail => "nobody",
        _ => "not known",
    };

    public override string Step(string hop, string answer) => $"{hop}: {answer}";

    public override string NotAsked => "was not asked";

    public override string Settings => "Where Go’s settings come from";

    public override string Of(SettingSource source) => source switch
    {
        SettingSource.Environment => "environment",
        SettingSource.UserFile => "go env -w",
        SettingSource.GoRoot => "$GOROOT/go.env",
        _ => "built in",
    };

    public override string Warnings => "Warnings";

    public override string CiRun => "The CI run";

    public override string ToRepository => "All runs of this repository";

    public override string NoSuchRun => "No such run";

    public override string NotKept => "No such run of this repository is kept.";

    private static string Files(int count) => count == 1 ? "1 file" : $"{Figures.Count(count)} files";
}
