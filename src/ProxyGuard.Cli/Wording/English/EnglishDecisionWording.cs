namespace ProxyGuard.Cli.Wording.English;

internal sealed class EnglishDecisionWording : DecisionWording
{
    public override string RescueFound => "The GOPROXY in force would have failed this build; the one chosen here passes.";

    public override string CompanionsFound => "GOPROXY stays as it is; go is told what must go with it.";

    public override string BetterFound => "A better GOPROXY than the one in force was found.";

    public override string KeptByOwnNetwork =>
        "Everything failed alike, which points to this machine's own network: GOPROXY stays as it is.";

    public override string KeptWithoutCandidates => "There is no proxy to choose from: GOPROXY stays as it is.";

    public override string KeptAtRisk => "GOPROXY stays as it is, and the build may fail: there is nothing better.";

    public override string Kept => "GOPROXY stays as it is: there is nothing better.";

    public override string NoneNorFloor =>
        "No proxy can be used, nor what when-none names: GOPROXY stays as it is, and the build may fail.";

    public override string NoneKept => "No proxy can be used: GOPROXY stays as it is, and the build may fail (when-none: keep).";

    public override string NoneVendor => "No proxy can be used: the build uses the vendor directory (when-none: vendor).";

    public override string NoneCache => "No proxy can be used: the build uses the local module cache (when-none: cache).";

    public override string NoneDirect => "No proxy can be used: the build goes directly to the origins (when-none: direct).";

    public override string NoneFailed => "No proxy can be used: the step fails (when-none: fail).";

    public override string NothingToFetch => "Nothing to fetch: this repository needs no module from a proxy.";

    public override string DroppedDown(string proxies) => $"Down, so left out: {proxies}.";

    public override string DroppedPoisoned(string proxies) => $"Served bytes that do not match go.sum, so left out: {proxies}.";

    public override string NotWaitedFor(string proxies) =>
        $"Left out without blame, because no answer had come when two others had passed: {proxies}.";

    public override string MovedBehind(string proxies) => $"Degraded, so behind the healthy ones: {proxies}.";

    public override string Faster(string proxies) => $"First, because its first byte is at least 25 % and 50 ms faster: {proxies}.";

    public override string Added(string proxies) => $"Added, because it is not in the GOPROXY in force: {proxies}.";

    public override string FallbackOpened =>
        "After a public proxy any error leads on to the next one (a pipe), not only \"not found\" (a comma).";

    public override string PrivateHopKept(string proxies) =>
        $"Down, but kept because it is private: {proxies}. The build stops there rather than show private module paths to others.";

    public override string NeededThoughDown(string proxies) =>
        $"Down, but kept behind the others, because only it has some modules: {proxies}.";

    public override string KeptFromPrivatePaths(string proxies) =>
        $"Left out, so that it never hears of a private module path: {proxies}.";

    public override string PrivateDeclared => "The patterns of the option private are set for go too.";

    public override string OwnNetwork => "No proxy is blamed for it.";

    public override string Inspected => "If this network inspects TLS, name its root certificate with ca-file.";

    public override string InspectedFromContainer =>
        "If this network inspects TLS, this container does not know its root certificate: name it with ca-file, or use the action "
        + "action/native, which trusts what the runner trusts.";

    public override string NoPipeBefore115 => "The separators stay commas: go before 1.15 does not know the pipe.";

    public override string NoCandidates => "GOPROXY is off or direct, and no candidate was given.";

    public override string ChecksumDatabaseRerouted =>
        "The checksum database is asked at its own address, because a proxy breaks it; its signatures are checked as before.";

    public override string SomeModulesLacking(bool leftToDirect) =>
        $"No proxy of this chain serves some of the modules that were asked for{Rest(leftToDirect)}.";

    public override string ModulesLacking(int count, int of, bool leftToDirect, string names) =>
        $"No proxy of this chain serves {EnglishGrammarWording.Count(count, "module version")} of "
        + $"{of}{Rest(leftToDirect)}{(names.Length > 0 ? ": " : "")}{names}.";

    public override string ToolchainLacking(bool leftToDirect) =>
        "No proxy of this chain has the release of go that go fetches before it "
        + $"builds{(leftToDirect ? "." : ": it will refuse to build.")}";

    public override string FloorNotVisible =>
        "From inside this container neither the git nor the module cache of the build can be seen, so nothing is claimed of them: use "
        + "the program itself instead of the container.";

    public override string DirectNeedsGit => "The build cannot go to the origins: go finds no git on PATH that it would run.";

    public override string DirectForbidden =>
        "The build cannot go to the origins: GOVCS does not allow git for every module needed, or is malformed.";

    public override string DirectUnreachable => "The build cannot go to the origins: not all that were asked answered in time.";

    public override string CacheIncomplete => "The module cache cannot serve the build: it lacks files that go.sum asks for.";

    public override string CachePoisoned => "The module cache cannot serve the build: it holds files that do not match go.sum.";

    public override string VendorInconsistent =>
        "The vendor directory cannot serve the build: vendor/modules.txt is missing or does not agree with go.mod.";

    public override string SomeProxy => "a proxy";

    public override string RescuedFromFormer => "The GOPROXY in force would have failed this build; the one chosen here passes.";

    public override string RescuedFromFormerBy(string instead) =>
        $"The GOPROXY in force would have failed this build; it goes to {instead} instead.";

    public override string RescuedFrom(string culprit, string reasons) =>
        $"{culprit} would have failed this build ({reasons}); the one chosen here passes.";

    public override string RescuedFromBy(string culprit, string reasons, string instead) =>
        $"{culprit} would have failed this build ({reasons}); it goes to {instead} instead.";

    private static string Rest(bool leftToDirect) => leftToDirect ? " (left to direct)" : ", so a build that needs them fails";
}
