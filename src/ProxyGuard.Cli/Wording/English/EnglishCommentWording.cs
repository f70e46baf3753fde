namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishCommentWording : CommentWording
{
    public override string Title(string headline) => $"### ProxyGuard: {headline}";

    public override string RecoveredAt(string moment) => $"**ProxyGuard: recovered at {moment}.**";

    public override string NoneDown(string healths) => $"No module proxy of this build is down any more ({healths}).";

    public override string ServeWrongBytes(string proxies, bool isOne) => $"{proxies} {(isOne ? "serves" : "serve")} wrong bytes";

    public override string AreDown(string proxies, bool isOne) => $"{proxies} {(isOne ? "is" : "are")} down";

    public override string NoneUsable => "no module proxy can be used";

    public override string GoesOnWithout(string subject, bool isOne) => $"{subject}; the build goes on without {(isOne ? "it" : "them")}";

    public override string GoesOn(string subject) => $"{subject}; the build goes on";

    public override string GoesOnWithoutAny(string subject) => $"{subject}; the build goes on without any proxy";

    public override string MayFail(string subject) => $"{subject}; the build may fail";

    public override string StepFails(string subject) => $"{subject}; this step fails";

    public override IReadOnlyList<string> Headings => ["Proxy", "State", "What happened", "Since"];

    public override string MoreProxies(int count) => $"… and {count} more.";

    public override string CountOf(int count, string health) => $"{count} {health}";

    public override string ThisRun(string moment) => $"this run, {moment}";

    public override string Safe(string decided) => $"**The build is safe.** {decided}";

    public override string SafeAsSeen(string decided) => $"**The build is safe as far as was seen.** {decided}";

    public override string NotKnown(string decided) => $"**Whether the build passes is not known.** {decided}";

    public override string AtRisk(string decided) => $"**The build may fail.** {decided}";

    public override string WrongBytesStayOut =>
        "go compares what it downloads with go.sum, so wrong bytes can stop a build but do not get into it.";

    public override string ChainWasSet => "GOPROXY was set to";

    public override string OthersWereSet(string variables) => $"{variables} was set for go; GOPROXY stays as it is";

    public override string ChainStays => "GOPROXY stays as it is";

    public override string Chain(string whatBecameOfIt) => $"{whatBecameOfIt}:";

    public override string Modules(string modules) => $"**Modules affected:** {modules}";

    public override string PrivateModules(int count) => $"{count} private";

    public override string NeededOfAll(int needed, int asked) => $" (the build needs {needed}; {asked} were asked for)";

    public override string NeededOfSample(int needed, int asked) => $" (the build needs {needed}; a sample of {asked} was asked for)";

    public override string TrendOf(string history) => $"**Trend:** {history}";

    public override string WasAvailable(string proxy, string share) => $"{proxy} was available in {share}";

    public override string Last30Days(string shares) => $"in the last 30 days {shares}.";

    public override string ThisRunLink => "This run";

    public override string Workflow(string name) => $"workflow {name}";

    public override string Job(string name) => $"job {name}";

    public override string Place(string parts) => $"{parts}.";
}
