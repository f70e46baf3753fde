using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Tests.Proxies;

public sealed class CandidateListTests
{
    [Theory]
    [InlineData("", "", "", "public proxy.golang.org *")]
    [InlineData("https://proxy.golang.org,direct", "", "", "public proxy.golang.org *")]
    [InlineData("https://a.test,https://proxy.golang.org/|b.test", "", "", "private a.test *, private b.test *, public proxy.golang.org *")]
    [InlineData("https://a.test|https://b.test", "b.test", "", "private a.test *, public b.test *")]
    [InlineData("https://a.test|https://b.test", "https://c.test,https://b.test/", "", "private a.test *, public c.test, public b.test *")]
    [InlineData("https://a.test|https://b.test", "", "https://c.test,https://b.test", "private c.test, private b.test *")]
    [InlineData("https://a.test|https://b.test", "https://d.test", "https://c.test", "private c.test, public d.test")]
    [InlineData("", "", "https://proxy.golang.org", "private proxy.golang.org *")]
    [InlineData("http://proxy.golang.org", "", "", "private proxy.golang.org:80 *")]
    [InlineData("https://proxy.golang.org?x=1", "", "", "private proxy.golang.org *")]
    [InlineData("file:///srv/mod,off", "", "", "private file:/srv/mod *")]
    [InlineData("off", "", "", "")]
    [InlineData("word", "", "", "")]
    public void A_hop_in_force_is_private_unless_it_is_named_public(string goproxy, string proxies, string privateProxies, string expected)
    {
        var list = From(goproxy, proxies, privateProxies);

        Assert.Empty(list.Faults);
        Assert.Empty(list.Warnings);
        Assert.Equal(expected, Describe(list));
    }

    [Fact]
    public void A_url_in_both_lists_is_a_contradiction()
    {
        var fault = Assert.Single(From("", "https://a.test,https://b.test", "https://b.test/").Faults);

        Assert.Equal("proxies: https://b.test also stands in private-proxies (allowed: in one of the two)", fault.ToString());
    }

    [Theory]
    [InlineData("https://a.test,https://a.test/|a.test", "", "a.test", "private a.test *")]
    [InlineData("off", "https://a.test,https://A.test", "a.test", "public a.test")]
    [InlineData("https://x:1@a.test,https://y:2@a.test", "", "a.test", "private a.test *")]
    public void A_proxy_named_twice_counts_once(string goproxy, string proxies, string id, string expected)
    {
        var list = From(goproxy, proxies, "");

        var warning = Assert.Single(list.Warnings);
        Assert.Equal((WarningCode.DuplicateProxy, id), (warning.Code, Assert.Single(warning.Arguments)));
        Assert.Equal(expected, Describe(list));
    }

    [Fact]
    public void Credentials_in_an_option_are_refused_without_being_shown()
    {
        var faults = From("", "https://u:s3cret@a.test", "https://s3cret@b.test").Faults;

        Assert.Equal(["proxies", "private-proxies"], faults.Select(fault => fault.File));
        Assert.DoesNotContain("s3cret", string.Concat(faults), StringComparison.Ordinal);
    }

    [Fact]
    public void Credentials_in_force_serve_the_same_url_in_an_option()
    {
        var list = From("https://u:p@a.test,https://v:q@b.test", "https://a.test", "https://b.test");

        Assert.Empty(list.Faults);
        Assert.Equal(["https://v:q@b.test", "https://u:p@a.test"], list.Candidates.Select(candidate => candidate.Url.Reveal()));
    }

    [Theory]
    [InlineData(CandidateList.Most, 0)]
    [InlineData(CandidateList.Most + 1, 1)]
    public void There_are_at_most_forty(int count, int faults)
    {
        var proxies = string.Join(',', Enumerable.Range(0, count).Select(i => $"https://p{i}.test"));

        Assert.Equal(faults, From("direct", proxies, "").Faults.Count);
    }

    [Theory]
    [InlineData("off", "proxies", DirectPolicy.AsInForce, "", "proxies")]
    [InlineData("off", "private-proxies", DirectPolicy.AsInForce, "", "private-proxies")]
    [InlineData(" off,direct", "proxies", DirectPolicy.AsInForce, "", "proxies")]
    [InlineData("off", "", DirectPolicy.AsInForce, "", "")]
    [InlineData("https://a.test,off", "proxies", DirectPolicy.AsInForce, "", "")]
    [InlineData("direct", "proxies", DirectPolicy.Last, "", "")]
    [InlineData("direct", "private-proxies", DirectPolicy.Last, "", "direct")]
    [InlineData("https://own.test,direct", "", DirectPolicy.Last, "", "direct")]
    [InlineData("https://own.test,direct", "", DirectPolicy.AsInForce, "", "")]
    [InlineData("https://own.test,direct", "", DirectPolicy.Never, "", "")]
    [InlineData("https://own.test,direct", "", DirectPolicy.Last, "private=corp.test", "")]
    [InlineData("https://own.test,direct", "", DirectPolicy.Last, "GOPRIVATE=corp.test", "")]
    [InlineData("https://own.test,direct", "", DirectPolicy.Last, "GONOPROXY=corp.test", "")]
    [InlineData("https://own.test,direct", "", DirectPolicy.Last, "GONOPROXY=none", "direct")]
    [InlineData("https://own.test,direct", "", DirectPolicy.Last, "GONOSUMDB=corp.test", "direct")]
    [InlineData("https://proxy.golang.org,direct", "", DirectPolicy.Last, "", "")]
    public void What_a_person_asks_for_against_the_settings_in_force_is_refused(
        string goproxy, string given, DirectPolicy direct, string patterns, string refused)
    {
        var (name, value) = patterns.Split('=') is [var left, var right] ? (left, right) : ("GOPRIVATE", "");
        var variables = new Dictionary<string, string> { ["GOPROXY"] = goproxy, [name] = value };
        var options = new GuardOptions
        {
            Proxies = given == "proxies" ? Urls("https://one.test") : [],
            PrivateProxies = given == "private-proxies" ? Urls("https://two.test") : [],
            Direct = direct,
            Private = name == "private" ? value : null,
        };

        var faults = CandidateList.From(GoEnvironment.From(variables, GoEnvironmentFiles.Nothing), options).Faults;

        Assert.Equal(refused, string.Join(' ', faults.Select(fault => fault.File)));
        Assert.All(faults, fault => Assert.Contains("(allowed: ", fault.Message));
    }

    [Theory]
    [InlineData("https://a.test, b.test/x ,", "https://a.test https://b.test/x", "")]
    [InlineData("", "", "")]
    [InlineData(" , ", "", "")]
    [InlineData("https://a.test,direct,word", "", "'direct' is no proxy & element 2 \"word\"")]
    [InlineData("off", "", "'off' is no proxy")]
    [InlineData("https://a.test|https://b.test", "https://a.test https://b.test", "'|' has no place")]
    public void An_option_is_a_comma_list_of_urls(string value, string urls, string faults)
    {
        var parsed = ProxyListOption.Parse(value, "proxies");

        Assert.Equal(urls, string.Join(' ', parsed.Value));
        var expected = faults.Split(" & ", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(expected.Length, parsed.Faults.Count);
        Assert.All(parsed.Faults.Zip(expected), pair => Assert.StartsWith(pair.Second, pair.First.Message, StringComparison.Ordinal));
        Assert.All(parsed.Faults, fault => Assert.Equal("proxies", fault.File));
    }

    private static CandidateList From(string goproxy, string proxies, string privateProxies)
    {
        var environment = GoEnvironment.From(new Dictionary<string, string> { ["GOPROXY"] = goproxy }, GoEnvironmentFiles.Nothing);
        return CandidateList.From(environment, new GuardOptions { Proxies = Urls(proxies), PrivateProxies = Urls(privateProxies) });
    }

    private static IReadOnlyList<ProxyUrl> Urls(string value) => ProxyListOption.Parse(value, "proxies").Value;

    private static string Describe(CandidateList list) => string.Join(", ", list.Candidates.Select(candidate =>
        $"{candidate.Trust.ToString().ToLowerInvariant()} {candidate.Id}{(candidate.InForce ? " *" : "")}"));
}
