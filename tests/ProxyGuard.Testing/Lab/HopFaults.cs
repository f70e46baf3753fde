using System.Collections.Immutable;
using System.Text.Json;
using ProxyGuard.Core.Probing;

namespace ProxyGuard.Testing.Lab;

/// <summary>
/// Which faults a hop has, at which endpoints and for how long. Immutable; <see cref="LabHop.Faults"/> can be set while the hop runs.
/// </summary>
public sealed record HopFaults
{
    public static HopFaults None { get; } = new();

    /// <summary>The fault of the whole hop: below HTTP, or at every endpoint that has no fault of its own.</summary>
    public Fault? Everywhere { get; private init; }

    public ImmutableSortedDictionary<Endpoint, Fault> ByEndpoint { get; private init; } = ImmutableSortedDictionary<Endpoint, Fault>.Empty;

    /// <summary>So many requests that a fault would hit are answered well first (for faults below HTTP: connections).</summary>
    public int BreakAfter { get; init; }

    /// <summary>So many requests are hit (for faults below HTTP: connections), then the hop is well again; null: for ever.</summary>
    public int? HealAfter { get; init; }

    public static HopFaults All(string fault) => new() { Everywhere = FaultName.Parse(fault) };

    /// <summary>
    /// The fault as a rescue table shows it: the whole hop, or its typical endpoint when it is about a few or would flood.
    /// </summary>
    public static HopFaults Typical(Fault fault) => fault.IsWholeHop || fault.TypicalEndpoint == Endpoint.Info && fault.Endpoints.Count > 2
        ? All(fault.Name)
        : At(fault.TypicalEndpoint, fault.Name);

    public static HopFaults At(Endpoint endpoint, string fault) => None.AndAt(endpoint, fault);

    /// <exception cref="FormatException">The fault is unknown, below HTTP, or about other endpoints.</exception>
    public HopFaults AndAt(Endpoint endpoint, string fault)
    {
        var known = FaultName.Parse(fault);
        if (known.IsWholeHop)
        {
            throw new FormatException($"fault '{fault}' is below HTTP: it is set for the whole hop, not for '{FaultName.Of(endpoint)}'");
        }
        if (!known.Endpoints.Contains(endpoint))
        {
            var allowed = string.Join(", ", known.Endpoints.Order().Select(FaultName.Of));
            throw new FormatException($"fault '{fault}' cannot be set for '{FaultName.Of(endpoint)}'; allowed: {allowed}");
        }
        return this with { ByEndpoint = ByEndpoint.SetItem(endpoint, known) };
    }

    /// <summary>Reads <c>http-503</c>, <c>http-503@zip</c>, or several with commas between; an empty text is a healthy hop.</summary>
    /// <exception cref="FormatException">A name is unknown; the message lists what is allowed.</exception>
    public static HopFaults Parse(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Aggregate(None, (faults, item) => faults.And(item));

    /// <summary>Adds one item of the form that <see cref="Parse"/> reads.</summary>
    /// <exception cref="FormatException">A name is unknown.</exception>
    public HopFaults And(string item) => item.Split('@', 2) is [var fault, var endpoint] ? And(endpoint, fault) : And("*", item);

    /// <summary>Reads <c>{"zip":"http-503"}</c>; <c>"*"</c> is the whole hop.</summary>
    /// <exception cref="FormatException">It is no such object, or a name is unknown.</exception>
    public static HopFaults FromJson(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var items = document.RootElement.EnumerateObject();
            return items.Aggregate(None, (faults, item) => faults.And(item.Name, item.Value.GetString() ?? ""));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FormatException($$"""faults are an object such as {"zip":"http-503"}: {{exception.Message}}""", exception);
        }
    }

    public string ToJson()
    {
        var items = ByEndpoint.Select(item => (FaultName.Of(item.Key), item.Value.Name));
        var all = Everywhere is null ? items : items.Prepend(("*", Everywhere.Name));
        return JsonSerializer.Serialize(all.ToDictionary(item => item.Item1, item => item.Item2));
    }

    /// <summary>The fault that a request for this endpoint meets.</summary>
    public Fault? For(Endpoint endpoint) =>
        ByEndpoint.TryGetValue(endpoint, out var fault) ? fault
        : Everywhere is { IsWholeHop: false } everywhere && everywhere.Endpoints.Contains(endpoint) ? everywhere
        : null;

    public override string ToString() => ToJson();

    private HopFaults And(string endpoint, string fault) =>
        endpoint == "*" ? this with { Everywhere = FaultName.Parse(fault) } : AndAt(FaultName.ParseEndpoint(endpoint), fault);
}
