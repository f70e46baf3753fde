using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Tests.Resolving;

/// <summary>Section 4 of the semantics sheet, "Request order", and what of it goes on after a failure.</summary>
public sealed class CommandTests
{
    private const string At = "http://a.test/example.com/hello/@v/";

    [Fact]
    public void A_download_by_name_asks_info_mod_zip() =>
        Assert.Equal([At + "v1.0.0.info", At + "v1.0.0.mod", At + "v1.0.0.zip"], new Situation("http://a.test").Asked());

    [Fact]
    public void A_download_of_what_go_mod_requires_asks_all_mods_first()
    {
        var situation = new Situation("http://a.test") { Named = false, Modules = ["example.com/x@v1.0.0", "example.com/y@v1.0.0"] };

        Assert.Equal(["mod", "mod", "info", "info", "zip", "zip"], situation.Asked().Select(url => url.Split('.')[^1]));
    }

    [Fact]
    public void A_list_asks_for_the_newest_versions_info_and_mod() =>
        Assert.Equal([At + "list", At + "v1.0.0.info", At + "v1.0.0.mod"], new Situation("http://a.test").For("list",
            Situation.Module).Asked());

    [Fact]
    public void A_version_that_is_not_given_has_no_number() =>
        Assert.Contains(At + "{newest}.info", new Situation("http://a.test").For("latest", "example.com/hello").Asked());

    [Fact]
    public void Get_asks_for_every_prefix_of_the_path()
    {
        var asked = new Situation("http://a.test").For("get", "example.com/a/b@v1.0.0").Asked().ToList();

        foreach (var path in new[] { "example.com/a/b", "example.com/a", "example.com" })
            Assert.Contains($"http://a.test/{path}/@v/v1.0.0.info", asked);
        // The check for retractions.
        Assert.Contains("http://a.test/example.com/a/b/@v/list", asked);
    }

    [Theory]
    [InlineData("http-403", ResolutionResult.Pass)]
    [InlineData("stall-before-response", ResolutionResult.Hang)]
    public void A_failing_shorter_prefix_is_passed_over_but_not_a_silent_one(string fault, ResolutionResult result) =>
        Assert.Equal(result, new Situation("http://a.test").For("get", Situation.Module).With("http://a.test", "absent",
            fault).Predict().Result);

    [Fact]
    public void A_hop_that_answers_403_for_what_it_lacks_ends_a_get_that_another_could_serve()
    {
        var situation = new Situation("http://a.test,http://b.test").For("get", Situation.Module).With("http://a.test", "info", "http-404");

        Assert.Equal(ResolutionResult.Pass, situation.Predict().Result);
        Assert.Equal(ErrorClass.HttpStatus, situation.With("http://a.test", "absent", "http-403").Predict().Error);
    }

    [Fact]
    public void A_stall_beside_an_error_keeps_the_command_waiting()
    {
        var situation = new Situation("http://a.test,http://b.test")
        {
            Named = false,
            Modules = ["example.com/x@v1.0.0", "corp.test/y@v1.0.0"],
        }.Set("GONOPROXY", "corp.test").With("http://a.test", "zip", "stall-mid-body").With("direct", "zip", "http-500");

        Assert.Equal(ResolutionResult.Hang, situation.Predict().Result);
    }

    [Fact]
    public void A_wrong_hash_after_a_stall_is_a_race_of_which_nobody_knows_the_end()
    {
        var situation = new Situation("http://a.test") { Modules = ["example.com/x@v1.0.0", "corp.test/y@v1.0.0"] }
            .Set("GONOPROXY", "corp.test").With("http://a.test", "zip", "stall-mid-body").With("direct", "zip", "zip-other-bytes");

        Assert.Equal(ResolutionResult.Unknown, situation.Predict().Result);
        Assert.NotNull(situation.Predict().Why);
    }

    [Fact]
    public void A_wrong_hash_before_a_stall_ends_the_command_there_and_nowhere_else()
    {
        var resolution = new Situation("http://a.test") { Modules = ["example.com/x@v1.0.0", "corp.test/y@v1.0.0"] }
            .Set("GONOPROXY", "corp.test").With("http://a.test", "zip", "zip-other-bytes").With("direct", "zip", "stall-mid-body")
            .Predict();

        Assert.Equal((ResolutionResult.Fail, ErrorClass.ChecksumMismatch), (resolution.Result, resolution.Error));
        Assert.Equal(["example.com/x"], resolution.MayEndAt.Select(file => file.Path));
    }

    // Where every hop serves, and only the command and what it is about make the difference.
    [Theory]
    [InlineData(GoOperation.Download, "v1.0.0", "", "v1.0.0", ResolutionResult.Pass)]
    [InlineData(GoOperation.Download, "latest", "", "v1.0.0", ResolutionResult.Unknown)]
    [InlineData(GoOperation.Download, "v1.0.0", "-mod=vendor", "v1.0.0", ResolutionResult.Pass)]
    [InlineData(GoOperation.List, "v1.0.0", "-mod=vendor", "v1.0.0", ResolutionResult.Unknown)]
    [InlineData(GoOperation.List, "latest", "", "v1.0.0 v1.1.0", ResolutionResult.Pass)]
    [InlineData(GoOperation.List, "latest", "", "v2.0.0+incompatible v3.0.0+incompatible", ResolutionResult.Pass)]
    [InlineData(GoOperation.List, "latest", "", "v1.0.0 v2.0.0+incompatible", ResolutionResult.Unknown)]
    public void What_cannot_be_told_is_unknown(
        GoOperation operation, string version, string flags, string versions, ResolutionResult result)
    {
        var variables = new Dictionary<string, string> { ["GOPROXY"] = "http://a.test", ["GOFLAGS"] = flags };
        var module = new WantedModule("example.com/hello", version, ZipInGoSum: true, ModInGoSum: true) { Versions = versions.Split(' ') };
        Assert.True(GoVersion.TryParse("1.27", out var go));

        var input = new ResolutionInput(
            GoEnvironment.From(variables, GoEnvironmentFiles.Nothing), go, operation, [module], (_, _) => Answer.Right);

        Assert.Equal(result, ResolutionModel.Predict(input).Result);
    }

    [Fact]
    public void Several_errors_are_all_shown()
    {
        var situation = new Situation("http://a.test") { Modules = ["example.com/x@v1.0.0", "corp.test/y@v1.0.0"] }
            .Set("GONOPROXY", "corp.test").With("http://a.test", "zip", "http-502").With("direct", "zip", "http-404");

        Assert.Equal([ErrorClass.HttpStatus, ErrorClass.Origin], situation.Predict().Errors);
    }

    [Theory]
    [InlineData("1.24", ResolutionResult.Pass)]
    [InlineData("1.27", ResolutionResult.Fail)]
    public void An_old_go_takes_another_modules_record_for_the_answer(string go, ResolutionResult result)
    {
        var situation = (new Situation("http://a.test") { GoVersion = go, GoSum = "absent" })
            .With("http://a.test", "zip", "zip-other-bytes").With("http://a.test", "sumdb-lookup", "sumdb-other-record");

        Assert.Equal(result, situation.Predict().Result);
    }

    [Fact]
    public void What_no_answer_is_known_of_is_unknown()
    {
        var resolution = new Situation("http://a.test").With("http://a.test", "zip", "body-10gb").Predict();

        Assert.Equal(ResolutionResult.Unknown, resolution.Result);
        Assert.Contains("http://a.test", FormattableString.Invariant(Assert.Single(resolution.Why!)));
    }
}
