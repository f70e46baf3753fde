using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Tests.Resolving;

/// <summary>Sections 2, 6, 8 and 10 of the semantics sheet: what the settings do to a download.</summary>
public sealed class SettingsTests
{
    private const string Info = "/example.com/hello/@v/v1.0.0.info";

    [Theory]
    [InlineData("http://a.test/p/", "http://a.test/p" + Info)]
    [InlineData("HTTP://a.test", "http://a.test" + Info)]
    [InlineData("a.test", "https://a.test" + Info)]
    [InlineData("a.test:8080/p", "https://a.test:8080/p" + Info)]
    [InlineData(",,http://a.test,", "http://a.test" + Info)]
    [InlineData("file:///srv/modules", "file:///srv/modules" + Info)]
    [InlineData("http://a.test,direct,nonsense", "http://a.test" + Info)]
    public void An_element_is_read_as_go_reads_it(string chain, string first) => Assert.Equal(first, new Situation(chain).Asked().First());

    [Theory]
    [InlineData("http://a.test,localhost")]
    [InlineData("DIRECT")]
    [InlineData("/srv/modules")]
    [InlineData("ftp://a.test")]
    [InlineData("file://host/dir")]
    [InlineData(",")]
    [InlineData(" ")]
    public void One_bad_element_makes_everything_fail_before_anything_is_asked(string chain)
    {
        var resolution = new Situation(chain).Predict();

        Assert.Equal((ResolutionResult.Fail, ErrorClass.InvalidSetting), (resolution.Result, resolution.Error));
        Assert.Empty(resolution.Asked);
    }

    [Theory]
    [InlineData(",", ResolutionResult.Fail)]
    [InlineData("|", ResolutionResult.Pass)]
    public void A_hop_with_credentials_over_http_is_never_asked(string separator, ResolutionResult result)
    {
        var resolution = new Situation($"http://user:pw@a.test{separator}http://b.test").Predict();

        Assert.Equal(result, resolution.Result);
        Assert.DoesNotContain(resolution.Asked, asked => asked.Url!.Contains("a.test", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("git.corp.test", true)]
    [InlineData("*.corp.test", true)]
    [InlineData("*", true)]
    [InlineData("git.corp.test/*", true)]
    [InlineData("git.corp.test/team/", true)]
    [InlineData("git.corp.test/te?m", true)]
    [InlineData("*/*/secret", true)]
    [InlineData("corp.test", false)]
    [InlineData("GIT.corp.test", false)]
    [InlineData("https://git.corp.test", false)]
    [InlineData("git.corp.test/team/sec", false)]
    [InlineData("a.test, git.corp.test", false)]
    [InlineData("git.corp.test\r", false)]
    public void A_matching_module_goes_past_the_list_and_past_the_database(string patterns, bool matches)
    {
        var situation = new Situation("http://a.test") { Modules = ["git.corp.test/team/secret@v1.0.0"], GoSum = "absent" };

        var asked = situation.Set("GOPRIVATE", patterns).Predict().Asked;

        Assert.Equal(matches, asked.All(one => one.Url is null));
    }

    [Fact]
    public void A_private_module_goes_to_its_origin_even_when_the_list_is_off() =>
        Assert.Equal(ResolutionResult.Pass, new Situation("off").Set("GOPRIVATE", "example.com").Predict().Result);

    [Fact]
    public void GONOPROXY_alone_shows_the_path_to_the_database()
    {
        var asked = (new Situation("http://a.test") { GoSum = "absent" }).Set("GONOPROXY", "example.com").Asked();

        Assert.Contains("http://a.test/sumdb/sum.golang.org/lookup/example.com/hello@v1.0.0", asked);
        Assert.DoesNotContain("http://a.test" + Info, asked);
    }

    [Fact]
    public void GOPRIVATE_with_GONOPROXY_none_keeps_the_proxy_and_skips_the_database()
    {
        var situation = (new Situation("http://a.test") { GoSum = "absent" }).Set("GOPRIVATE", "example.com").Set("GONOPROXY", "none");

        Assert.All(situation.Asked(), url => Assert.StartsWith("http://a.test/example.com/", url));
    }

    // Where the database is asked after A,B or A|B have said whether they carry it: a hop, "direct", or nobody because it is fatal.
    [Theory]
    [InlineData("http://a.test,http://b.test", "", "http://a.test/sumdb/sum.golang.org")]
    [InlineData("http://a.test,http://b.test", "html-200", "http://a.test/sumdb/sum.golang.org")]
    [InlineData("http://a.test,http://b.test", "http-404", "http://b.test/sumdb/sum.golang.org")]
    [InlineData("http://a.test,http://b.test", "http-503", null)]
    [InlineData("http://a.test|http://b.test", "http-503", "http://b.test/sumdb/sum.golang.org")]
    [InlineData("http://a.test", "http-410", "https://sum.golang.org")]
    [InlineData("http://a.test|off", "http-503", null)]
    [InlineData("http://a.test|direct", "http-503", "https://sum.golang.org")]
    [InlineData("direct", "", "https://sum.golang.org")]
    public void The_way_to_the_database_is_chosen_by_supported(string chain, string supported, string? database)
    {
        var situation = new Situation(chain) { GoSum = "absent" };
        if (supported.Length > 0) situation = situation.With("http://a.test", "sumdb-supported", supported);

        var resolution = situation.Predict();

        var lookup = resolution.Asked.FirstOrDefault(asked => asked.File.Endpoint == Endpoint.SumDbLookup)?.Url;
        Assert.Equal(database is null ? null : database + "/lookup/example.com/hello@v1.0.0", lookup);
        Assert.Equal(database is null ? ErrorClass.ChecksumDatabase : null, resolution.Error);
    }

    [Fact]
    public void A_database_that_is_on_neither_hop_is_fatal_when_the_first_failed()
    {
        var situation = (new Situation("http://a.test|http://b.test") { GoSum = "absent" })
            .With("http://a.test", "sumdb-supported", "http-503").With("http://b.test", "sumdb-supported", "http-404");

        Assert.Equal(ErrorClass.ChecksumDatabase, situation.Predict().Error);
    }

    [Theory]
    [InlineData("sumdb-lookup", "http-404")]
    [InlineData("sumdb-lookup", "http-503")]
    [InlineData("sumdb-lookup", "html-200")]
    [InlineData("sumdb-tile", "http-404")]
    public void There_is_no_other_way_once_a_hop_said_that_it_carries_the_database(string endpoint, string fault)
    {
        var situation = (new Situation("http://a.test|http://b.test") { GoSum = "absent" }).With("http://a.test", endpoint, fault);

        var resolution = situation.Predict();

        Assert.Equal(ErrorClass.ChecksumDatabase, resolution.Error);
        Assert.DoesNotContain(resolution.Asked, asked => asked.Url!.StartsWith("http://b.test/sumdb", StringComparison.Ordinal));
        // The .mod is asked for again from the next hop, and fails in the same way.
        Assert.Contains(resolution.Asked, asked => asked.Url == "http://b.test/example.com/hello/@v/v1.0.0.mod");
    }

    [Theory]
    [InlineData("sum.golang.org http://sum.test", "http://sum.test/lookup/example.com/hello@v1.0.0")]
    [InlineData("sum.golang.google.cn", "https://sum.golang.google.cn/lookup/example.com/hello@v1.0.0")]
    public void An_explicit_url_goes_past_the_list(string setting, string lookup)
    {
        var asked = (new Situation("http://a.test") { GoSum = "absent" }).Set("GOSUMDB", setting).Asked().ToList();

        Assert.Contains(lookup, asked);
        Assert.DoesNotContain(asked, url => url.EndsWith("/supported", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("present", 0)]
    [InlineData("partial", 1)]
    [InlineData("absent", 1)]
    public void The_database_is_asked_once_per_version_and_only_for_what_go_sum_lacks(string goSum, int lookups)
    {
        var asked = (new Situation("http://a.test") { GoSum = goSum }).Asked();

        Assert.Equal(lookups, asked.Count(url => url.Contains("/lookup/", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_way_to_the_database_is_looked_for_once()
    {
        var situation = new Situation("http://a.test") { GoSum = "absent", Modules = ["example.com/x@v1.0.0", "example.com/y@v1.0.0"] };

        Assert.Single(situation.Asked(), url => url.EndsWith("/supported", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("off", ResolutionResult.Pass)]
    [InlineData("nonsense", ResolutionResult.Fail)]
    public void A_database_may_be_off_but_not_malformed(string setting, ResolutionResult result) =>
        Assert.Equal(result, (new Situation("http://a.test") { GoSum = "absent" }).Set("GOSUMDB", setting).Predict().Result);

    [Fact]
    public void Nothing_is_asked_with_a_vendor_directory_or_with_everything_in_the_cache()
    {
        Assert.Empty((new Situation("http://a.test") { Vendored = true }).Asked());
        Assert.Empty((new Situation("off") { Cached = [Situation.Module] }).Asked());
        Assert.Equal(ResolutionResult.Pass, (new Situation("off") { Cached = [Situation.Module] }).Predict().Result);
    }

    [Theory]
    [InlineData("1.26", "go1.27.1", "", "", ResolutionResult.Pass, true)]
    [InlineData("1.26", "go1.27.1", "local", "", ResolutionResult.Fail, false)]
    [InlineData("1.26", "go1.25.1", "", "", ResolutionResult.Pass, false)]
    [InlineData("1.26", null, "go1.27.1", "", ResolutionResult.Pass, true)]
    [InlineData("1.26", "go1.27.1", "", "http-404", ResolutionResult.Fail, true)]
    [InlineData("1.26", "go1.27.1", "path", "", ResolutionResult.Unknown, false)]
    [InlineData("1.20", "go1.27.1", "", "", ResolutionResult.Pass, false)]
    public void A_newer_toolchain_is_fetched_through_the_list(
        string go, string? wanted, string setting, string zip, ResolutionResult result, bool isAsked)
    {
        var situation = new Situation("http://a.test") { GoVersion = go, Toolchain = wanted };
        if (setting.Length > 0) situation = situation.Set("GOTOOLCHAIN", setting);
        if (zip.Length > 0) situation = situation.With("http://a.test", "zip", zip);

        var resolution = situation.Predict();

        Assert.Equal(result, resolution.Result);
        Assert.Equal(result == ResolutionResult.Fail ? ErrorClass.Toolchain : null, resolution.Error);
        const string toolchain = "http://a.test/golang.org/toolchain/@v/v0.0.1-go1.27.1.linux-amd64.zip";
        Assert.Equal(isAsked, resolution.Asked.Any(asked => asked.Url == toolchain));
    }

    [Theory]
    [InlineData("GOSUMDB", "off")]
    [InlineData("GONOSUMDB", "*")]
    public void A_toolchain_is_never_fetched_without_the_database(string name, string value)
    {
        var situation = (new Situation("http://a.test") { GoVersion = "1.26", Toolchain = "go1.27.1" }).Set(name, value);

        Assert.Equal(value == "off", situation.Predict().Error == ErrorClass.Toolchain);
        Assert.Equal(value != "off", situation.Asked().Any(url => url.Contains("/lookup/golang.org/toolchain@", StringComparison.Ordinal)));
    }

    // From a folder alone the toolchain is taken as it is.
    [Theory]
    [InlineData("file:///srv/modules", null)]
    [InlineData("file:///srv/modules,http://a.test", ErrorClass.Toolchain)]
    public void Only_a_folder_alone_needs_no_database_for_a_toolchain(string chain, object? error) => Assert.Equal(
        error, (new Situation(chain) { GoVersion = "1.26", Toolchain = "go1.27.1" }).Set("GOSUMDB", "off").Predict().Error);
}
