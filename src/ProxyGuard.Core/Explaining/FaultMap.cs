using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Explaining;

/// <summary>A made-up situation, as <c>proxyguard explain --faults</c> reads it: what does <c>go</c> do in it?</summary>
/// <param name="Input">The situation.</param>
/// <param name="Unknown">What in it the model does not know, in words; then the answer is unknown.</param>
public sealed record FaultMap(ResolutionInput Input, IReadOnlyList<FormattableString> Unknown)
{
    /// <summary>The endpoints by the names that faults are set under.</summary>
    public static IReadOnlyDictionary<string, Endpoint> Endpoints { get; } = new Dictionary<string, Endpoint>(StringComparer.Ordinal)
    {
        ["list"] = Endpoint.List,
        ["info"] = Endpoint.Info,
        ["mod"] = Endpoint.Mod,
        ["zip"] = Endpoint.Zip,
        ["latest"] = Endpoint.Latest,
        ["sumdb-supported"] = Endpoint.SumDbSupported,
        ["sumdb-lookup"] = Endpoint.SumDbLookup,
        ["sumdb-tile"] = Endpoint.SumDbTile,
        ["absent"] = Endpoint.Absent,
    };

    /// <summary>The name of an endpoint.</summary>
    public static string NameOf(Endpoint endpoint) => Endpoints.First(pair => pair.Value == endpoint).Key;

    /// <summary>What <c>go</c> does.</summary>
    public Resolution Predict() => Unknown.Count > 0
        ? new Resolution(ResolutionResult.Unknown, null, [], [], Why: Unknown)
        : ResolutionModel.Predict(Input);
}

/// <summary>
/// The faults of every hop. A proxy that is not named is healthy, and healthy hops have every module that the command is about. What is no
/// proxy (an origin, the checksum database at its own address) is not known unless it is named: its health is nobody's to assume.
/// </summary>
internal sealed class HopTable(IReadOnlySet<string> modules)
{
    private readonly Dictionary<ProxyUrl, HopRow> _rows = [];

    /// <summary>The module's origin, <c>direct</c>.</summary>
    public HopRow Origin { get; } = new();

    public HopRow this[ProxyUrl url] => _rows.TryGetValue(url, out var row) ? row : _rows[url] = new HopRow();

    public Answer Of(Hop hop, FileRequest file, ProxyUrl? database)
    {
        var url = hop.Url ?? (file.Endpoint.IsDatabase() ? database : null);
        var isThere = file.Endpoint.IsDatabase() || modules.Contains(file.Path);
        var row = url is null ? Origin : _rows.GetValueOrDefault(url);
        if (hop.Url is null && row is not { IsNamed: true }) return Answer.Unknown;
        if (row?.At(file.Endpoint, isThere) is not { } fault) return isThere ? Answer.Right : Answer.NotFound;
        return fault.AnswerWhen(url?.BaseUri.Scheme == Uri.UriSchemeHttps, isThere);
    }
}

/// <summary>The faults of one hop.</summary>
internal sealed class HopRow
{
    private readonly Dictionary<Endpoint, HopFault> _faults = [];

    public HopFault? Everywhere { get; set; }

    /// <summary>Whether the map says anything of it, be it that it is healthy.</summary>
    public bool IsNamed { get; set; }

    public void Set(Endpoint endpoint, HopFault fault) => _faults[endpoint] = fault;

    public HopFault? At(Endpoint endpoint, bool isThere) =>
        Everywhere is { IsBelowHttp: true } dead ? dead
        : !isThere && _faults.TryGetValue(Endpoint.Absent, out var absent) ? absent
        : _faults.TryGetValue(endpoint, out var own) ? own
        : Everywhere is { } everywhere && everywhere.IsAbout(endpoint) ? everywhere
        : null;
}
