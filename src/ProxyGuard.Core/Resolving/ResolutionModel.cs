using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Resolving;

/// <summary>Says what <c>go</c> will do, without a network. Pure. Held against the real <c>go</c> by the differential test.</summary>
public static class ResolutionModel
{
    /// <summary>Predicts.</summary>
    /// <param name="input">The settings, the command, and what every hop answers.</param>
    public static Resolution Predict(ResolutionInput input)
    {
        if (WhyUnknown(input) is { } why) return new Resolution(ResolutionResult.Unknown, null, [], [], Why: [why]);
        if (SettingFault(input) is { } fault) return new Resolution(ResolutionResult.Fail, fault, [], []);
        var toolchain = ToolchainChange.Of(input);
        if (toolchain.Refused) return new Resolution(ResolutionResult.Fail, ErrorClass.Toolchain, [], []);
        if (toolchain.Why is { } reason) return new Resolution(ResolutionResult.Unknown, null, [], [], Why: [reason]);
        if (toolchain.Name is null) return Run(input, input.Go);

        var fetched = FetchToolchain(input, toolchain.Name);
        if (fetched.Result != ResolutionResult.Pass) return fetched;
        var rest = Run(input, toolchain.Version);
        return rest with { Asked = [.. fetched.Asked, .. rest.Asked], Served = [.. fetched.Served, .. rest.Served] };
    }

    private static Resolution Run(ResolutionInput input, GoVersion go)
    {
        if (input.IsVendored) return new Resolution(ResolutionResult.Pass, null, [], []);
        if (input.Environment.Chain is null) return new Resolution(ResolutionResult.Fail, ErrorClass.InvalidSetting, [], []);
        var process = new GoProcess(input, go);
        var commands = new GoCommands(process);
        commands.Run();
        return Settle(process, commands.Errors);
    }

    // The zip is all that is asked for, and the checksum database must vouch for it whatever the settings say.
    private static Resolution FetchToolchain(ResolutionInput input, string name)
    {
        if (input.Environment.Chain is not { } chain) return new Resolution(ResolutionResult.Fail, ErrorClass.Toolchain, [], []);
        var process = new GoProcess(input, input.Go);
        var file = new FileRequest(Endpoint.Zip, ToolchainSwitch.Module, $"v0.0.1-{name}.{input.Platform}");
        var isOneDirectory = chain.Hops is [{ Url.IsFile: true }];
        var zip = new ModuleFiles(process, new ChecksumDatabase(process)).Toolchain(file, isVerified: !isOneDirectory);
        return Settle(process, zip.IsRight || zip.Stops ? [] : [zip with { Error = ErrorClass.Toolchain }]);
    }

    private static Resolution Settle(GoProcess process, IReadOnlyList<Answer> errors)
    {
        var served = process.Served.ToList();
        if (process.Stops.Count > 0) return Settle(process.Stops) with { Asked = process.Asked, Served = served };
        if (errors.Count == 0) return new Resolution(ResolutionResult.Pass, null, process.Asked, served);
        var classes = errors.Select(error => error.Error ?? ErrorClass.NotFound).Distinct().ToList();
        return new Resolution(ResolutionResult.Fail, classes[0], process.Asked, served, errors[0].At) { Errors = classes };
    }

    // What began earlier ends earlier: a wrong hash kills a process that a later file would keep waiting. The other way round it depends on
    // how many files are fetched side by side.
    private static Resolution Settle(IReadOnlyList<Stop> stops)
    {
        var unknown = stops.FirstOrDefault(stop => stop.Result == ResolutionResult.Unknown);
        var isRace = stops[0].Result == ResolutionResult.Hang && stops.Any(stop => stop.Result == ResolutionResult.Fail);
        if (isRace)
            unknown ??= new Stop(ResolutionResult.Unknown, stops[0].File, Why: $"a silent hop and a wrong hash: whichever go meets first");
        var first = unknown ?? stops[0];
        var files = stops.Where(stop => stop.Result == first.Result).Select(stop => stop.File).OfType<FileRequest>().ToList();
        return new Resolution(first.Result, first.Error, [], [], first.File, first.Why is { } why ? [why] : null) { MayEndAt = files };
    }

    private static ErrorClass? SettingFault(ResolutionInput input) =>
        GoFlags.Parse(input.Environment.Value("GOFLAGS")) is null ? ErrorClass.InvalidSetting : null;

    private static FormattableString? WhyUnknown(ResolutionInput input)
    {
        // Of these commands only go list has the flag; the others pass over it.
        var isList = input.Operation is GoOperation.List or GoOperation.Latest;
        if (isList && input.Environment.ModFlag == "vendor" && !input.IsVendored) return $"GOFLAGS has -mod=vendor, which go list obeys";
        if (input.Modules.FirstOrDefault(IsQuery) is { } odd)
            return $"{odd.Path}@{odd.Version} is a query, and what it finds depends on the versions there are";
        var isPlain = input is { Operation: GoOperation.Download, NamesModules: false };
        var lacksVersion = input.Modules.Any(module => KnownModules.WantedOf(module) is null);
        if (isPlain && lacksVersion) return $"go.mod requires versions, not queries";
        return null;
    }

    private static bool IsQuery(WantedModule module) =>
        KnownModules.WantedOf(module) is { } version && !SemanticVersion.IsCanonical(version);
}
