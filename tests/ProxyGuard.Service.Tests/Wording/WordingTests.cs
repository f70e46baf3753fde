using System.Reflection;
using System.Text.RegularExpressions;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Explaining;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Reports;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Tests.Wording;

public sealed class WordingTests
{
    [Fact]
    public void Every_text_is_said_somewhere()
    {
        var said = string.Concat(Sources().Select(File.ReadAllText));
        var unsaid =
            from wording in typeof(Language).Assembly.GetTypes()
            where wording.IsAbstract && wording.Name.EndsWith("Wording", StringComparison.Ordinal)
            from member in wording.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            where member is PropertyInfo or MethodInfo { IsSpecialName: false } && member.Name.Length > 2
            where !Regex.IsMatch(said, $@"(?i)(words|language|T|frame\.T|codes|pages|feed)(\.[A-Za-z]+)?\.{member.Name}\b")
            select $"{wording.Name}.{member.Name}";

        Assert.Empty(unsaid);
    }

    // Where texts are said: not where they are made.
    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(SourceTree.PathOf("src", "ProxyGuard.Service"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}Wording{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Concat(Directory.EnumerateFiles(SourceTree.PathOf("templates"), "*.hbs"));

    [Fact]
    public void Every_code_has_words_of_its_own_in_every_language()
    {
        foreach (var words in new[] { Language.English.Incidents, Language.Chinese.Incidents })
        {
            AssertDistinct(Enum.GetValues<IncidentCause>().Select(words.Of));
            AssertDistinct(Enum.GetValues<IncidentState>().Select(words.Of));
            AssertDistinct(Enum.GetValues<IncidentEvent>().Select(what => words.Of(what, IncidentSeverity.P1)));
            AssertDistinct(new[] { 5, 60, 90, 26 * 60, 4 * 24 * 60, 97 * 60 }.Select(minutes => words.Length(TimeSpan.FromMinutes(minutes))));
        }
        Assert.Equal(
            ["1 min", "2 h", "1 h 30 min", "3 days", "3 days 1 h"],
            new[] { 0, 120, 90, 3 * 24 * 60, 73 * 60 }.Select(minutes => Language.English.Incidents.Length(TimeSpan.FromMinutes(minutes))));
    }

    [Fact]
    public void Every_code_of_a_report_has_words_of_its_own_in_every_language()
    {
        foreach (var language in Language.All)
        {
            AssertDistinct(Enum.GetValues<Health>().Select(language.Codes.Of));
            AssertDistinct(Enum.GetValues<ProbeOutcome>().Select(language.Codes.Of));
            AssertDistinct(Enum.GetValues<ReasonCode>().Select(language.Codes.Of));
            AssertDistinct(Enum.GetValues<DecisionResult>().Select(language.Codes.Of));
            AssertDistinct(Enum.GetValues<DecisionReason>().Select(language.Codes.Of));
            AssertDistinct(Enum.GetValues<Endpoint>().Select(language.Codes.Of));
            AssertDistinct(Enum.GetValues<Trust>().Select(language.Codes.Of));
            AssertDistinct(Enum.GetValues<SettingSource>().Select(language.Run.Of));
            AssertDistinct(Enum.GetValues<WeakPointCode>().Select(code => language.Run.Of(new WeakPoint(code, "hop", 1, 2))));
        }
    }

    [Fact]
    public void A_Chinese_text_is_not_the_English_one_but_for_names() => Assert.Equal(
        ["GoVersion", "Tool"],
        from subject in typeof(Language).GetProperties(BindingFlags.Public | BindingFlags.Instance)
        where subject.PropertyType.IsAbstract
        from text in subject.PropertyType.GetProperties()
        where text.PropertyType == typeof(string) || text.PropertyType == typeof(PageSentence)
        let said = Language.All.Select(language => text.GetValue(subject.GetValue(language))?.ToString())
        where said.Distinct().Count() < Language.All.Count
        orderby text.Name
        select text.Name);

    private static void AssertDistinct(IEnumerable<string> texts)
    {
        var all = texts.ToList();
        Assert.All(all, text => Assert.NotEqual("", text));
        Assert.Equal(all, all.Distinct());
    }
}
