using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Resolving;

/// <summary>
/// What each command asks for, in its order. Source: modcmd/download.go, modload/list.go and modget/get.go, and
/// measured.
/// </summary>
internal sealed class GoCommands(GoProcess process)
{
    // The hop that go puts before the list when GONOPROXY is set: it serves only what matches.
    private static readonly Hop PastTheList = new(HopKind.Direct, null, Fallback.OnNotFound);

    private readonly List<Answer> _errors = [];
    private readonly Dictionary<(string Path, string? Asked), string> _found = [];
    private ModuleFiles _files = null!;
    private VersionQuery _query = null!;

    /// <summary>The errors that are shown, in the order in which they are.</summary>
    public IReadOnlyList<Answer> Errors => _errors;

    public void Run()
    {
        _files = new ModuleFiles(process, new ChecksumDatabase(process));
        _query = new VersionQuery(process, _files);
        switch (process.Input)
        {
            case { Operation: GoOperation.Download, NamesModules: true }: DownloadNamed(); break;
            case { Operation: GoOperation.Download }: DownloadRequired(); break;
            case { Operation: GoOperation.List }: Together(Modules, module => Versions(module.Path)); break;
            case { Operation: GoOperation.Latest }: InTurn(Modules, Latest); break;
            default: Get(); break;
        }
    }

    private IReadOnlyList<WantedModule> Modules => process.Input.Modules;

    // All go.mod files together; a bad one ends the command. Then the .info files in turn, then the zips together.
    private void DownloadRequired()
    {
        Together(Modules.OrderBy(module => module.Path, StringComparer.Ordinal), Requirement);
        if (_errors.Count > 1) _errors.RemoveRange(1, _errors.Count - 1);
        if (_errors.Count > 0 || process.Stops.Count > 0) return;
        var known = InTurn(Modules, module => _files.Info(module.Path, module.Version!));
        WriteGoSum();
        DownloadZips(known);
    }

    private void DownloadNamed() => DownloadZips(InTurn(Modules, module =>
    {
        var (found, version) = _query.ByTheList(module.Path, KnownModules.WantedOf(module), checksRetractions: true);
        _found[(module.Path, module.Version)] = version;
        return found.IsRight ? _files.Mod(module.Path, version) : found;
    }));

    private void DownloadZips(IReadOnlyList<WantedModule> modules)
    {
        if (process.Stops.Count == 0) Together(modules, module => _files.Zip(module.Path, VersionOf(module)));
    }

    private string VersionOf(WantedModule module) => _found.GetValueOrDefault((module.Path, module.Version), module.Version!);

    // What go.sum lacks is fetched whatever -mod says: get and download are there to add it (modload/init.go, setDefaultBuildMod).
    private Answer Requirement(WantedModule module)
    {
        var file = new FileRequest(Endpoint.Mod, module.Path, module.Version!);
        var mod = _files.Read(module.Path, _files.Mod(module.Path, module.Version!));
        var isUnreadable = mod.IsRight && _files.IsUnreadable(module.Path, module.Version!);
        return isUnreadable ? Answer.Fails(ErrorClass.InvalidGoMod) with { At = file } : mod;
    }

    // A hop whose list names versions is judged by the retractions too, and those may come from any hop.
    private Answer Versions(string path) => ChainWalk.Along(process.Route(path), hop =>
    {
        var (list, versions) = _files.List(hop, path);
        return list.IsRight && versions.Count > 0 ? _files.Read(path, _query.Retractions(path)) : list;
    }).Answer;

    private Answer Latest(WantedModule module)
    {
        var (answer, version) = _query.ByTheList(module.Path, null, checksRetractions: true);
        if (!answer.IsRight) return answer;
        var mod = _files.Mod(module.Path, version);
        return mod.Stops ? mod : answer;
    }

    private void Get()
    {
        Together(Modules, Find);
        if (_errors.Count > 0 || process.Stops.Count > 0) return;
        Together(Modules, module => Requirement(module with { Version = VersionOf(module) }));
        if (_errors.Count > 0 || process.Stops.Count > 0) return;
        foreach (var module in Modules) _query.Retractions(module.Path);
        WriteGoSum();
    }

    private void WriteGoSum()
    {
        if (process.Stops.Count == 0 && _files.RefutedBeforeAccepted is { } file)
            process.End(new Stop(ResolutionResult.Fail, file, ErrorClass.ChecksumMismatch));
    }

    // Any prefix of a path may be the module that holds the package: all are asked, at every hop.
    private Answer Find(WantedModule module)
    {
        var prefixes = PrefixesOf(module.Path);
        var hops = process.Environment.Chain!.Hops;
        if (IsServedBeforeTheList(module, hops[0].Kind)) hops = [PastTheList, .. hops];
        return ChainWalk.Along(hops, hop =>
        {
            var answers = prefixes.ConvertAll(prefix => FindAt(hop, prefix, module));
            var stop = answers.FindIndex(answer => answer.Stops);
            return stop >= 0 ? answers[stop] : Best(answers);
        }).Answer;
    }

    // What is in the module cache is found at whatever comes first, off included.
    private bool IsServedBeforeTheList(WantedModule module, HopKind first)
    {
        var isCached = _files.HasInfo(module.Path, KnownModules.WantedOf(module));
        var hasPatterns = process.Environment.NoProxyPatterns.Text.Length > 0;
        return first switch
        {
            HopKind.Direct => false,
            HopKind.Off when isCached => true,
            _ => hasPatterns && (isCached || process.IsPastTheList(module.Path)),
        };
    }

    private Answer FindAt(Hop hop, string prefix, WantedModule module)
    {
        var wanted = KnownModules.WantedOf(module);
        var isSkipped = process.IsPastTheList(prefix) ? hop.Kind == HopKind.Proxy : ReferenceEquals(hop, PastTheList);
        if (isSkipped && !_files.HasInfo(prefix, wanted)) return Answer.NotFound;
        var (answer, version) = _query.At(hop, prefix, wanted, checksRetractions: true);
        if (!answer.IsRight || prefix != module.Path) return answer;
        _found[(module.Path, module.Version)] = version;
        return _files.Zip(prefix, version);
    }

    // The longest prefix is first. "Found" beats all errors of shorter ones, an error beats "no versions", and that "not found".
    private static Answer Best(List<Answer> answers)
    {
        if (answers[0].IsRight) return answers[0];
        var best = answers.FindIndex(one => one is { Kind: not AnswerKind.NotFound, Error: not ErrorClass.NoVersions });
        if (best < 0) best = answers.FindIndex(one => one.Error == ErrorClass.NoVersions);
        return answers[Math.Max(best, 0)];
    }

    private static List<string> PrefixesOf(string path)
    {
        var prefixes = new List<string>();
        for (var end = path.Length; end > 0; end = path.LastIndexOf('/', end - 1))
        {
            var prefix = path[..end];
            if (ModulePath.IsValid(prefix)) prefixes.Add(prefix);
        }
        return prefixes;
    }

    // One after the other: an error is kept and the next is tried, but after a stop nothing more is.
    private List<WantedModule> InTurn(IEnumerable<WantedModule> modules, Func<WantedModule, Answer> ask)
    {
        var fine = new List<WantedModule>();
        foreach (var module in modules)
        {
            var answer = ask(module);
            if (answer.Stops) break;
            if (answer.IsRight) fine.Add(module);
            else _errors.Add(answer);
        }
        return fine;
    }

    // Side by side: what stops one does not keep the others from being asked.
    private void Together(IEnumerable<WantedModule> modules, Func<WantedModule, Answer> ask)
    {
        foreach (var module in modules)
        {
            var answer = ask(module);
            if (!answer.IsRight && !answer.Stops) _errors.Add(answer);
        }
    }
}
