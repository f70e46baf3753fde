namespace ProxyGuard.Testing;

/// <summary>GOPROXY values, good and bad, put together at random. No host of theirs can be reached.</summary>
public static class GoProxyValues
{
    private static readonly string[] Schemes =
    [
        "http://", "http://", "http://", "https://", "HTTP://", "", "file://", "ftp://", "http:/", "//", "https:", "://",
    ];
    private static readonly string[] Users = ["", "", "", "u:p@", "u@", "@", "u:%41@", "u:%@", "a b@", "", "", "", "", "", ""];
    private static readonly string[] Hosts =
    [
        "a.test", "nf.test:9", "nf2.test", "nf3.test", "[2001:db8::1]:9", "", "a b", "b.test", "c.test", "host", "a:x", "[2001:db8::1",
        "a%41", "é.test", "a.test:",
    ];
    private static readonly string[] Paths =
    [
        "", "/", "/p", "/p/", "/p//q/", "/../p", "/p/%2e%2e/q", "/p%2Fq", "/%zz", "/p q", "/é", "/p;a=1", "/!x", "/~x/%7e",
    ];
    private static readonly string[] Ends = ["", "", "", "?", "?a=b", "?a=b%zz", "#f", "#%z", "?a:/b"];
    private static readonly string[] Words = ["direct", "off", "DIRECT", "word", "", " ", "noproxy", "/abs", "\t"];
    private static readonly string[] Blanks = ["", "", "", " ", "\t", "\u00a0", "\n"];

    public static string Make(Random random)
    {
        string Pick(string[] from) => from[random.Next(from.Length)];
        string Element() => random.Next(5) == 0 ? Pick(Words) : Pick(Schemes) + Pick(Users) + Pick(Hosts) + Pick(Paths) + Pick(Ends);
        char Separator() => random.Next(3) == 0 ? '|' : ',';
        var parts = Enumerable.Range(0, random.Next(1, 4)).Select(_ => Pick(Blanks) + Element() + Pick(Blanks) + Separator());
        return string.Concat(parts).TrimEnd(random.Next(2) == 0 ? ',' : ' ');
    }
}
