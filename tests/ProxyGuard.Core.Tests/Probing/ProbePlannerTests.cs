using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Judging;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Testing.Modules;

namespace ProxyGuard.Core.Tests.Probing;

public sealed class ProbePlannerTests
{
    private static readonly DateOnly Today = new(2026, 1, 5);
    private static readonly Candidate Public = ProbeLab.Candidate("https://mirror.example");
    private static readonly Candidate Private = ProbeLab.Candidate("https://goproxy.corp.example", Trust.Private);

    [Fact]
    public void The_sample_meets_every_class_of_module_within_twelve_requests()
    {
        var plan = Plan(Manifest([.. ProbeLab.Needs(ModuleTree.Sample())]), [Public]);

        var asked = plan.Sampled.Select(need => need.Module).ToList();
        Assert.Contains(asked, module => module.Path == SampleModules.UpperCase);
        Assert.Contains(asked, module => module.Path == SampleModules.Major);
        Assert.Contains(asked, module => module.Path == SampleModules.Incompatible);
        Assert.Contains(asked, module => module.Path == SampleModules.Nightly);
        var targets = Assert.Single(plan.Candidates).Targets;
        Assert.InRange(Requests(targets), 8, ProbePlanner.MostRequests);
        Assert.Equal(Enum.GetValues<Endpoint>().Except([Endpoint.SumDbLookup, Endpoint.SumDbTile]), targets.Select(target => target.Endpoint).Distinct().Order());
    }

    [Fact]
    public void The_same_day_asks_for_the_same_and_another_day_usually_for_others()
    {
        var manifest = Manifest(Many(60));
        var plans = Enumerable.Range(0, 20).Select(day => Paths(Plan(manifest, [Public], Today.AddDays(day)))).ToList();

        Assert.Equal(plans[0], Paths(Plan(manifest, [Public], Today)));
        var shuffled = Manifest([.. manifest.Needs.Reverse()]);
        Assert.Equal(plans[0], Paths(Plan(shuffled, [Public], Today)));
        Assert.InRange(plans.Select(paths => string.Join(' ', paths)).Distinct().Count(), 18, 20);
    }

    [Fact]
    public void What_go_sum_cannot_verify_is_asked_last()
    {
        ModuleNeed[] needs = [.. Many(40).Select((need, number) => number % 4 == 0 ? need : need with { ZipHash = null })];

        var plan = Plan(Manifest(needs), [Public]);

        Assert.All(plan.Sampled, need => Assert.NotNull(need.ZipHash));
    }

    [Fact]
    public void A_mod_that_go_sum_can_verify_is_asked_before_others_and_each_of_them_once()
    {
        ModuleNeed[] needs = [.. Many(40).Select((need, number) => number % 8 == 0 ? need : need with { ModHash = null })];

        var plan = Plan(Manifest(needs), [Public], coverage: Coverage.Full).Candidates.Single();

        Assert.All(plan.Targets.Where(target => target.Endpoint == Endpoint.Mod), target => Assert.NotNull(target.Need!.ModHash));
        var mods = plan.Targets.Concat(plan.Coverage)
            .Where(target => target.Endpoint == Endpoint.Mod).Select(target => target.Need!.Module.Path);
        Assert.Equal(needs.Select(need => need.Module.Path).Order(), mods.Order());
    }

    [Theory]
    [InlineData("v1.0.0", true)]
    [InlineData("v0.0.0-20260102030405-0123456789ab", false)]
    [InlineData("v2.0.0+incompatible", false)]
    public void Versions_are_listed_of_a_module_that_has_tags(string version, bool isListed)
    {
        var need = Need("example.com/m") with { Module = new("example.com/m", version) };

        Assert.Equal(isListed, Plan(Manifest(need), [Public]).Candidates[0].Targets.Any(target => target.Endpoint == Endpoint.List));
    }

    // Of one module: whether it is required, and which hashes go.sum has.
    [Theory]
    [InlineData(true, "h1:zip", "h1:mod", false)]
    [InlineData(true, null, "h1:mod", true)]
    [InlineData(true, "h1:zip", null, true)]
    [InlineData(false, null, "h1:mod", false)]
    public void The_database_is_asked_where_go_sum_lacks_what_is_required(bool isRequired, string? zip, string? mod, bool isAsked)
    {
        var need = Need("example.com/m") with { IsRequired = isRequired, ZipHash = zip, ModHash = mod };

        Assert.Equal(isAsked, Plan(Manifest(need), [Public]).Database is not null);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("golang.org/toolchain", false)]
    [InlineData("golang.org", false)]
    public void A_toolchain_is_asked_for_where_go_asks_the_list_and_is_no_module_of_the_sample(string noProxy, bool isAsked)
    {
        var toolchain = new ModuleVersion(ToolchainSwitch.Module, "v0.0.1-go1.27.1.linux-amd64");

        var plan = Plan(Manifest(Many(3)), [Public], variables: new() { ["GONOPROXY"] = noProxy }, toolchain: toolchain);

        Assert.Equal(isAsked, AskedOf(plan, Public).Contains(ToolchainSwitch.Module));
        Assert.Equal(isAsked, plan.Nameable.Contains(toolchain));
        Assert.DoesNotContain(plan.Sampled, need => need.Module == toolchain);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("-mod=vendor", false)]
    [InlineData("-mod=mod", true)]
    [InlineData("-mod=readonly", true)]
    public void A_vendored_build_fetches_no_modules_unless_a_flag_says_so(string flags, bool fetches)
    {
        var environment = GoEnvironment.From(new Dictionary<string, string> { ["GOFLAGS"] = flags }, GoEnvironmentFiles.Nothing);

        var input = new RunInput(
            Manifest(Many(1)) with { IsVendored = true }, environment, [Public], ModulePatterns.None, ProbeLab.Settings(ProbeLab.Short),
            new ChoosingPolicy(environment.Chain!), null, false, []);

        Assert.Equal(fetches, input.FetchesModules);
    }

    // What is shown to a public proxy where a list of patterns is not as it was meant, and of hosts that only an inner network knows.
    [Theory]
    [InlineData("GOPRIVATE", "", "example.com/m github.com/someone/thing golang.org/x/text")]
    [InlineData("GOPRIVATE", "corp.test,[", "golang.org/x/text")]
    [InlineData("GONOPROXY", "[", "golang.org/x/text")]
    [InlineData("GONOPROXY", " github.com/someone", "example.com/m golang.org/x/text")]
    [InlineData("GOPRIVATE", "https://github.com/someone", "example.com/m golang.org/x/text")]
    public void When_in_doubt_a_module_is_not_shown(string name, string value, string expected)
    {
        string[] paths = ["golang.org/x/text", "github.com/someone/thing", "example.com/m", "git.corp.internal/x", "GIT.CORP.INTERNAL/y"];

        var plan = Plan(Manifest([.. paths.Select(Need)]), [Public], variables: new() { ["GONOPROXY"] = "none", [name] = value });

        Assert.Equal(expected, string.Join(' ', plan.Nameable.Select(module => module.Path).Order(StringComparer.Ordinal)));
        Assert.Subset(plan.Nameable.Select(module => module.Path).ToHashSet(), AskedOf(plan, Public).ToHashSet());
    }

    [Fact]
    public void With_a_complete_go_sum_nobody_is_asked_for_records()
    {
        var plan = Plan(Manifest(Many(5)), [Public]);

        Assert.Null(plan.Database);
        Assert.DoesNotContain(plan.Candidates[0].Targets, target => target.Then is not null);
    }

    [Theory]
    [InlineData("https://goproxy.corp.example", true, null)]
    [InlineData("http://127.0.0.1:3000", false, null)]
    [InlineData("http://127.0.0.1:3000", true, ReasonCode.LoopbackInContainer)]
    [InlineData("http://localhost:3000", true, ReasonCode.LoopbackInContainer)]
    [InlineData("http://0.0.0.0:3000", true, ReasonCode.LoopbackInContainer)]
    [InlineData("http://[::]:3000", true, ReasonCode.LoopbackInContainer)]
    [InlineData("file:///srv/modules", false, ReasonCode.FileNotVisible)]
    [InlineData("http://user:secret@mirror.example", false, ReasonCode.Unusable)]
    [InlineData("http:/mirror.example", false, ReasonCode.Unusable)]
    public void What_cannot_be_judged_from_here_is_not_asked(string url, bool inContainer, ReasonCode? reason)
    {
        var plan = Plan(Manifest(Many(5)), [ProbeLab.Candidate(url)], inContainer: inContainer).Candidates.Single();

        Assert.Equal(reason, plan.NotProbed);
        Assert.Equal(reason is not null, plan.Targets.Count == 0);
    }

    [Theory]
    [InlineData("", true)]
    [InlineData("off", false)]
    [InlineData("sum.golang.org https://sum.corp.example", false)]
    public void The_checksum_database_is_asked_only_where_go_would_ask_it_through_the_proxy(string sumDb, bool isAsked)
    {
        var targets = Plan(Manifest(Many(5)), [Public], variables: new() { ["GOSUMDB"] = sumDb }).Candidates[0].Targets;

        Assert.Equal(isAsked, targets.Any(target => target.Endpoint == Endpoint.SumDbSupported));
    }

    [Theory]
    [InlineData("", "", "https://sum.golang.org")]
    [InlineData("sum.golang.org https://sum.corp.example/path", "", "https://sum.corp.example/path")]
    [InlineData("off", "", null)]
    [InlineData("", "example.com/many", null)]
    [InlineData("sum.golang.org http://127.0.0.1:1", "", null)]
    public void The_database_itself_is_asked_about_what_it_may_hear_of(string sumDb, string noSumDb, string? address)
    {
        var variables = new Dictionary<string, string> { ["GOSUMDB"] = sumDb, ["GONOSUMDB"] = noSumDb };

        var plan = Plan(
            Manifest([.. Many(5).Select(need => need with { ZipHash = null })]), [Public], variables: variables, inContainer: true);

        Assert.Equal(address, plan.Database?.Address.Url.Text);
        var isAsked = plan.Candidates.SelectMany(one => one.Targets).Any(target => target.Then is not null);
        Assert.Equal(sumDb.Length == 0 && noSumDb.Length == 0, isAsked);
    }

    [Fact]
    public void Without_modules_only_what_needs_none_is_asked()
    {
        var plan = Plan(ModuleManifest.Empty, [Public, Private]);

        Assert.Empty(plan.Sampled);
        Assert.All(plan.Candidates, one => Assert.Equal([Endpoint.Absent, Endpoint.SumDbSupported], one.Targets.Select(target => target.Endpoint)));
    }

    [Fact]
    public void Without_patterns_a_private_hop_guards_all_but_well_known_public_hosts()
    {
        var manifest = Manifest(Need("golang.org/x/text"), Need("corp.example/secret"), Need("github.com/someone/thing"), Need("golang.org.evil.example/x"));

        var plan = Plan(manifest, [Private, Public]);

        Assert.Equal(["golang.org/x/text"], AskedOf(plan, Public));
        Assert.Equal(["golang.org/x/text"], plan.Nameable.Select(module => module.Path));
    }

    [Theory]
    [InlineData("github.com/acme/app", "github.com/acme/library", false)]
    [InlineData("github.com/acme/app", "github.com/Acme/library", false)]
    [InlineData("github.com/acme/app", "github.com/acme", false)]
    [InlineData("github.com/acme/app", "github.com/acmelike/library", true)]
    [InlineData("github.com/acme/app", "gitlab.com/acme/library", true)]
    [InlineData("GitHub.com/acme/app", "github.com/acme/library", false)]
    [InlineData("GitHub.com/acme/app", "GitHub.com/other/library", true)]
    [InlineData("app", "github.com/acme/library", true)]
    [InlineData("corp.example/app", "corp.example/secret", false)]
    [InlineData("corp.example/app", "git.corp.example/secret", true)]
    [InlineData("golang.org/x/tools", "golang.org/x/mod", true)]
    public void A_module_of_the_same_owner_is_never_shown_to_a_public_proxy(string main, string module, bool isShown)
    {
        var plan = Plan(Manifest(Need(module)) with { MainModules = [main] }, [Public]);

        Assert.Equal(isShown, AskedOf(plan, Public).Contains(module));
        Assert.Equal(isShown, plan.Nameable.Count == 1);
    }

    [Fact]
    public void What_go_fetches_from_its_origin_is_asked_of_nobody()
    {
        var manifest = Manifest(Need("corp.example/secret"), Need("github.com/someone/thing"));

        var plan = Plan(manifest, [Private, Public], variables: new() { ["GOPRIVATE"] = "corp.example" });

        Assert.Equal(["github.com/someone/thing"], AskedOf(plan, Private));
    }

    [Fact]
    public void A_private_proxy_is_asked_for_private_modules_first()
    {
        var manifest = Manifest([.. Many(10), Need("corp.example/secret")]);

        var plan = Plan(manifest, [Private, Public], variables: new() { ["GOPRIVATE"] = "corp.example", ["GONOPROXY"] = "none" });

        Assert.Contains("corp.example/secret", AskedOf(plan, Private));
        Assert.DoesNotContain("corp.example/secret", AskedOf(plan, Public));
    }

    [Fact]
    public void Where_no_record_is_asked_for_every_file_of_two_private_modules_is()
    {
        string[] own = ["corp.example/one", "corp.example/two"];
        List<ModuleNeed> needs = [.. own.Select(Need).Concat(Many(9)).Select(need => need with { ZipHash = null })];
        var variables = new Dictionary<string, string> { ["GOPRIVATE"] = "corp.example", ["GONOPROXY"] = "none", ["GOSUMDB"] = "off" };

        var targets = Plan(Manifest(needs), [Private, Public], variables: variables).Candidates[0].Targets;

        foreach (var endpoint in new[] { Endpoint.Info, Endpoint.Mod, Endpoint.Zip })
            Assert.Subset(targets.Where(one => one.Endpoint == endpoint).Select(one => one.Need!.Module.Path).ToHashSet(), own.ToHashSet());
    }

    [Fact]
    public void No_private_module_is_ever_asked_of_a_public_proxy()
    {
        for (var seed = 0; seed < 2000; seed++)
        {
            var random = new Random(seed);
            string[] roots = ["github.com/acme", "github.com/other", "corp.example", "golang.org/x", "example.com", "go.corp.example/team"];
            var needs = Enumerable.Range(0, random.Next(40))
                .Select(number => $"{(random.Next(3) == 0 ? "Upper" : "m")}{number}{(random.Next(4) == 0 ? "/v2" : "")}")
                .Select(name => Need($"{roots[random.Next(roots.Length)]}/{name}"))
                .Select(need => random.Next(20) == 0 ? need with { ZipHash = null } : need);
            var patterns = string.Join(',', Enumerable.Range(0, random.Next(3)).Select(_ =>
                random.Next(3) switch { 0 => "*.example", 1 => roots[random.Next(roots.Length)], _ => "github.com/*/m1*" }));
            Candidate[] candidates = [.. random.Next(2) == 0 ? [Private] : Array.Empty<Candidate>(), Public];
            var manifest = Manifest([.. needs]) with { MainModules = ["github.com/acme/app"] };

            var plan = Plan(manifest, candidates, Today.AddDays(seed), variables: new() { ["GOPRIVATE"] = patterns, ["GONOPROXY"] = "none" });

            var isPrivate = ModulePatterns.Parse(patterns);
            var shown = AskedOf(plan, Public).Concat(plan.Nameable.Select(module => module.Path))
                .Concat(plan.Database is { } database ? [database.Question.Need.Module.Path] : []).ToList();
            Assert.False(shown.Any(path => isPrivate.Matches(path) || path.StartsWith("github.com/acme/", StringComparison.Ordinal)), $"seed {seed}");
            if (candidates.Length > 1 && isPrivate.IsEmpty)
                Assert.True(shown.All(path => path.StartsWith("golang.org/", StringComparison.Ordinal)), $"seed {seed}");
            Assert.True(plan.Candidates.All(one => Requests(one.Targets) <= ProbePlanner.MostRequests), $"seed {seed}");
            Assert.True(plan.Candidates.All(one => one.Targets.Select(target => target.Path).Distinct().Count() == one.Targets.Count), $"seed {seed}");
        }
    }

    private static int Requests(IEnumerable<ProbeTarget> targets) =>
        targets.Sum(target => 1 + target.Spares.Count + (target.Then?.MostRequests ?? 0));

    private static List<string> AskedOf(ProbePlan plan, Candidate candidate) =>
    [
        .. plan.Candidates.Single(one => one.Candidate.Equals(candidate)).Targets
            .SelectMany(target => target.Spares.Prepend(target))
            .SelectMany(target => new[] { target.Need, target.Then?.Need })
            .Select(need => need?.Module.Path).OfType<string>().Distinct(),
    ];

    private static string[] Paths(ProbePlan plan) =>
        [.. plan.Candidates[0].Targets.SelectMany(target => target.Spares.Prepend(target)).Select(target => target.Path)];

    private static ModuleNeed[] Many(int count) => [.. Enumerable.Range(0, count).Select(number => Need($"example.com/many/m{number}"))];

    private static ModuleNeed Need(string path) =>
        new(new(path, path.EndsWith("/v2", StringComparison.Ordinal) ? "v2.0.0" : "v1.0.0"), "h1:zip", "h1:mod", true, false, "go.mod", 1);

    private static ModuleManifest Manifest(params IReadOnlyList<ModuleNeed> needs) => ModuleManifest.Empty with { Needs = needs };

    private static ProbePlan Plan(
        ModuleManifest manifest, IReadOnlyList<Candidate> candidates, DateOnly? day = null,
        Dictionary<string, string>? variables = null, bool inContainer = false, Coverage coverage = Coverage.Sample,
        ModuleVersion? toolchain = null)
    {
        var environment = GoEnvironment.From(variables ?? [], GoEnvironmentFiles.Nothing);
        return ProbePlanner.Plan(
            manifest, candidates, environment, environment.PrivatePatterns, day ?? Today, inContainer, coverage, toolchain);
    }
}
