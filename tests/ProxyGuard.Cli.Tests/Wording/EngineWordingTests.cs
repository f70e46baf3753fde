using System.Text.RegularExpressions;
using ProxyGuard.Cli.Output;
using ProxyGuard.Cli.Wording;
using ProxyGuard.Cli.Wording.Chinese.Engine;

namespace ProxyGuard.Cli.Tests.Wording;

/// <summary>What the engine says of what it reads: all of it, in both languages.</summary>
public sealed partial class EngineWordingTests
{
    // Root may read everything, and so nothing is ever forbidden here.
    private const string Forbidden = "cannot be read: no permission";

    public static TheoryData<string, string> Chinese => new(ChineseEngine.Sentences.Select(pair => (pair.Key, pair.Value)));

    [Fact]
    public void Every_sentence_of_the_engine_is_found() => Assert.Equal(EngineSentences.Places, EngineSentences.Found.Count);

    [Fact]
    public void Every_sentence_of_the_engine_is_there_in_Chinese_and_no_other() => Assert.Equal(
        EngineSentences.Found.Where(format => format.Any(char.IsAsciiLetter)).Distinct().Order(StringComparer.Ordinal),
        ChineseEngine.Sentences.Keys.Where(format => format.Any(char.IsAsciiLetter)).Order(StringComparer.Ordinal));

    [Fact]
    public void What_joins_sentences_in_Chinese_joins_them_in_English() => Assert.Subset(
        EngineSentences.Found.ToHashSet(), ChineseEngine.Sentences.Keys.ToHashSet());

    [Theory]
    [MemberData(nameof(Chinese))]
    public void A_Chinese_sentence_has_the_holes_of_the_English_one(string english, string chinese) =>
        Assert.Equal(Holes(english), Holes(chinese));

    [Theory]
    [MemberData(nameof(Chinese))]
    public void A_Chinese_sentence_is_Chinese(string english, string chinese)
    {
        Assert.NotEqual(english, chinese);
        Assert.DoesNotMatch(WordingTests.Crooked, chinese);
        Assert.DoesNotContain(Phrases(english), chinese.Contains);
    }

    [Fact]
    public void Every_sentence_of_the_engine_is_said_of_something()
    {
        var said = EngineFaults.All.SelectMany(EngineFaults.FormatsIn).ToHashSet();

        Assert.Equal([Forbidden], EngineSentences.Found.Where(format => format.Any(char.IsAsciiLetter)).Distinct().Except(said));
    }

    [Fact]
    public void What_is_said_in_Chinese_has_the_marks_and_the_spaces_of_Chinese() => Assert.All(
        EngineFaults.All, words => Assert.DoesNotMatch(WordingTests.Crooked, Language.Chinese.Engine.Say(words)));

    [Fact]
    public void What_is_said_in_English_is_what_the_engine_says() => Assert.All(
        EngineFaults.All, words => Assert.Equal(FormattableString.Invariant(words), Language.English.Engine.Say(words)));

    [Fact]
    public void What_a_language_lacks_is_said_in_English()
    {
        FormattableString known = $"the checksum database";

        Assert.Equal("{1} of 3 is 校验和数据库", Language.Chinese.Engine.Say($"{"{1}"} of {3} is {known}"));
    }

    [Fact]
    public void Faults_of_the_engine_read_well_in_Chinese() => Golden.Compare("engine.zh.txt", string.Concat(EngineFaults.All
        .DistinctBy(words => string.Join('|', EngineFaults.FormatsIn(words)))
        .Select(words => Temporary.Replace(PlainText.Clean(Language.Chinese.Engine.Say(words)), "") + "\n")));

    /// <summary>What in a sentence can only be English: two words and more, side by side.</summary>
    public static IEnumerable<string> Phrases(string format) => Phrase.Matches(format).Select(match => match.Value).Except(Names);

    // Commands, settings and forms are the same in every language.
    private static readonly string[] Names = ["go list", "go mod tidy", "path version", "module example"];

    private static IEnumerable<string> Holes(string format) =>
        Hole.Matches(format).Select(match => match.Value).Order(StringComparer.Ordinal);

    [GeneratedRegex("/[^ ]*/proxyguard-[^/]*/")]
    private static partial Regex Temporary { get; }

    [GeneratedRegex(@"\{\d[^}]*\}")]
    private static partial Regex Hole { get; }

    [GeneratedRegex(@"[A-Za-z]+( [A-Za-z]+)+")]
    private static partial Regex Phrase { get; }
}
