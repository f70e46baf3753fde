namespace ProxyGuard.Cli.Tests.Output;

/// <summary>Texts that try to be more than text in some place where we print.</summary>
internal static class HostileText
{
    public static IReadOnlyList<string> All { get; } =
    [
        "::set-env name=X::1",
        "\n::set-output name=X::1",
        "\r::add-path::/tmp/x",
        "a\r\n::error::x\r\n",
        "\u0085::error::x",
        "\u2028::error::x\u2029",
        "##[error]x",
        "##[stop-commands]x",
        "###[set-env name=X]1",
        "####[add-mask]x",
        "##vso[task.setvariable variable=GOPROXY]off",
        "##VSO[task.complete result=Failed;]",
        "#\u200b#vso[task.complete]",
        "x]##vso[task.setvariable variable=X;]1",
        "%0A::error::x %25 %AZP25 %0D",
        "X=1\nGOFLAGS<<EOF\n-insecure\nEOF\n",
        "proxyguard_00000000000000000000000000000000",
        "[click](https://evil.example) ![i](https://evil.example/i.png)",
        "<script>alert(1)</script><img src=x onerror=y> &lt;b&gt;",
        "`code` ``code`` ```\n# head\n```",
        "a | b | c\n|---|---|\n\\| \\\\|",
        "@octocat #1 acme/widgets#1 https://evil.example www.evil.example me@evil.example",
        "**bold** _x_ ~~x~~ [x]: https://evil.example",
        "\u001b[31mred\u001b[0m \u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007 \u009b2J",
        "\u202egnp.exe \u2066x\u2069 \u200f \ufeff \U000e0041",
        "\b\b\b\0\u007f",
        "$(touch /tmp/x) `touch /tmp/x` '; touch /tmp/x; ' \" ${HOME} \\",
        "[red]markup[/] [link=https://evil.example]x[/] [",
        "{0} {1} {2} {",
        "\ud800 lone \udfff",
        new string('x', 200_000),
        string.Concat(Enumerable.Repeat("::##[`|", 20_000)),
        "",
        " ",
    ];
}
