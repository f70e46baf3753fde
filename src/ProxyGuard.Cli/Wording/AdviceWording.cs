namespace ProxyGuard.Cli.Wording;

/// <summary>What the comment of a pull request advises. Never that anything should be verified less.</summary>
internal abstract class AdviceWording
{
    public abstract string Next(string advice);

    public abstract string TellOfWrongBytes(string proxies);

    public abstract string BringBack(string proxies, bool isOne);

    public abstract string RunAgainOrNameAnother { get; }

    public abstract string RunAgainAndFindWayOut { get; }

    public abstract string RunAgainAfterStop { get; }

    public abstract string NameAnotherIfItLasts { get; }

    public abstract string TakeOutIfItLasts(bool isOne);

    public abstract string MakeItTheOneInForce { get; }
}
