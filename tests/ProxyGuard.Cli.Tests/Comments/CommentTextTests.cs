using ProxyGuard.Cli.Comments;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Tests.Comments;

public sealed class CommentTextTests
{
    public static TheoryData<string> Names => [.. CommentSituations.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_comment_reads_well(string situation)
    {
        Golden.Compare($"{situation}.md", Render(situation, Language.English));
        Golden.Compare($"{situation}.zh.md", Render(situation, Language.Chinese));
    }

    private static string Render(string situation, Language language)
    {
        var (report, answer) = CommentSituations.All[situation];
        var text = CommentRenderer.Render(report, answer, CommentSituations.Place, CommentSituations.Now, language);
        return text is null ? "(no comment)\n" : $"{text.State}\n\n{text.Body}";
    }
}
