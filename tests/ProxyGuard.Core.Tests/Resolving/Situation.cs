using System.Collections.Immutable;
using System.Text.Json;
using ProxyGuard.Core.Explaining;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Tests.Resolving;

/// <summary>A fault map made by hand, and what the model says to it.</summary>
internal sealed record Situation(string Goproxy)
{
    public const string Module = "example.com/hello@v1.0.0";

    private static readonly JsonSerializerOptions Format = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public string GoVersion { get; init; } = "1.27";

    public string Operation { get; init; } = "download";

    public ImmutableList<string> Modules { get; init; } = [Module];

    public string GoSum { get; init; } = "present";

    public bool Named { get; init; } = true;

    public bool Vendored { get; init; }

    public ImmutableList<string> Cached { get; init; } = [];

    public string? Toolchain { get; init; }

    public ImmutableDictionary<string, string> Env { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>The faults by hop and endpoint; the modules' origins are healthy unless it is said otherwise.</summary>
    public ImmutableDictionary<string, ImmutableDictionary<string, string>> Hops { get; init; } =
        ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty.Add("direct", ImmutableDictionary<string, string>.Empty);

    public Situation With(string hop, string endpoint, string fault) => this with
    {
        Hops = Hops.SetItem(hop, Hops.GetValueOrDefault(hop, ImmutableDictionary<string, string>.Empty).SetItem(endpoint, fault)),
    };

    public Situation Set(string name, string value) => this with { Env = Env.SetItem(name, value) };

    public Situation For(string operation, params string[] modules) => this with { Operation = operation, Modules = [.. modules] };

    public Resolution Predict()
    {
        var map = FaultMapReader.Parse(JsonSerializer.SerializeToUtf8Bytes(this, Format).AsMemory(), "situation");
        Assert.Empty(map.Faults);
        return map.Value!.Predict();
    }

    public IEnumerable<string> Asked() => Predict().Asked.SelectMany(asked => Enumerable.Repeat(asked.Url ?? "direct", asked.Times));
}
