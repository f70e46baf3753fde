using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Resolving;

/// <summary>
/// The files of modules as one process gets them: what is on disk is not asked for again, and what is checked inside the walk makes
/// <c>go</c> ask the next hop. Source: modfetch/proxy.go, cache.go and fetch.go, and measured.
/// </summary>
internal sealed class ModuleFiles(GoProcess process, ChecksumDatabase database)
{
    private readonly KnownModules _modules = new(process.Input.Modules);
    private readonly HashSet<FileRequest> _onDisk = [];
    private readonly Dictionary<FileRequest, Answer> _zips = [];
    private readonly HashSet<FileRequest> _unreadable = [];
    private readonly HashSet<FileRequest> _cut = [];
    private readonly HashSet<FileRequest> _refuted = [];

    /// <summary>What a hop's <c>@v/list</c> names, oldest first.</summary>
    public (Answer Answer, IReadOnlyList<string> Versions) List(Hop hop, string path)
    {
        var file = new FileRequest(Endpoint.List, path);
        var answer = process.Ask(hop, file);
        switch (answer.Kind)
        {
            case AnswerKind.Garbage: return (process.Serve(hop, file, answer), []);
            case AnswerKind.Right or AnswerKind.Different when _modules.Find(path) is null: return (NotExpected(file), []);
            case AnswerKind.Right: return (process.Serve(hop, file, answer), _modules.VersionsOf(path));
            case AnswerKind.Different: return (process.Serve(hop, file, answer), _modules.StaleVersionsOf(path));
            case AnswerKind.Dangling or AnswerKind.Cut:
                return (process.End(new Stop(ResolutionResult.Unknown, file, Why: $"which versions of {path} it names is not known")), []);
            default: return (answer, []);
        }
    }

    /// <summary>What a hop's <c>@latest</c> names. It counts as the version's .info too.</summary>
    public (Answer Answer, string Version) Latest(Hop hop, string path)
    {
        var file = new FileRequest(Endpoint.Latest, path);
        var answer = process.Ask(hop, file);
        if (answer.Kind is AnswerKind.Garbage or AnswerKind.Cut) return (Answer.Fails(ErrorClass.InvalidResponse) with { At = file }, "");
        if (answer.Kind is not (AnswerKind.Right or AnswerKind.Different or AnswerKind.Dangling)) return (answer, "");
        if (_modules.Find(path) is null) return (NotExpected(file), "");
        var version = _modules.LatestOf(path, answer.Kind);
        _onDisk.Add(new FileRequest(Endpoint.Info, path, version));
        return (process.Serve(hop, file, answer), version);
    }

    /// <summary>The <c>.info</c> of one hop.</summary>
    public Answer Info(Hop hop, string path, string version)
    {
        var file = new FileRequest(Endpoint.Info, path, version);
        if (!process.HasAsked(hop, file) && IsOnDisk(file)) return Answer.Right with { At = file };
        var answer = process.Ask(hop, file);
        if (answer.IsWrong)
            return Answer.Fails(ErrorClass.InvalidResponse) with { At = file };
        if (!answer.IsRight) return answer;
        if (_modules.Find(path) is null) return NotExpected(file);
        _onDisk.Add(file);
        return process.Serve(hop, file, answer);
    }

    /// <summary>The <c>.info</c> by the list.</summary>
    public Answer Info(string path, string version) =>
        IsOnDisk(new FileRequest(Endpoint.Info, path, version)) ? Answer.Right : Walk(path, hop => Info(hop, path, version));

    /// <summary>The <c>.mod</c> by the list. Its hash is checked inside the walk.</summary>
    public Answer Mod(string path, string version)
    {
        var file = new FileRequest(Endpoint.Mod, path, version);
        if (Cached(file, _modules.IsModInGoSum(path, version)) is { } cached) return cached;
        return IsOnDisk(file) ? Answer.Right : Walk(path, hop => Mod(hop, file));
    }

    /// <summary>Whether what was stored as a .mod is no go.mod file of that module.</summary>
    public bool IsUnreadable(string path, string version) => _unreadable.Contains(new FileRequest(Endpoint.Mod, path, version));

    /// <summary>What to answer when a .mod of a module is to be read: nobody knows what a part of one says.</summary>
    public Answer Read(string path, Answer mod) => !mod.IsRight || !_cut.Any(file => file.Path == path) ? mod
        : process.End(new Stop(ResolutionResult.Unknown, mod.At, Why: $"what is left of the go.mod of {path} is not known"));

    /// <summary>
    /// A .mod of which the checksum database refuted one hop's bytes and accepted the next one's: <c>go</c> keeps both hashes in mind, and
    /// is killed by the wrong one when it writes go.sum. Source: modfetch/fetch.go, tidyGoSum.
    /// </summary>
    public FileRequest? RefutedBeforeAccepted => _refuted.Where(_onDisk.Contains).Select(file => (FileRequest?)file).FirstOrDefault();

    /// <summary>The <c>.zip</c> by the list. What it holds is looked at after the walk: no other hop is asked then.</summary>
    public Answer Zip(string path, string version)
    {
        var file = new FileRequest(Endpoint.Zip, path, version);
        if (Cached(file, _modules.IsZipInGoSum(path, version)) is { } cached) return cached;
        if (IsOnDisk(file)) return Answer.Right;
        return _zips.TryGetValue(file, out var known) ? known : _zips[file] = FetchZip(file);
    }

    private Answer FetchZip(FileRequest file)
    {
        var walk = ChainWalk.Along(process.Route(file.Path), hop => process.AskAnew(hop, file));
        if (walk.End != WalkEnd.Served) return walk.Answer;
        process.Serve(walk.Last!, file, walk.Answer);
        if (walk.Answer.Kind is AnswerKind.Garbage or AnswerKind.Cut or AnswerKind.Dangling)
            return Answer.Fails(ErrorClass.InvalidZip) with { At = file };
        var verified = Verify(file, walk.Answer, _modules.IsZipInGoSum(file.Path, file.Version));
        if (verified.IsRight) _onDisk.Add(file);
        return verified;
    }

    /// <summary>The zip of a toolchain.</summary>
    public Answer Toolchain(FileRequest file, bool isVerified)
    {
        var walk = ChainWalk.Along(process.Route(file.Path), hop => process.AskAnew(hop, file));
        if (walk.End != WalkEnd.Served) return walk.Answer;
        process.Serve(walk.Last!, file, walk.Answer);
        if (walk.Answer.Kind is AnswerKind.Garbage or AnswerKind.Cut) return Answer.Fails(ErrorClass.InvalidZip) with { At = file };
        return isVerified || database.Covers(file.Path) ? LookUp(file, walk.Answer) : Answer.Right;
    }

    private Answer Walk(string path, Func<Hop, Answer> ask) => ChainWalk.Along(process.Route(path), ask).Answer;

    private Answer Mod(Hop hop, FileRequest file)
    {
        var answer = process.Ask(hop, file);
        if (!answer.IsRight && !answer.IsWrong) return answer;
        var verified = Verify(file, answer, _modules.IsModInGoSum(file.Path, file.Version));
        if (!verified.IsRight) return verified;
        _onDisk.Add(file);
        if (answer.Kind == AnswerKind.Garbage) _unreadable.Add(file);
        if (answer.Kind == AnswerKind.Cut) _cut.Add(file);
        return process.Serve(hop, file, answer);
    }

    // go.sum decides at once, and ends the process; the database is asked only about what go.sum does not hold.
    private Answer Verify(FileRequest file, Answer answer, bool isInGoSum)
    {
        if (isInGoSum)
        {
            return answer.IsRight ? answer : process.End(new Stop(ResolutionResult.Fail, file, ErrorClass.ChecksumMismatch));
        }
        return database.Covers(file.Path) ? LookUp(file, answer) : Answer.Right with { At = file };
    }

    private Answer LookUp(FileRequest file, Answer answer)
    {
        var record = database.Lookup(file.Path, file.Version);
        if (record.Kind == AnswerKind.Dangling) return Answer.Right with { At = file };
        if (!record.IsRight || answer.IsRight) return record;
        if (file.Endpoint == Endpoint.Mod) _refuted.Add(file);
        return Answer.Fails(ErrorClass.ChecksumMismatch) with { At = file };
    }

    // What the cache holds is verified like what comes from afar, and the database's records may be in the cache too.
    private Answer? Cached(FileRequest file, bool isInGoSum)
    {
        if (isInGoSum || !database.Covers(file.Path) || _onDisk.Contains(file) || !IsOnDisk(file)) return null;
        return process.End(new Stop(ResolutionResult.Unknown, file,
            Why: $"whether the module cache holds the checksum database's record of {file.Path}@{file.Version} is not known"));
    }

    /// <summary>Whether the .info need not be asked for.</summary>
    public bool HasInfo(string path, string? version) => version is not null && IsOnDisk(new FileRequest(Endpoint.Info, path, version));

    private bool IsOnDisk(FileRequest file) => _onDisk.Contains(file) || _modules.IsCached(file.Path, file.Version);

    private Answer NotExpected(FileRequest file) => process.End(new Stop(ResolutionResult.Unknown, file,
        Why: $"{file.Path} is served, and nothing is known about what is in it"));
}
