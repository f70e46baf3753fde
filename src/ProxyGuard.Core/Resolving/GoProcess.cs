using ProxyGuard.Core.Modules;
using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Resolving;

/// <summary>
/// Why the whole process ends, or is not followed further: it waits for ever, is killed by a wrong hash, or nobody
/// knows.
/// </summary>
internal sealed record Stop(ResolutionResult Result, FileRequest? File, ErrorClass? Error = null, FormattableString? Why = null);

/// <summary>
/// One process of <c>go</c>: whom it asked for what. A URL is asked once: the go command keeps every answer, errors too, by proxy and
/// module path. Source: modfetch/cache.go, and measured.
/// </summary>
internal sealed class GoProcess(ResolutionInput input, GoVersion go)
{
    private static readonly GoVersion AsksTwice = Release("1.24");

    private readonly Dictionary<FileRequest, FileRow> _rows = [];
    private readonly Dictionary<FileRequest, ServedFile> _served = [];
    private readonly List<AskedUrl> _asked = [];
    private readonly List<Stop> _stops = [];
    private readonly bool _asksTwice = go >= AsksTwice;
    private FileRow? _last;

    /// <summary>Whether this release has no cure for CVE-2026-42501.</summary>
    public bool TrustsOtherRecords { get; } = go < Release("1.25.10") || (go >= Release("1.26") && go < Release("1.26.3"));

    public ResolutionInput Input => input;

    public GoEnvironment Environment => input.Environment;

    public IReadOnlyList<AskedUrl> Asked => _asked;

    public IEnumerable<ServedFile> Served => _served.Values;

    /// <summary>What ended the process, in the order in which it was met.</summary>
    public IReadOnlyList<Stop> Stops => _stops;

    /// <summary>The list as it is walked for one module: a module of GONOPROXY is fetched from its origin, whatever GOPROXY says.</summary>
    public IReadOnlyList<Hop> Route(string path) => IsPastTheList(path) ? [Hop.Direct] : Environment.Chain!.Hops;

    public bool IsPastTheList(string path) => Environment.NoProxyPatterns.Matches(path);

    public bool HasAsked(Hop hop, FileRequest file) => RowOf(file).Find(hop) is not null;

    /// <summary>Asks, unless it has.</summary>
    public Answer Ask(Hop hop, FileRequest file) => RowOf(file).Find(hop) ?? AskAnew(hop, file);

    /// <summary>Asks even if it has: a hop that stands in the list twice is asked twice for what is not kept by its URL.</summary>
    public Answer AskAnew(Hop hop, FileRequest file)
    {
        var row = RowOf(file);
        var answer = AnswerOf(hop, row);
        row.Set(hop, answer);
        return answer;
    }

    /// <summary>Notes who serves a file, which <c>go</c> has accepted.</summary>
    public Answer Serve(Hop hop, FileRequest file, Answer answer)
    {
        _served[file] = new ServedFile(file, hop, answer);
        return Answer.Right with { At = file };
    }

    /// <summary>Ends the process. What it gives back ends every walk.</summary>
    public Answer End(Stop stop)
    {
        _stops.Add(stop);
        return Answer.Unknown with { At = stop.File };
    }

    // A walk asks one hop after the other for the same file.
    private FileRow RowOf(FileRequest file)
    {
        if (_last is { } last && last.File == file) return last;
        if (!_rows.TryGetValue(file, out var row)) _rows[file] = row = new FileRow(file);
        return _last = row;
    }

    private Answer AnswerOf(Hop hop, FileRow row)
    {
        var file = row.File;
        // Credentials over http, or no host: the list is accepted, and then no request is sent.
        if (hop.Url is { IsUsable: false }) return Answer.Fails(ErrorClass.InvalidSetting) with { At = file };
        var answer = input.AnswerOf(hop, file) with { At = file };
        var url = Addresses.Of(hop, file, row.Path, Environment.SumDb);
        var isHttps = url is not null && url.StartsWith("https:", StringComparison.Ordinal);
        _asked.Add(new AskedUrl(hop, file, url, isHttps && _asksTwice && answer.IsClientError ? 2 : 1));
        if (answer.Kind == AnswerKind.Silence) _stops.Add(new Stop(ResolutionResult.Hang, file));
        if (answer.Kind == AnswerKind.Unknown) _stops.Add(new Stop(ResolutionResult.Unknown, file, Why: Unanswered(hop, file)));
        var isOrigin = hop.Kind == HopKind.Direct && !file.Endpoint.IsDatabase();
        return isOrigin && answer.Error is not null ? answer with { Error = ErrorClass.Origin } : answer;
    }

    private static GoVersion Release(string text) => GoVersion.TryParse(text, out var version) ? version : default;

    private static FormattableString Unanswered(Hop hop, FileRequest file)
    {
        var module = file.Version.Length > 0 ? $"{file.Path}@{file.Version}" : file.Path;
        return $"what {NameOf(hop, file)} answers when it is asked for {Reports.Codes.Of(file.Endpoint)} of {module} is not known";
    }

    private static FormattableString NameOf(Hop hop, FileRequest file) => hop.Url switch
    {
        { } url => $"{url.Text}",
        null when file.Endpoint.IsDatabase() => $"the checksum database",
        null => $"the module's origin",
    };
}

/// <summary>What the hops answered when they were asked for one file.</summary>
internal sealed class FileRow(FileRequest file)
{
    private readonly List<(ProxyUrl? Url, Answer Answer)> _answers = new(1);

    public FileRequest File => file;

    /// <summary>The file's path below a hop or a database.</summary>
    public string Path { get; } = Addresses.PathOf(file);

    public Answer? Find(Hop hop)
    {
        foreach (var (url, answer) in _answers)
        {
            if (Equals(url, hop.Url)) return answer;
        }
        return null;
    }

    public void Set(Hop hop, Answer answer) => _answers.Add((hop.Url, answer));
}
