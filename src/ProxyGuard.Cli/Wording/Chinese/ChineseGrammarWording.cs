namespace ProxyGuard.Cli.Wording.Chinese;

internal sealed class ChineseGrammarWording : GrammarWording
{
    public override string List(IEnumerable<string> names) => string.Join('、', names);

    public override string Both(string one, string other) => $"{one} 和 {other}";

    public override string AndMore(string names, int more) => $"{names}（另有 {more} 个）";

    public override string Clauses(IEnumerable<string> clauses) => string.Join('；', clauses);

    public override string Sentences(IEnumerable<string> sentences) => string.Concat(sentences);
}
