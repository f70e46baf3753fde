using System.Text.RegularExpressions;
using ProxyGuard.Cli.Doctor;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Diagnosing;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Tests.Doctor;

/// <summary>The page and the program's advice: every cause has both, and neither ever weakens verification.</summary>
public sealed partial class DoctorPageTests
{
    private static readonly string Page = File.ReadAllText(SourceTree.PathOf("docs", "doctor.md"));

    private static Dictionary<string, string> Sections { get; } = Heading().Split(Page).Skip(1)
        .Select(section => section.Split('\n', 2)).ToDictionary(parts => parts[0].Trim(), parts => parts[1]);

    [Fact]
    public void Every_cause_has_a_section_and_every_section_a_cause() =>
        Assert.Equal(Codes.All<BuildFault>(), Sections.Keys);

    [Fact]
    public void Every_section_says_whose_fault_it_is_and_what_to_do() => Assert.All(Sections.Values, section =>
    {
        Assert.Contains("*Whose fault:* ", section);
        Assert.Contains("*What to do:* ", section);
    });

    [Fact]
    public void Every_link_leads_somewhere()
    {
        var anchors = AnyHeading().Matches(Page).Select(heading => heading.Groups[1].Value.ToLowerInvariant().Replace(' ', '-')).ToHashSet();
        Assert.All(Link().Matches(Page).Select(link => link.Groups[1].Value), target => Assert.True(
            target.StartsWith('#') ? anchors.Contains(target[1..]) : File.Exists(SourceTree.PathOf("docs", target.Split('#')[0])), target));
    }

    [Fact]
    public void The_program_links_to_the_section_of_the_cause() => Assert.All(Enum.GetValues<BuildFault>(), fault =>
    {
        var link = DiagnosisText.Of(new Diagnosis { Fault = fault, Evidence = "x", Line = 1 }, Language.English.Doctor)[^1];
        Assert.EndsWith("docs/doctor.md#" + Codes.Of(fault), link);
    });

    [Fact]
    public void The_advice_is_one_line_that_fits_an_annotation() => Assert.All(Enum.GetValues<BuildFault>(), fault =>
    {
        Assert.All(Advice(Language.English.Doctor, fault), text => Assert.Matches(@"^[^\n]{10,300}\.$", text));
        Assert.All(Advice(Language.Chinese.Doctor, fault), text => Assert.Matches(@"^[^\n]{5,150}。$", text));
    });

    [Fact]
    public void Nothing_advises_to_weaken_verification()
    {
        var advice = Enum.GetValues<BuildFault>().SelectMany(fault =>
            Advice(Language.English.Doctor, fault).Concat(Advice(Language.Chinese.Doctor, fault)));
        Assert.All(advice.Append(Page).SelectMany(Sentences), sentence => Assert.True(IsSafe(sentence), sentence));
    }

    private static string[] Advice(DoctorWording words, BuildFault fault) => [words.What(fault), words.Advice(fault)];

    [Theory]
    [InlineData("Set GOSUMDB=off.", false)]
    [InlineData("Never set GOSUMDB=off.", true)]
    [InlineData("If it fails, export GOFLAGS=-insecure and go on.", false)]
    [InlineData("Delete go.sum and run go mod tidy.", false)]
    [InlineData("Do not delete go.sum.", true)]
    [InlineData("rm -f go.sum", false)]
    [InlineData("GONOSUMDB=* helps, but never on Sundays.", false)]
    [InlineData("Set GOPRIVATE=*.", false)]
    [InlineData("Run go mod tidy, and commit go.sum.", true)]
    [InlineData("设置 GOSUMDB=off。", false)]
    [InlineData("请删除 go.sum。", false)]
    [InlineData("不要删除 go.sum。", true)]
    public void The_test_of_advice_knows_bad_advice(string sentence, bool isSafe) => Assert.Equal(isSafe, IsSafe(sentence));

    // A sentence may name it only to forbid it, and must have done so before.
    private static bool IsSafe(string sentence) =>
        Weakening().Match(sentence) is not { Success: true } found || Forbidding().IsMatch(sentence[..found.Index]);

    private static IEnumerable<string> Sentences(string text) =>
        SentenceEnd().Split(text.ReplaceLineEndings(" ")).Where(sentence => sentence.Length > 0);

    [GeneratedRegex(@"(?i)GOSUMDB\W{0,3}off|GONOSUMDB|GONOSUMCHECK|GOINSECURE|-insecure|GOPRIVATE\W{0,3}\*|(delete|remove|drop|rm)\b[^.]{0,20}\bgo\.sum|(删除|移除|清空)[^。]{0,10}go\.sum"
        + @"|go clean -modcache; go mod tidy|SSL_NO_VERIFY|sslVerify|curl -k|InsecureSkipVerify")]
    private static partial Regex Weakening();

    [GeneratedRegex(@"(?i)\b(never|do not)\b|不要|切勿|绝不")]
    private static partial Regex Forbidding();

    [GeneratedRegex(@"(?<=[.:;])\s+|(?<=[。；：])")]
    private static partial Regex SentenceEnd();

    [GeneratedRegex("(?m)^### ")]
    private static partial Regex Heading();

    [GeneratedRegex("(?m)^#+ (.*)$")]
    private static partial Regex AnyHeading();

    [GeneratedRegex(@"\]\(([^)]+)\)")]
    private static partial Regex Link();
}
