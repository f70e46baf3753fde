namespace ProxyGuard.Cli.Wording;

/// <summary>The one comment of a pull request: what happened.</summary>
internal abstract class CommentWording
{
    public abstract string Title(string headline);

    public abstract string RecoveredAt(string moment);

    public abstract string NoneDown(string healths);

    public abstract string ServeWrongBytes(string proxies, bool isOne);

    public abstract string AreDown(string proxies, bool isOne);

    public abstract string NoneUsable { get; }

    public abstract string GoesOnWithout(string subject, bool isOne);

    public abstract string GoesOn(string subject);

    public abstract string GoesOnWithoutAny(string subject);

    public abstract string MayFail(string subject);

    public abstract string StepFails(string subject);

    public abstract IReadOnlyList<string> Headings { get; }

    public abstract string MoreProxies(int count);

    public abstract string CountOf(int count, string health);

    public abstract string ThisRun(string moment);

    public abstract string Safe(string decided);

    public abstract string SafeAsSeen(string decided);

    public abstract string NotKnown(string decided);

    public abstract string AtRisk(string decided);

    public abstract string WrongBytesStayOut { get; }

    public abstract string ChainWasSet { get; }

    public abstract string OthersWereSet(string variables);

    public abstract string ChainStays { get; }

    public abstract string Chain(string whatBecameOfIt);

    public abstract string Modules(string modules);

    public abstract string PrivateModules(int count);

    public abstract string NeededOfAll(int needed, int asked);

    public abstract string NeededOfSample(int needed, int asked);

    public abstract string TrendOf(string history);

    public abstract string WasAvailable(string proxy, string share);

    public abstract string Last30Days(string shares);

    public abstract string ThisRunLink { get; }

    public abstract string Workflow(string name);

    public abstract string Job(string name);

    public abstract string Place(string parts);
}
