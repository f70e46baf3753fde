namespace ProxyGuard.Cli.Wording;

/// <summary>What the program says of itself.</summary>
internal abstract class ProgramWording
{
    public abstract string Cancelled { get; }

    public abstract string OwnFault(string fault, bool hasExported);
}
