namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishGrammarWording : GrammarWording
{
    public override string List(IEnumerable<string> names) => string.Join(", ", names);

    public override string Both(string one, string other) => $"{one} and {other}";

    public override string AndMore(string names, int more) => $"{names} and {more} more";

    public override string Clauses(IEnumerable<string> clauses) => string.Join("; ", clauses);

    public override string Sentences(IEnumerable<string> sentences) => string.Join(' ', sentences);

    /// <summary>One thing or many.</summary>
    public static string Count(int count, string noun) => count == 1 ? $"1 {noun}" : $"{count} {noun}s";
}
