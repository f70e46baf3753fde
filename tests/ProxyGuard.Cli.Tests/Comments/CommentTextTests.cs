using ProxyGuard.Cli.Comments;

namespace ProxyGuard.Cli.Tests.Comments;

public sealed class CommentTextTests
{
    public static TheoryData<string> Names => [.. CommentSituations.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_comment_reads_well(string situation)
    {
        var (report, answer) = CommentSituations.All[situation];
        var text = CommentRenderer.Render(report, answer, CommentSituations.Place, CommentSituations.Now);
        Golden.Compare($"{situation}.md", text is null ? "(no comment)\n" : $"{text.State}\n\n{text.Body}");
    }
}
