namespace ProxyGuard.Cli.Wording;

/// <summary>Words for the reasons of a verdict.</summary>
internal abstract class ReasonWording
{
    public abstract string Failed(string? endpoint, string? outcome, int? status);

    public abstract string Met(string? outcome, int? status);

    public abstract string Share(int count, int of);

    public abstract string More(int count);

    public abstract string LacksEveryModule { get; }

    public abstract string LacksModules { get; }

    public abstract string AbsentNotRefused(string met);

    public abstract string ChecksumDatabaseBroken(string met);

    public abstract string ChecksumDatabaseNotKnown(string met);

    public abstract string BytesDiffer { get; }

    public abstract string GoSumDiffers { get; }

    public abstract string OwnNetwork(string met);

    public abstract string Slow(string? time);

    public abstract string Policy(string met);

    public abstract string NoEvidence { get; }

    public abstract string NeedsGoAuth { get; }

    public abstract string LoopbackInContainer { get; }

    public abstract string FileNotVisible { get; }

    public abstract string Unusable { get; }

    public abstract string ToolchainLacking(string met);

    public abstract string Stale { get; }
}
