using System.Reflection;
using ProxyGuard.Service.Incidents;
using ProxyGuard.Service.Wording;

namespace ProxyGuard.Service.Tests.Wording;

public sealed class WordingTests
{
    [Fact]
    public void Every_text_about_incidents_is_said_somewhere()
    {
        var source = File.ReadAllText(SourceTree.PathOf("src", "ProxyGuard.Service", "Incidents", "IncidentMarkdown.cs"));
        var texts = typeof(IncidentWording).GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(member => member is PropertyInfo or MethodInfo { IsSpecialName: false }).Select(member => member.Name).ToList();

        Assert.True(texts.Count > 25);
        Assert.All(texts, text => Assert.Contains($"words.{text}", source, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_code_has_words_of_its_own_in_every_language()
    {
        foreach (var words in new[] { Language.English.Incidents, Language.Chinese.Incidents })
        {
            AssertDistinct(Enum.GetValues<IncidentCause>().Select(words.Of));
            AssertDistinct(Enum.GetValues<IncidentState>().Select(words.Of));
            AssertDistinct(Enum.GetValues<IncidentEvent>().Select(what => words.Of(what, IncidentSeverity.P1)));
            AssertDistinct(new[] { 5, 90, 26 * 60, 4 * 24 * 60 }.Select(minutes => words.Length(TimeSpan.FromMinutes(minutes))));
        }
        Assert.Equal("1 h 30 min", Language.English.Incidents.Length(TimeSpan.FromMinutes(90)));
    }

    private static void AssertDistinct(IEnumerable<string> texts)
    {
        var all = texts.ToList();
        Assert.All(all, text => Assert.NotEqual("", text));
        Assert.Equal(all, all.Distinct());
    }
}
