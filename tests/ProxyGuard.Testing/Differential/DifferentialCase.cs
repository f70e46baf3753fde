using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Testing.Differential;

/// <summary>What go.sum holds of the modules that a case is about.</summary>
public enum GoSumState
{
    /// <summary>Both hashes.</summary>
    Present,

    /// <summary>The hashes of the go.mod files only, as after a <c>go mod graph</c>.</summary>
    Partial,

    /// <summary>Nothing.</summary>
    Absent,
}

/// <summary>
/// One question to the model and to the real <c>go</c>: printed, shrunk and replayed as JSON of the form that <c>proxyguard explain
/// --faults</c> reads, with the four last members added. Hops have names instead of ports; the key <c>*</c> is the whole hop.
/// </summary>
public sealed record DifferentialCase
{
    private static readonly JsonSerializerOptions Format = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    };

    /// <summary>The release, <c>1.23</c> or <c>1.27</c>.</summary>
    public required string GoVersion { get; init; }

    public required string Goproxy { get; init; }

    /// <summary>Variables beside GOPROXY; the database is off unless GOSUMDB is among them.</summary>
    public ImmutableSortedDictionary<string, string> Env { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public GoOperation Operation { get; init; }

    /// <summary><c>PATH@VERSION</c>, or <c>PATH</c> alone.</summary>
    public required ImmutableList<string> Modules { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public GoSumState GoSum { get; init; }

    /// <summary>Faults by hop and endpoint; a hop that is not named is healthy.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>> Hops { get; init; } =
        ImmutableSortedDictionary<string, ImmutableSortedDictionary<string, string>>.Empty;

    /// <summary>Whether a download names its modules as <c>M@V</c>; without that it takes those that go.mod requires.</summary>
    public bool Named { get; init; }

    /// <summary>Which of the modules the module cache holds already.</summary>
    public ImmutableList<string> Cached { get; init; } = [];

    /// <summary>Whether the project has a vendor directory that agrees with its go.mod.</summary>
    public bool Vendored { get; init; }

    /// <summary>The toolchain that the <c>go</c> line of go.mod asks for; null for an old line.</summary>
    public string? Toolchain { get; init; }

    /// <summary>Every address that GOPROXY and GOSUMDB name.</summary>
    [JsonIgnore]
    public IEnumerable<string> Addresses
    {
        get
        {
            var named = Goproxy.Split([',', '|'], StringSplitOptions.RemoveEmptyEntries).Where(text => text.Contains("://"));
            return (SumDbUrl is { } url ? named.Append(url) : named).Distinct();
        }
    }

    /// <summary>The URL that stands in GOSUMDB.</summary>
    [JsonIgnore]
    public string? SumDbUrl => Env.GetValueOrDefault("GOSUMDB")?.Split(' ') is [_, var url] ? url : null;

    /// <exception cref="FormatException">It is no such object.</exception>
    public static DifferentialCase Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<DifferentialCase>(json, Format) ?? throw new FormatException("the case is null");
        }
        catch (JsonException exception)
        {
            throw new FormatException($"not a case: {exception.Message}", exception);
        }
    }

    public string FaultAt(string hop, string endpoint) => Hops.GetValueOrDefault(hop)?.GetValueOrDefault(endpoint) ?? "";

    public DifferentialCase WithFault(string hop, string endpoint, string fault) => this with
    {
        Hops = Hops.SetItem(hop, Hops.GetValueOrDefault(hop, ImmutableSortedDictionary<string, string>.Empty).SetItem(endpoint, fault)),
    };

    /// <summary>The variables as <c>go</c> would get them, but for the addresses.</summary>
    public IReadOnlyDictionary<string, string> Variables() =>
        ImmutableSortedDictionary<string, string>.Empty.Add("GOSUMDB", "off").Add("GOTOOLCHAIN", "local")
            .SetItems(Env).SetItem("GOPROXY", Goproxy);

    /// <summary>One line of JSON, without what is empty.</summary>
    public override string ToString()
    {
        var members = JsonSerializer.SerializeToNode(this, Format)!.AsObject();
        foreach (var (name, value) in members.ToList())
        {
            if (value is JsonObject { Count: 0 } or JsonArray { Count: 0 }) members.Remove(name);
        }
        return members.ToJsonString(Format);
    }
}
