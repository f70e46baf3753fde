namespace ProxyGuard.Cli.Wording;

/// <summary>The table of proxies, and the picture of how long each took.</summary>
internal abstract class TableWording
{
    public abstract IReadOnlyList<string> Headings { get; }

    public abstract string Picture { get; }

    public abstract string Legend { get; }

    public abstract string NoAnswer { get; }

    public abstract string ServedNothing { get; }

    public abstract string MedianAndSlowest(string median, string slowest);
}
