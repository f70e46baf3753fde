namespace ProxyGuard.Cli.Wording;

/// <summary>How parts are put together.</summary>
internal abstract class GrammarWording
{
    public abstract string List(IEnumerable<string> names);

    public abstract string Both(string one, string other);

    public abstract string AndMore(string names, int more);

    public abstract string Clauses(IEnumerable<string> clauses);

    public abstract string Sentences(IEnumerable<string> sentences);
}
