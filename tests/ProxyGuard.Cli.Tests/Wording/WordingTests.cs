using System.Text.RegularExpressions;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Core.Diagnosing;
using ProxyGuard.Core.Reports;

namespace ProxyGuard.Cli.Tests.Wording;

/// <summary>What holds for every text, whatever it says.</summary>
public sealed partial class WordingTests
{
    // What is written the same in both: endings of files.
    private static readonly string[] Names = [".info", ".mod", ".zip"];

    [Fact]
    public void No_text_is_left_untranslated() => Assert.All(
        SampleText.All.Where(text => !Names.Contains(text.English) && !HasNoWordOfItsOwn(text)),
        text => Assert.NotEqual(text.English, text.Chinese));

    private static bool HasNoWordOfItsOwn(SampleText text) => text.English.Length == 0 || text.Arguments.Contains(text.English);

    [Fact]
    public void Every_text_says_what_it_was_given_in_both_languages() => Assert.All(
        SampleText.All,
        text => Assert.Equal(
            text.Arguments.Where(argument => text.English.Contains(argument)),
            text.Arguments.Where(argument => text.Chinese.Contains(argument))));

    [Fact]
    public void Both_languages_break_lines_alike() => Assert.All(
        SampleText.All.Where(text => !text.Name.StartsWith("Options.Help", StringComparison.Ordinal)),
        text => Assert.DoesNotContain('\n', text.English + text.Chinese));

    [Fact]
    public void Chinese_has_the_marks_and_the_spaces_of_Chinese() =>
        Assert.All(SampleText.All, text => Assert.DoesNotMatch(Crooked, text.Chinese));

    [Theory]
    [InlineData("选项：--lang", true)]
    [InlineData("共 5 个", true)]
    [InlineData("选项: --lang", false)]
    [InlineData("共5个", false)]
    [InlineData("没有(fork)", false)]
    [InlineData("没有，", true)]
    public void The_test_of_Chinese_knows_bad_Chinese(string text, bool isGood) => Assert.Equal(isGood, !Crooked.IsMatch(text));

    [Fact]
    public void Every_text_is_said_somewhere() => Assert.Empty(
        SampleText.Subjects.SelectMany(subject => SampleText.TextsOf(subject.PropertyType)).Except(CalledTexts.All)
            .Select(text => $"{text.DeclaringType!.Name}.{SampleText.NameOf(text)}"));

    [Fact]
    public void The_advice_for_every_cause_reads_well_in_Chinese() => Golden.Compare("advice.zh.txt", string.Concat(
        Enum.GetValues<BuildFault>().Select(fault =>
            $"{Codes.Of(fault)}\n  {Language.Chinese.Doctor.What(fault)}\n  {Language.Chinese.Doctor.Advice(fault)}\n")));

    [Fact]
    public void The_help_reads_well_in_Chinese() => Golden.Compare("help.zh.txt", HelpText.Render(Language.Chinese.Options));

    [Fact]
    public void The_help_reads_as_ever_in_English() => Golden.Compare("help.txt", HelpText.Render(Language.English.Options));

    // Half-width marks beside a Chinese letter, and a Chinese letter beside a Latin one or a figure without a space.
    [GeneratedRegex(@"[\u4E00-\u9FFF][,;:!?()]|[,;!?(] ?[\u4E00-\u9FFF]|[\u4E00-\u9FFF][A-Za-z0-9`]|[A-Za-z0-9`][\u4E00-\u9FFF]")]
    internal static partial Regex Crooked { get; }
}
