using ProxyGuard.Core;
using ProxyGuard.Core.Choosing;
using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;
using ProxyGuard.Testing.Differential;

namespace ProxyGuard.Testing.Rescue;

/// <summary>What became of a situation with one release of <c>go</c>.</summary>
/// <param name="Situation">The situation.</param>
/// <param name="Before">With the chain in force.</param>
/// <param name="After">With what the guard set.</param>
/// <param name="Decision">What the guard decided.</param>
/// <param name="Leaks">Requests at public hops, the guard's too, that name what is private.</param>
public sealed record SituationRun(
    RescueSituation Situation, SituationEnd Before, SituationEnd After, ChainDecision Decision, IReadOnlyList<string> Leaks)
{
    private static readonly Dictionary<string, string> Releases = new() { ["1.23"] = "1.23.5", ["1.27"] = "1.27.4" };

    /// <summary>
    /// Whether it ended as it must, by the model and by the real <c>go</c>, with the guard's reason; whether the guard says that it rescued
    /// the build where it did and only there; and nothing private was shown.
    /// </summary>
    public bool IsGood => Before.IsBy(Situation.Before) && After.IsBy(Situation.After) && Leaks.Count == 0
        && Decision.Result == Situation.Result && Decision.Rescued == Situation.IsRescue
        && (Situation.Reason is not { } reason || Decision.Reasons.Contains(reason));

    /// <summary>Runs it: the real <c>go</c>, then in a lab of its own the guard and again the real <c>go</c>.</summary>
    public static async Task<SituationRun> RunAsync(RescueSituation situation, RealGo go)
    {
        var inForce = situation.Case with { GoVersion = go.Release };
        await using var plain = await CaseLab.OpenAsync(inForce);
        var before = await EndAsync(plain, inForce);
        await using var lab = await CaseLab.OpenAsync(inForce);
        var decision = await GuardAsync(situation, inForce, lab);
        var after = await EndAsync(lab, Set(inForce, decision, lab));
        return new(situation, before, after, decision, [.. LeaksIn(situation, plain), .. LeaksIn(situation, lab)]);
    }

    public override string ToString() =>
        $"{Situation.Name}: {Decision.Result}, {string.Join(", ", Decision.Reasons)}, rescued {Decision.Rescued}\n"
        + $"before {Before}\nafter {After}\n{string.Join('\n', Leaks)}";

    private static async Task<ChainDecision> GuardAsync(RescueSituation situation, DifferentialCase inForce, CaseLab lab)
    {
        var options = new GuardOptions
        {
            Directories = [lab.Sandbox.Project],
            Proxies = [.. situation.Public.Select(name => Url(lab.Hops[name].Url))],
            WhenNone = situation.WhenNone,
            GoVersion = Releases[inForce.GoVersion],
        };
        var identity = new RunIdentity(Guid.CreateVersion7(), "example.org/acme/app", "0.0.0", null);
        var context = new RunContext(lab.EnvironmentWith(inForce.Variables()), TimeProvider.System, identity);
        var result = await GuardRun.RunAsync(options, context, CancellationToken.None);
        return result.Decision ?? throw new InvalidOperationException(string.Join('\n', result.Faults));
    }

    // The case that the guard leaves behind.
    private static DifferentialCase Set(DifferentialCase inForce, ChainDecision decision, CaseLab lab)
    {
        var set = decision.Variables.Where(variable => variable.Key != "GOPROXY")
            .Select(variable => KeyValuePair.Create(variable.Key, lab.WithNames(variable.Value)));
        return inForce with { Goproxy = lab.WithNames(decision.After.Reveal()), Env = inForce.Env.SetItems(set) };
    }

    private static async Task<SituationEnd> EndAsync(CaseLab lab, DifferentialCase one)
    {
        var isVendored = one.Vendored && one.Env["GOFLAGS"] == "-mod=vendor";
        var predicted = CasePrediction.Of(one with { Vendored = isVendored });
        // With a vendor directory it is a build that counts: downloading would go past it.
        var command = one.Vendored ? ["list", "-deps", "."] : CaseProject.Command(one);
        var course = await lab.RunGoAsync(command, one.Variables());
        return new(one.Goproxy, predicted, course, HasOtherBytes(lab, one));
    }

    private static bool HasOtherBytes(CaseLab lab, DifferentialCase one) => one.Modules.Select(CaseModules.Find).Any(module =>
    {
        var stem = Path.Combine(lab.Sandbox.ModuleCache, "cache", "download", ModulePath.Escape(module!.Path), "@v", module.Version);
        return File.Exists(stem + ".ziphash") && File.ReadAllText(stem + ".ziphash").Trim() != module.ZipHash;
    });

    private static IEnumerable<string> LeaksIn(RescueSituation situation, CaseLab lab) => situation.PrivatePath is not { } path
        ? []
        : from name in situation.Public
          from request in lab.Hops[name].Requests
          where request.RawTarget.Contains(path, StringComparison.Ordinal)
          select $"{name} {request.RawTarget}";

    private static ProxyUrl Url(string text) =>
        ProxyUrl.TryParse(text, out var url, out var fault) ? url : throw new InvalidOperationException($"{fault}");
}

/// <summary>How one build of a situation ended.</summary>
/// <param name="Chain">The chain, with the names of the hops.</param>
/// <param name="Predicted">What the model says.</param>
/// <param name="Course">What the real <c>go</c> did.</param>
/// <param name="HasOtherBytes">Whether its module cache holds a zip that is not the module's.</param>
public sealed record SituationEnd(string Chain, Resolution Predicted, GoCourse Course, bool HasOtherBytes)
{
    public RescueEnd ByModel => new(Predicted.Result, Predicted.Error, IsPass(Predicted.Result) && Predicted.Served.Any(IsOther));

    public RescueEnd ByGo => new(Course.Result, Course.Errors.Cast<ErrorClass?>().FirstOrDefault(), IsPass(Course.Result) && HasOtherBytes);

    /// <summary>
    /// Whether the model and the real <c>go</c> both end so, and ask for the same kinds of files where they pass: how much is asked for
    /// before a failure ends it all is chance.
    /// </summary>
    public bool IsBy(RescueEnd end) => ByModel == end && ByGo == end
        && (!IsPass(end.Result) || Asked.SetEquals(Expected));

    private HashSet<Endpoint> Expected => [.. Predicted.Asked.Select(asked => asked.File.Endpoint)];

    private HashSet<Endpoint> Asked => [.. Course.Requests.Select(request => request.File.Endpoint)];

    public override string ToString() =>
        $"{Chain}: model {ByModel}, asks {string.Join(' ', Expected)}; go {ByGo}, asks {string.Join(' ', Asked)}\n{Course.Run.Error}";

    private static bool IsPass(ResolutionResult result) => result == ResolutionResult.Pass;

    private static bool IsOther(ServedFile file) => file.Answer.Kind == AnswerKind.Different;
}
