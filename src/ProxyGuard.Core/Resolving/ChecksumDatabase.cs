using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Resolving;

/// <summary>
/// The checksum database as one process meets it: the way to it is chosen once, from the list or by GOSUMDB's own URL, and there is no
/// other after that. Source: modfetch/sumdb.go, and measured.
/// </summary>
internal sealed class ChecksumDatabase(GoProcess process)
{
    private readonly Dictionary<(string Path, string Version), Answer> _records = [];
    private (Hop? Hop, Answer Answer)? _way;

    private SumDb Settings => process.Environment.SumDb;

    /// <summary>Whether it is asked about a module.</summary>
    public bool Covers(string path) => !IsOff && !process.Environment.NoSumDbPatterns.Matches(path);

    private bool IsOff => Settings.IsOff && !IsMalformed;

    private bool IsMalformed => process.Environment.Faults.Any(fault => fault.File.StartsWith("GOSUMDB", StringComparison.Ordinal));

    /// <summary>
    /// Looks a version up: right when the database vouches for the true bytes; dangling when an old <c>go</c> takes another module's record
    /// for the answer, and with it any bytes (CVE-2026-42501); else an error that <c>go</c> notices.
    /// </summary>
    public Answer Lookup(string path, string version)
    {
        if (_records.TryGetValue((path, version), out var known)) return known;
        return _records[(path, version)] = LookUp(path, version);
    }

    private Answer LookUp(string path, string version)
    {
        if (IsMalformed) return Answer.Fails(ErrorClass.InvalidSetting);
        if (IsOff) return Answer.Fails(ErrorClass.ChecksumDatabase);
        var (hop, failure) = _way ??= FindWay();
        if (hop is null) return failure;
        var file = new FileRequest(Endpoint.SumDbLookup, path, version);
        var answer = process.Ask(hop, file);
        if (answer.Stops) return answer;
        var isRecord = answer.Kind is AnswerKind.Right or AnswerKind.Different or AnswerKind.Dangling;
        if (isRecord && Tile(hop) is { IsRight: false } bad) return bad;
        if (answer.Kind == AnswerKind.Dangling && process.TrustsOtherRecords) return answer;
        return answer.IsRight ? process.Serve(hop, file, answer) : Failure(file);
    }

    // One tile stands for all: how many are asked for depends on the size of the tree.
    private Answer Tile(Hop hop)
    {
        var file = new FileRequest(Endpoint.SumDbTile, Settings.Name);
        var answer = process.Ask(hop, file);
        if (answer.Stops) return answer;
        return answer.IsRight ? process.Serve(hop, file, answer) : Failure(file);
    }

    // Not found is no "not found" here: whatever is not the right record is an error.
    private static Answer Failure(FileRequest file) => Answer.Fails(ErrorClass.ChecksumDatabase) with { At = file };

    private (Hop?, Answer) FindWay()
    {
        if (Settings.Url is not null) return (Hop.Direct, default);
        var file = new FileRequest(Endpoint.SumDbSupported, Settings.Name);
        var walk = ChainWalk.Along(process.Environment.Chain!.Hops, hop =>
            hop.Kind == HopKind.Direct ? Answer.NotFound : process.AskAnew(hop, file));
        if (walk.End == WalkEnd.Failed && walk.Answer.Kind == AnswerKind.NotFound) return (Hop.Direct, default);
        if (walk.End == WalkEnd.Failed) return (null, Failure(file));
        if (walk.End != WalkEnd.Served) return (null, walk.Answer);
        process.Serve(walk.Last!, file, walk.Answer);
        return (walk.Last, default);
    }
}
