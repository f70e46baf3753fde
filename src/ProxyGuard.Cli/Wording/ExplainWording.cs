namespace ProxyGuard.Cli.Wording;

/// <summary>The explanation of a chain, or of a made-up situation.</summary>
internal abstract class ExplainWording
{
    public abstract string AllServed { get; }

    public abstract string BuildFails { get; }

    public abstract string BuildHangs { get; }

    public abstract string NothingAsked { get; }

    public abstract string NotKnown { get; }

    public abstract string Step(string hop, string answer);

    public abstract string Because(IReadOnlyList<string> steps);

    public abstract string WaitsForEver { get; }

    public abstract string Nobody { get; }

    public abstract string NotKnownWho { get; }

    public abstract string NothingMoreAsked { get; }

    public abstract string OriginNotAsked { get; }

    public abstract string NotAskedForIt { get; }

    public abstract string WithStatus(string outcome, int status);

    public abstract string IfDies(string hop, string after);

    public abstract string NothingLost { get; }

    public abstract string OthersServe(int files);

    public abstract string NotKnownWhatBecomes(int files);

    public abstract string LostAndHangs(int lost, int files);

    public abstract string LostAndFails(int lost, int files);

    public abstract string WeakestPoints { get; }

    public abstract string FailsNow(int count, int of, string hop);

    public abstract string HangsNow(string hop, int count, int of);

    public abstract string SinglePoint(string hop, int count, int of);

    public abstract string VerificationWeakened { get; }

    public abstract string WithoutHash(int count, int of);

    public abstract string NotKnownWhoServes(int count, int of, string hop);

    public abstract string Degraded(string hop);

    public abstract string OriginLast { get; }

    public abstract string SomeHop { get; }

    public abstract string WhereSettingsComeFrom { get; }

    public abstract string FromEnvironment { get; }

    public abstract string FromUserFile { get; }

    public abstract string BuiltIn { get; }

    public abstract string ServedBy(string endpoint, string hop);

    public abstract string NobodyAsked { get; }

    public abstract string Asked { get; }

    public abstract string GoPasses { get; }

    public abstract string GoFails(string errors, string? place);

    public abstract string GoWaits(string? place);

    public abstract string Unknown(string why);

    public abstract string NotBoth(string option);

    public abstract string RunReport { get; }

    public abstract string NoReadableFile(string origin, string path, long bytes);

    public abstract string CannotBeRead(string origin, string path);
}
