using System.Collections.Frozen;
using ProxyGuard.Core.Probing;

namespace ProxyGuard.Testing.Lab;

/// <summary>What <c>go</c> makes of a fault in front of a healthy hop (semantics sheet, section 3).</summary>
public enum FaultEffect
{
    /// <summary>The build passes with this hop's answer.</summary>
    Harmless,

    /// <summary>404 and 410: the normal "ask the next one".</summary>
    NotFound,

    /// <summary>The command passes, with a wrong answer (a stale list, an older newest version).</summary>
    Misleads,

    /// <summary>The command fails, or hangs, at least with a comma after the hop.</summary>
    BreaksGo,
}

/// <summary>Where a fault happens: everything above <see cref="Answer"/> is about the whole hop.</summary>
public enum FaultLayer
{
    /// <summary>Nobody can connect.</summary>
    Address,

    /// <summary>Connections open and then fail before a request is read.</summary>
    Connection,

    /// <summary>The TLS handshake fails; the hop's URL is https.</summary>
    Tls,

    /// <summary>A request is read and answered wrongly.</summary>
    Answer,

    /// <summary>Like <see cref="Answer"/>, but only HTTP/2 can do it; the hop's URL is https.</summary>
    Http2Answer,
}

/// <summary>One way to misbehave. <see cref="FaultName"/> reads its name, <see cref="FaultNames"/> lists all.</summary>
public sealed class Fault
{
    private static readonly FrozenSet<Endpoint> Every = Enum.GetValues<Endpoint>().ToFrozenSet();

    internal Fault(
        string name, FaultLayer layer, FaultEffect effect,
        Func<LabAnswer, AnswerContext, LabAnswer>? change, params Endpoint[] endpoints)
    {
        Name = name;
        Layer = layer;
        Effect = effect;
        Change = change ?? ((answer, _) => answer);
        Endpoints = endpoints.Length == 0 ? Every : endpoints.ToFrozenSet();
    }

    public string Name { get; }

    public FaultLayer Layer { get; }

    /// <summary>
    /// What <c>go</c> makes of it at <c>.info</c>, <c>.mod</c> and <c>.zip</c> with a complete go.sum, or at its own endpoint.
    /// </summary>
    public FaultEffect Effect { get; }

    /// <summary>The endpoints it can be set for.</summary>
    public IReadOnlySet<Endpoint> Endpoints { get; }

    /// <summary>
    /// Where it does its typical harm: its own endpoint; <c>.zip</c> for floods, because <c>go</c> reads an endless .info into memory; else
    /// <c>.info</c>.
    /// </summary>
    public Endpoint TypicalEndpoint =>
        Name is "endless-body" or "body-10gb"
        ? Endpoint.Zip
        : Endpoints.Count < 3 ? Endpoints.Min() : Endpoint.Info;

    public bool BreaksGo => Effect == FaultEffect.BreaksGo;

    public bool HarmlessToGo => Effect == FaultEffect.Harmless;

    public bool IsWholeHop => Layer is FaultLayer.Address or FaultLayer.Connection or FaultLayer.Tls;

    /// <summary>Whether <c>go</c> waits for ever (a stall), or longer than 10 s (an unanswered SYN or handshake).</summary>
    public bool Hangs => Name.Contains("stall", StringComparison.Ordinal) || Name is "dial-blackhole";

    internal Func<LabAnswer, AnswerContext, LabAnswer> Change { get; }

    /// <summary>
    /// The effect at one endpoint: <c>go</c> checks no content of a version list, and reads no body of <c>/supported</c>.
    /// </summary>
    public FaultEffect EffectAt(Endpoint endpoint) => endpoint switch
    {
        Endpoint.List or Endpoint.SumDbSupported when Name is "html-200" or "empty-200" or "truncated-silent" or "redirect-to-html-200" =>
            FaultEffect.Misleads,
        _ => Effect,
    };

    public override string ToString() => Name;
}
