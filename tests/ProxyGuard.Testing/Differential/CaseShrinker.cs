using System.Text.RegularExpressions;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Testing.Differential;

/// <summary>Makes a case smaller for as long as it still shows what it shows.</summary>
public static partial class CaseShrinker
{
    /// <summary>The smallest case that can be had by leaving out one thing after another.</summary>
    public static async Task<DifferentialCase> ShrinkAsync(DifferentialCase one, Func<DifferentialCase, Task<bool>> stillShows)
    {
        while (true)
        {
            DifferentialCase? smaller = null;
            foreach (var candidate in Smaller(one))
            {
                if (!await stillShows(candidate)) continue;
                smaller = candidate;
                break;
            }
            if (smaller is null) return one;
            one = smaller;
        }
    }

    internal static IEnumerable<DifferentialCase> Smaller(DifferentialCase one)
    {
        foreach (var chain in WithOneHopLess(one.Goproxy)) yield return WithoutUnnamed(one with { Goproxy = chain });
        foreach (var module in one.Modules.Where(_ => one.Modules.Count > 1))
            yield return one with { Modules = one.Modules.Remove(module) };
        foreach (var name in one.Env.Keys) yield return WithoutUnnamed(one with { Env = one.Env.Remove(name) });
        foreach (var (hop, faults) in one.Hops)
        {
            foreach (var endpoint in faults.Keys)
            {
                var fewer = faults.Remove(endpoint);
                yield return one with { Hops = fewer.IsEmpty ? one.Hops.Remove(hop) : one.Hops.SetItem(hop, fewer) };
            }
        }
        foreach (var path in one.Cached) yield return one with { Cached = one.Cached.Remove(path) };
        if (one.Toolchain is not null) yield return one with { Toolchain = null };
        if (one.Vendored) yield return one with { Vendored = false };
        if (one.GoSum != GoSumState.Absent) yield return one with { GoSum = GoSumState.Absent };
        if (one.Goproxy.Contains('|')) yield return one with { Goproxy = one.Goproxy.Replace('|', ',') };
        if (one.GoVersion != "1.27") yield return one with { GoVersion = "1.27" };
        if (one.Named && one.Modules.All(module => CaseModules.Split(module).Version is not null)) yield return one with { Named = false };
        if (one.Operation != GoOperation.Download && one.Modules.All(module => CaseModules.Split(module).Version is not null))
            yield return one with { Operation = GoOperation.Download };
    }

    private static IEnumerable<string> WithOneHopLess(string chain)
    {
        var elements = Element().Matches(chain).Select(match => match.Value).ToList();
        for (var index = 0; index < elements.Count && elements.Count > 1; index++)
            yield return string.Concat(elements.Where((_, at) => at != index)).TrimEnd(',', '|');
    }

    private static DifferentialCase WithoutUnnamed(DifferentialCase one) =>
        one with { Hops = one.Hops.RemoveRange(one.Hops.Keys.Except(one.Addresses)) };

    [GeneratedRegex("[^,|]+[,|]?")]
    private static partial Regex Element();
}
