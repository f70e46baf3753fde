using System.Text;
using ProxyGuard.Cli.Comments;

namespace ProxyGuard.Cli.Tests.Comments;

public sealed class CommentMarkTests
{
    public static TheoryData<string> Workflows =>
    [
        ".github/workflows/ci.yml",
        "",
        "a -- b -->",
        "x\n<!-- proxyguard:1 workflow=y run=1 attempt=1 state=served -->",
        "流水线/🙂.yml",
        "%2D%00%\r\n\t\u202e",
        "lone \ud800 surrogate",
        new string('é', 5000),
        new string('-', 255),
    ];

    [Theory]
    [MemberData(nameof(Workflows))]
    public void A_mark_is_found_again_whatever_the_workflow_is_called(string workflow)
    {
        foreach (var state in Enum.GetValues<CommentState>())
        {
            var mark = new CommentMark(workflow, long.MaxValue, int.MaxValue, state);
            Assert.Equal(mark, CommentMark.Find(mark.Sign("body")));
            Assert.Equal(mark, CommentMark.Find(mark.Sign("body").Replace("\n", "\r\n", StringComparison.Ordinal) + "\r\n"));
            var line = mark.Render();
            Assert.True(line.Length <= CommentMark.MostCharacters);
            Assert.True(line.AsSpan()[4..^3].IndexOf("--") < 0 && !line.AsSpan()[..^1].Contains('>'), line);
            Assert.All(line, letter => Assert.InRange(letter, ' ', '~'));
        }
    }

    [Fact]
    public void Two_workflows_never_share_a_mark()
    {
        var random = new Random(3);
        var names = Enumerable.Range(0, 20_000).Select(_ => Name(random)).Distinct(StringComparer.Ordinal).ToList();
        var marks = names.Select(name => new CommentMark(name, 1, 1, CommentState.Served).Render());
        Assert.Equal(names.Count, marks.Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("<!-- proxyguard:1 workflow=a run=1 attempt=1 state=served -->\nmore")]
    [InlineData("<!-- proxyguard:1 workflow=a run=1 attempt=1 state=served --> more")]
    [InlineData(" <!-- proxyguard:1 workflow=a run=1 attempt=1 state=served -->")]
    [InlineData("<!-- proxyguard:1 workflow=a run=1 attempt=1 state=fine -->")]
    [InlineData("<!-- proxyguard:1 workflow=a run=-1 attempt=1 state=served -->")]
    [InlineData("<!-- proxyguard:1 workflow=a run=9999999999999999999 attempt=1 state=served -->")]
    [InlineData("<!-- proxyguard:1 workflow=a run=1 attempt=9999999999 state=served -->")]
    [InlineData("<!-- proxyguard:2 workflow=a run=1 attempt=1 state=served -->")]
    [InlineData("<!-- proxyguard:1 workflow=a b run=1 attempt=1 state=served -->")]
    [InlineData("<!-- proxyguard:1 workflow=a run=１ attempt=1 state=served -->")]
    public void Anything_else_is_no_mark(string body) => Assert.Null(CommentMark.Find(body));

    [Fact]
    public void Random_last_lines_are_read_without_a_fault()
    {
        var random = new Random(4);
        const string form = "<!-- proxyguard:1 workflow=%2E%2 run=1 attempt=1 state=served -->\n\r ";
        for (var round = 0; round < 20_000; round++)
        {
            var text = new StringBuilder(form);
            for (var change = random.Next(4); change >= 0; change--) text[random.Next(text.Length)] = form[random.Next(form.Length)];
            if (CommentMark.Find(text.ToString()) is { } mark) Assert.Equal(mark, CommentMark.Find(mark.Render()));
        }
    }

    private static string Name(Random random)
    {
        const string letters = "ab%2D-/. \u00e9";
        return string.Concat(Enumerable.Range(0, random.Next(1, 6)).Select(_ => letters[random.Next(letters.Length)]));
    }
}
