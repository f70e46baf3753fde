using System.Collections.Frozen;
using System.Globalization;
using ProxyGuard.Core.Probing;

namespace ProxyGuard.Core.Resolving;

/// <summary>A way for a hop to misbehave.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Endpoints">The endpoints it is about; null for all.</param>
/// <param name="IsBelowHttp">Whether it is about the connection, so that it says the same at whatever endpoint it is set.</param>
/// <param name="Answer">What <c>go</c> meets.</param>
public sealed record HopFault(string Name, IReadOnlyList<Endpoint>? Endpoints, bool IsBelowHttp, Answer Answer)
{
    /// <summary>Whether it can be set for an endpoint.</summary>
    public bool IsAbout(Endpoint endpoint) => Endpoints is null || Endpoints.Contains(endpoint);

    /// <summary>What <c>go</c> meets when it asks a hop with this fault.</summary>
    /// <param name="isHttps">Whether the hop's URL is https: a connection that is accepted and then silent ends after 10 s there.</param>
    /// <param name="isThere">Whether the hop has what it is asked for: what only spoils a body does not make a "no" into anything
    /// else.</param>
    public Answer AnswerWhen(bool isHttps, bool isThere)
    {
        if (!isThere && (Endpoints is not null || Answer.IsRight || IsAboutTheEnd)) return Answer.NotFound;
        // The status has come by then, and over https go asks again because of it, before it waits for the text.
        return !isThere && Name == "stall-mid-body" ? Answer with { Status = 404 } : AnswerOver(isHttps);
    }

    /// <summary>The same where the hop has what it is asked for.</summary>
    public Answer AnswerOver(bool isHttps) =>
        isHttps && Name == "tcp-accept-stall" ? new Answer(AnswerKind.LateError, ErrorClass.Timeout) : Answer;

    private bool IsAboutTheEnd => Answer is { Kind: AnswerKind.Cut } or { Error: ErrorClass.Transfer };
}

/// <summary>
/// The names of faults and what <c>go</c> makes of each. Names that are no statuses have their meaning from measurements of the real
/// <c>go</c>; what was never measured is <see cref="AnswerKind.Unknown"/>.
/// </summary>
public static class FaultTable
{
    private const string Prefix = "http-";
    private const string GoodBody = "-good-body";

    private static readonly Answer Right = Answer.Right;
    private static readonly Answer Garbage = new(AnswerKind.Garbage);
    private static readonly Answer Different = new(AnswerKind.Different);
    private static readonly Answer Late = new(AnswerKind.LateError, ErrorClass.Timeout);

    private static readonly FrozenDictionary<string, HopFault> Named = new HopFault[]
    {
        At("http-429-retry-after", Status(429)), At("http-503-retry-after", Status(503)),

        Below("conn-refused", Answer.Fails(ErrorClass.Connection)), Below("dns-failure", Answer.Fails(ErrorClass.NameResolution)),
        Below("dial-blackhole", Late), Below("tcp-accept-close", Answer.Fails(ErrorClass.Connection)),
        Below("tcp-accept-reset", Answer.Fails(ErrorClass.Connection)), Below("tcp-accept-stall", Answer.Silence),
        Below("tls-self-signed", Answer.Fails(ErrorClass.Tls)), Below("tls-expired", Answer.Fails(ErrorClass.Tls)),
        Below("tls-wrong-host", Answer.Fails(ErrorClass.Tls)), Below("tls-missing-intermediate", Answer.Fails(ErrorClass.Tls)),
        Below("tls-handshake-stall", Late), Below("tls-to-plain-http", Answer.Fails(ErrorClass.Tls)),

        At("eof-before-response", Answer.Fails(ErrorClass.Connection)), At("reset-before-response", Answer.Fails(ErrorClass.Connection)),
        At("malformed-response", Answer.Fails(ErrorClass.Connection)),
        At("stall-before-response", Answer.Silence), At("stall-mid-header", Answer.Silence), At("stall-mid-body", Answer.Silence),
        At("slow-first-byte", Right), At("drip-body", Right),
        At("truncated-body", Answer.Fails(ErrorClass.Transfer)), At("truncated-chunked", Answer.Fails(ErrorClass.Transfer)),
        At("truncated-silent", new Answer(AnswerKind.Cut)),

        At("redirect-ok", Right), At("redirect-loop", Answer.Fails(ErrorClass.Redirect)), At("redirect-to-html-200", Garbage),
        At("redirect-cross-host-404", Status(404)),
        At("html-200", Garbage), At("empty-200", Garbage), At("wrong-content-type", Right), At("gzip-encoded", Right),

        At("info-bad-time", Garbage, Endpoint.Info), At("info-no-version", Different, Endpoint.Info),
        At("info-wrong-version", Different, Endpoint.Info), At("info-extra-fields", Right, Endpoint.Info, Endpoint.Latest),
        At("list-stale", Different, Endpoint.List), At("list-garbage", Garbage, Endpoint.List), At("list-crlf", Right, Endpoint.List),
        At("latest-older", Different, Endpoint.Latest), At("latest-nonexistent", new Answer(AnswerKind.Dangling), Endpoint.Latest),
        At("mod-other-bytes", Different, Endpoint.Mod), At("mod-other-module", Garbage, Endpoint.Mod),
        At("mod-crlf", Different, Endpoint.Mod),
        At("zip-other-bytes", Different, Endpoint.Zip), At("zip-bitflip", Garbage, Endpoint.Zip),
        At("zip-wrong-prefix", Garbage, Endpoint.Zip),

        At("sumdb-other-record", new Answer(AnswerKind.Dangling), Endpoint.SumDbLookup),
        At("sumdb-other-hash", Different, Endpoint.SumDbLookup),
        At("sumdb-other-key", Garbage, Endpoint.SumDbLookup), At("sumdb-other-tile", Garbage, Endpoint.SumDbTile),

        At("hostile-error", Status(503)), At("many-headers", Right), At("huge-header", Right),
        At("endless-body", Answer.Unknown), At("body-10gb", Answer.Unknown), At("endless-headers", Answer.Unknown),
        At("zip-bomb", Answer.Unknown, Endpoint.Zip),
        At("h2-stream-reset", Answer.Fails(ErrorClass.Connection)), At("h2-goaway", Answer.Fails(ErrorClass.Connection)),
        At("h2-goaway-graceful", Right),
    }.ToFrozenDictionary(fault => fault.Name, StringComparer.Ordinal);

    /// <summary>What may stand where a fault is named, for messages.</summary>
    public static string Allowed { get; } =
        $"http-NNN or http-NNN-good-body with NNN from 200 to 599, {string.Join(", ", Named.Keys.Order(StringComparer.Ordinal))}";

    /// <summary>All names but the statuses'.</summary>
    public static IReadOnlyCollection<string> Names => Named.Keys;

    /// <summary>The fault of a name; null when there is none.</summary>
    public static HopFault? Find(string name) => Named.GetValueOrDefault(name) ?? FindStatus(name);

    private static HopFault? FindStatus(string name)
    {
        if (!name.StartsWith(Prefix, StringComparison.Ordinal)) return null;
        var isGoodBody = name.EndsWith(GoodBody, StringComparison.Ordinal);
        var digits = name.AsSpan(Prefix.Length, name.Length - Prefix.Length - (isGoodBody ? GoodBody.Length : 0));
        if (digits.Length != 3 || !int.TryParse(digits, NumberStyles.None, null, out var status) || status is < 200 or > 599) return null;
        return At(name, status == 200 ? (isGoodBody ? Right : Garbage) : Status(status));
    }

    private static Answer Status(int status) => status is 404 or 410
        ? Answer.NotFound with { Status = status }
        : Answer.Fails(ErrorClass.HttpStatus) with { Status = status };

    private static HopFault At(string name, Answer answer, params Endpoint[] endpoints) =>
        new(name, endpoints.Length == 0 ? null : endpoints, IsBelowHttp: false, answer);

    private static HopFault Below(string name, Answer answer) => new(name, null, IsBelowHttp: true, answer);
}
