using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Proxies;

/// <summary>What <c>go</c> accepts in its settings but a person probably did not mean.</summary>
internal static class GoEnvironmentWarnings
{
    public static IReadOnlyList<WarningFacts> Of(GoEnvironment environment, IReadOnlyList<string>? flags) =>
    [
        .. OfPatterns(environment),
        .. OfChain(environment.Chain),
        .. OfVerification(environment, flags),
        .. Malformed(environment, flags),
    ];

    private static IEnumerable<WarningFacts> OfPatterns(GoEnvironment environment)
    {
        string[] lists = ["GOPRIVATE", "GONOPROXY", "GONOSUMDB", "GOINSECURE"];
        var patterns = lists.Select(name => ModulePatterns.Parse(environment.Value(name), name));
        foreach (var warning in patterns.SelectMany(list => list.Warnings)) yield return warning;
        var skipsProxy = ModulePatterns.Parse(environment.Value("GONOPROXY"), "GONOPROXY") is { IsEmpty: false, Text: not "none" };
        if (skipsProxy && environment.NoSumDbPatterns.IsEmpty && !environment.SumDb.IsOff)
            yield return new WarningFacts(WarningCode.NoProxyStillAsksDatabase, ["GONOPROXY"]);
    }

    private static IEnumerable<WarningFacts> OfChain(ProxyChain? chain)
    {
        var hops = chain?.Hops ?? [];
        for (var i = 0; i < hops.Count; i++)
        {
            if (hops[i].Url is not { } url) continue;
            if (url.CredentialsOverHttp) yield return new WarningFacts(WarningCode.CredentialsOverHttp, ["GOPROXY", url.Id]);
            else if (!url.IsUsable) yield return new WarningFacts(WarningCode.UnusableProxy, ["GOPROXY", url.Id]);
            if (i + 1 < hops.Count && hops[i].After == Fallback.OnAnyError)
                yield return new WarningFacts(WarningCode.PipeAfterHop, ["GOPROXY", url.Id]);
        }
    }

    private static IEnumerable<WarningFacts> OfVerification(GoEnvironment environment, IReadOnlyList<string>? flags)
    {
        if (environment.SumDb.IsOff) yield return Weakened("GOSUMDB");
        var skipping = environment.Value("GONOSUMDB").Length > 0 ? "GONOSUMDB" : "GOPRIVATE";
        var hosts = environment.Value(skipping).Split(',').Select(glob => glob.Split('/')[0]);
        if (hosts.Any(host => host.Length > 0 && host.All(c => c == '*'))) yield return Weakened(skipping);
        if (environment.Value("GOINSECURE").Length > 0) yield return Weakened("GOINSECURE");
        if (flags is not null && flags.Any(flag => flag.TrimStart('-').Split('=')[0] == "insecure")) yield return Weakened("GOFLAGS");

        static WarningFacts Weakened(string name) => new(WarningCode.VerificationWeakened, [name]);
    }

    private static IEnumerable<WarningFacts> Malformed(GoEnvironment environment, IReadOnlyList<string>? flags)
    {
        if (flags is null) yield return new WarningFacts(WarningCode.MalformedSetting, ["GOFLAGS"]);
        if (environment.Auth.Count == 0) yield return new WarningFacts(WarningCode.MalformedSetting, ["GOAUTH"]);
    }
}
