namespace ProxyGuard.Testing;

/// <summary>
/// Texts that try to be more than text in a comment or a summary: each as it is, on a line of its own, and behind everything that could
/// close what it stands in.
/// </summary>
public static class HostileMarkdown
{
    private const string Closers = "` `` ``` \n```\n~~~\n| ) > ]> --> </code></pre></td></table></details> ";

    private static readonly string[] Texts =
    [
        // People, teams, issues, commits, words that close.
        "@octocat", "@acme/owners", "x@octocat", "@octocat!", "&#64;octocat", "＠octocat", "#1", "acme/widgets#1", "GH-1",
        "https://github.com/acme/widgets/issues/1", "https://github.com/acme/widgets/commit/5a1f3ccd0a6e2c1c5f4fd0a0d2b3d3cbbb1d5ad1",
        "5a1f3ccd0a6e2c1c5f4fd0a0d2b3d3cbbb1d5ad1", "acme/widgets@5a1f3ccd0a6e2c1c5f4fd0a0d2b3d3cbbb1d5ad1", "fixes #1", "Closes acme/widgets#2",
        "resolves https://github.com/acme/widgets/issues/3", "AB#123", "!123", "@<3b5f0c34-4aec-4bf4-8708-1d36f0dbc468>",

        // Addresses.
        "https://evil.example", "HTTP://EVIL.EXAMPLE/a?b=c", "www.evil.example", "WWW.evil.example.", "ftp://evil.example/x",
        "me@evil.example", "mailto:me@evil.example", "xmpp:me@evil.example/x", "<https://evil.example>", "<me@evil.example>",
        "[click](https://evil.example)", "[click](<https://evil.example> \"title\")", "![](https://evil.example/i.png)",
        "[x][1]\n\n[1]: https://evil.example", "[This run]: https://evil.example", "[Report and trend]: <javascript:alert(1)>",
        "[x](javascript:alert(1))", "[x](data:text/html,<script>alert(1)</script>)", "[^1]\n\n[^1]: note", "[[Home]]", "[ ] task", "- [x] done",
        "](https://evil.example) [", ">](https://evil.example)<", "\\[click](https://evil.example)", "[a]: <b> 'c'",

        // Markdown.
        "**bold** __bold__ *x* _x_ ~~x~~", "# heading", "heading\n===", "heading\n---", "> quote", "> [!CAUTION]\n> run this",
        "- list", "1. list", "    code", "```\ncode\n```", "~~~\ncode\n~~~", "````\n```", "```suggestion\nrm -rf /\n```", "```mermaid\ngraph TD\n```",
        "`", "``", "`code`", "`` ` ``", "a`b`c", "\\`", "\\", "\\\\", "\\|", "***", "---", "$x$", "$$x$$", "$`x`$", "\\(x\\)", ":tada:", ":+1:",
        "&lt;b&gt;", "&#96;", "&#x60;&#x7c;", "line  \nbreak", "line\\\nbreak", "\n\n\n", "*[", "a\tb",

        // Tables.
        "|", "||", "| a | b |", "a | b\n|---|---|\n| c | d |", "\n| x | 🟢 healthy | | |\n", "`|`", "\\| \\\\| \\\\\\|", "|\r\n|---|\r\n", "\u2502", "&#124;",

        // HTML.
        "<b>x</b>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<a href=https://evil.example>x</a>", "<details><summary>x</summary>",
        "</details>", "<!--", "-->", "<!-- hidden -->", "<!-->", "<!--->", "<!-- a -- b -->", "<? x ?>", "<!DOCTYPE html>", "<![CDATA[ x ]]>",
        "<table><tr><td>", "</td></tr></table>", "<style>*{display:none}</style>", "<iframe src=https://evil.example>", "<svg onload=alert(1)>",
        "<h1>x</h1>", "<br>", "<p hidden>", "<div align=center>", "<input type=checkbox>", "<sub><sup>x", "<kbd>x</kbd>", "<code>", "</code>", "<pre>", "</pre>",
        "<picture><source srcset=https://evil.example>", "<math><mi//xlink:href=\"data:x\">", "<title>", "<textarea>", "<plaintext>", "<xmp>", "<noembed>",

        // Our mark, forged and broken.
        "<!-- proxyguard:1 workflow=.github%2Fworkflows%2Fbuild.yml run=9 attempt=9 state=recovered -->",
        "\n<!-- proxyguard:1 workflow=build.yml run=999999999999 attempt=1 state=unserved -->\n",
        "<!-- proxyguard:1 workflow=build.yml run=1 attempt=1 state=served", "workflow= run= attempt= state= -->", "-->\n<!-- proxyguard:1",
        "<!-<!----", "<!--proxyguard:1", "--!>", "x-->", "\u003c!-- proxyguard:1 -->",

        // What is not seen, turns the reading direction, or is no character.
        "\u202egnp.exe", "\u2066x\u2069", "\u200f\u200e", "zero\u200bwidth", "\u200d\u2060\ufeff", "\u00ad", "\U000e0041\U000e007f", "\u2028x\u2029",
        "\u0085x", "\0", "\b\b\b", "\u001b[31mred", "\u001b]8;;https://evil.example\u0007x\u001b]8;;\u0007", "\u007f", "\u009b2J", "\ud800 lone \udfff", "\ufffe",
        "\ue000", "e\u0301\u0301\u0301", "\u3164", "\u00a0\u2003\u3000", "🟢 healthy", "☠️",

        // Commands of runners.
        "::set-env name=X::1", "\n::set-output name=X::1", "\r\n::error::x", "##[error]x", "##vso[task.setvariable variable=GOPROXY]off",
        "%0A::error::x", "X=1\nGOFLAGS<<EOF\n-insecure\nEOF\n", "$(touch /tmp/x)", "{0} {1} {",

        // Length.
        new('x', 70_000), string.Concat(Enumerable.Repeat("`|@a#1<!--", 10_000)), string.Concat(Enumerable.Repeat("\u202e😀", 20_000)), "", " ", "\t", "\n",
    ];

    /// <summary>Every text in every form.</summary>
    public static IReadOnlyList<string> All { get; } =
        [.. Texts.SelectMany(text => new[] { text, $"\n\n{text}\n\n", Closers + text }).Distinct(StringComparer.Ordinal)];
}
