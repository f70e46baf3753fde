using System.Globalization;

namespace ProxyGuard.EndToEnd.Tests.Modules;

/// <summary>Writes random go.mod and go.work files: most nearly right, half of them then damaged.</summary>
internal sealed class ModFileGenerator(int seed)
{
    private static readonly string[] Paths =
    [
        "example.com/a", "example.com/a/v2", "example.com/a/v1", "example.com/a/v02", "example.com/A.b/v11", "gopkg.in/yaml.v3", "gopkg.in/yaml",
        "gopkg.in/check.v1", "gopkg.in/x.v0", "gopkg.in/x.v2-unstable", "gopkg.in/x.v02", "local", "../x", "/v2", "v2", "x/v", "x/v2.1", "",
        "a b", "\"q\"", "it's", "\\u00e9", "[", "=>", "x@v1.0.0", "é.test/ü", "host:8080/x", "a//b", "tab\\tx", "\\x41\\101\\U0001F600",
    ];

    private static readonly string[] Versions =
    [
        "v1.0.0", "v1.2.3", "v2.0.0", "v2.0.0+incompatible", "v1", "v1.2", "v0.0.0-20191109021931-daa7c04131f5", "v1.0.0-rc.1", "v1.0.0-rc.01",
        "v1.0.0+meta", "v01.0.0", "v1.0.0-", "1.0.0", "latest", "v11.1.1", "v3.0.1", "v1.2.3.4", "v0.0.0-0", "v1.0.0-a..b", "v2", "v1-x", "V1.0.0",
        "v0.0.0", "v99999999999999999999.0.0", "v1.0.0+incompatible", "v2.3.4-x+incompatible", "", "v1.0.0é",
    ];

    private static readonly string[] GoVersions =
        ["1.23", "1.23.0", "1.24rc1", "1.21.0", "1", "01.2", "1.2.3.4", "1.23.0rc1", "1.x", "go1.23", "1.20", "v1.20", "1.21.", "2.0"];

    private static readonly string[] Toolchains = ["go1.24.1", "default", "go1", "go1.x", "go2", "go1.22.0-custom", "local", "go1.21rc1", "go1.\"x"];
    private static readonly string[] Directories = ["./x", "../y", ".", "..", "/abs/z", "C:\\x", "c:/x", ".\\w", "./a\\b", "./a b", ".hidden", "x/y"];
    private static readonly string[] Settings = ["a=b", "panicnil=1", "a", "=", "a=b=c", "a=\"b\"", "a='b", "x=1,y=2", "default=go1.21"];
    private static readonly string[] Comments = ["// indirect", "//indirect", "// indirect; why", "// indirect;", "// indirect why", "//", "// Text", "//\t x // y"];
    private static readonly string[] Damage =
        ["(", ")", "[", "]", ",", "{", "\"", "`", "'", "//", "/*", "\\", "\n", "\r", "\r\n", " ", "\t", "\0", "\v", "\u00A0", "\uFEFF", "=>", "v", "é", "\u200B", "\u2028", "😀"];

    private readonly Random random = new(seed);

    public string ModFile() => Damaged(Statements(["module", "go", "toolchain", "godebug", "require", "require", "require", "exclude", "replace",
        "replace", "retract", "retract", "tool", "ignore"], "module example.com/main\n"));

    public string WorkFile() => Damaged(Statements(["go", "toolchain", "godebug", "use", "use", "replace"], "go 1.23\n"));

    private string Statements(string[] verbs, string first)
    {
        var text = Chance(80) ? first : "";
        for (var count = random.Next(6); count > 0; count--)
        {
            var verb = Chance(2) ? Pick(["unknown", "Require", "(", ")", "use", "\"go\""]) : Pick(verbs);
            if (verb is "go" or "module" && Chance(70)) continue;
            text += Chance(40) ? Block(verb) : $"{Remark()}{Space()}{verb} {Arguments(verb)}{Suffix()}{Newline()}";
        }
        return text;
    }

    private string Block(string verb)
    {
        if (Chance(10)) return $"{verb} ( ){Suffix()}{Newline()}";
        var text = $"{Remark()}{verb} ({Suffix()}{Newline()}";
        for (var count = random.Next(4); count > 0; count--) text += $"{Remark()}\t{Arguments(verb)}{Suffix()}{Newline()}";
        return text + Remark() + (Chance(97) ? ")" : "") + Suffix() + Newline();
    }

    private string Arguments(string verb) => verb switch
    {
        "go" => Pick(GoVersions),
        "toolchain" => Pick(Toolchains),
        "godebug" => Pick(Settings),
        "require" or "exclude" => Module(),
        "replace" => $"{(Chance(50) ? Module() : Token(Pick(Paths)))} => {(Chance(50) ? Module() : Token(Pick(Directories)))}",
        "retract" => Chance(50) ? Token(Version()) : $"[{Token(Version())}{Pick([",", ", ", " , "])}{Token(Version())}]",
        "use" or "ignore" => Token(Pick(Directories)),
        _ => Token(Pick(Paths)),
    };

    private string Module()
    {
        if (Chance(60)) return $"{Token($"example.com/{Pick(["a", "b", "Cc"])}")} {Token(Chance(80) ? $"v1.{random.Next(9)}.0" : Version())}";
        return $"{Token(Pick(Paths))} {Token(Version())}";
    }

    private string Version() => Chance(50) ? Pick(["v1.0.0", "v1.2.3"]) : Pick(Versions);

    private string Token(string text) => random.Next(10) switch
    {
        0 => $"\"{text}\"",
        1 when Chance(20) => $"`{text}`",
        _ => text,
    };

    private string Damaged(string text)
    {
        if (text.Length == 0 || Chance(50)) return text;
        for (var count = random.Next(1, 3); count > 0; count--)
        {
            var at = random.Next(text.Length);
            var cut = Chance(50) ? 0 : random.Next(1, Math.Min(4, text.Length - at) + 1);
            text = text.Remove(at, cut).Insert(at, Chance(70) ? Pick(Damage) : "");
            if (text.Length == 0) break;
        }
        return text;
    }

    private string Remark() => Chance(75) ? "" : Chance(50) ? "\n" : $"{Space()}{Pick(Comments)}{random.Next(99).ToString(CultureInfo.InvariantCulture)}\n";
    private string Suffix() => Chance(70) ? Space() : $" {Pick(Comments)}";
    private string Newline() => Chance(95) ? "\n" : "\r\n";
    private string Space() => Chance(80) ? "" : Pick([" ", "\t", "\r", "  "]);
    private bool Chance(int percent) => random.Next(100) < percent;
    private string Pick(string[] from) => from[random.Next(from.Length)];
}
