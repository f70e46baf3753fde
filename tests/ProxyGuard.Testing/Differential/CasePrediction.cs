using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Testing.Differential;

/// <summary>Puts a case to the model, with the names of its hops instead of their ports.</summary>
public static class CasePrediction
{
    private static readonly Dictionary<string, string> Releases = new() { ["1.23"] = "1.23.5", ["1.27"] = "1.27.4" };

    public static Resolution Of(DifferentialCase one) => ResolutionModel.Predict(InputOf(one));

    private static ResolutionInput InputOf(DifferentialCase one)
    {
        if (!GoVersion.TryParse(Releases[one.GoVersion], out var version)) throw new FormatException($"no release {one.GoVersion}");
        var environment = GoEnvironment.From(one.Variables(), GoEnvironmentFiles.Nothing);
        return new(environment, version, one.Operation, [.. one.Modules.Select(module => Wanted(one, module))], new CaseAnswers(one).Of)
        {
            IsVendored = one.Vendored,
            NamesModules = one.Named,
            Toolchain = one.Toolchain,
        };
    }

    private static WantedModule Wanted(DifferentialCase one, string module)
    {
        var (path, version) = CaseModules.Split(module);
        var exists = CaseModules.Find(module) is not null;
        return new(path, version, exists && one.GoSum == GoSumState.Present, exists && one.GoSum != GoSumState.Absent)
        {
            Versions = [.. CaseModules.Tree.ListOf(path)],
            Latest = CaseModules.Tree.NewestOf(path),
            EveryVersionInGoSum = true,
            IsCached = one.Cached.Contains(path) && exists,
        };
    }
}
