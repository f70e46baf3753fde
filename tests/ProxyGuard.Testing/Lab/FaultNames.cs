using ProxyGuard.Core.Probing;
using static ProxyGuard.Testing.Lab.FaultEffect;
using static ProxyGuard.Testing.Lab.FaultLayer;

namespace ProxyGuard.Testing.Lab;

/// <summary>
/// Every fault the lab knows. A status is one of hundreds: <see cref="All"/> holds those that the semantics sheet measured.
/// </summary>
public static class FaultNames
{
    private static readonly int[] Statuses =
        [203, 204, 206, 304, 400, 401, 402, 403, 404, 405, 406, 407, 408, 409, 410, 418, 421, 423, 429, 451, 500, 501, 502, 503, 504, 511];

    private static readonly Fault[] OfModules =
    [
        new("http-429-retry-after", Answer, BreaksGo, (_, _) => LabAnswer.Refused(429).With("Retry-After", "120")),
        new("http-503-retry-after", Answer, BreaksGo, (_, _) => LabAnswer.Refused(503).With("Retry-After", "120")),

        new("conn-refused", Address, BreaksGo, null),
        new("dns-failure", Address, BreaksGo, null),
        new("dial-blackhole", Address, BreaksGo, null),
        new("tcp-accept-close", Connection, BreaksGo, null),
        new("tcp-accept-reset", Connection, BreaksGo, null),
        new("tcp-accept-stall", Connection, BreaksGo, null),

        new("tls-self-signed", Tls, BreaksGo, null),
        new("tls-expired", Tls, BreaksGo, null),
        new("tls-wrong-host", Tls, BreaksGo, null),
        new("tls-missing-intermediate", Tls, BreaksGo, null),
        new("tls-handshake-stall", Tls, BreaksGo, null),
        new("tls-to-plain-http", Tls, BreaksGo, null),

        new("eof-before-response", Answer, BreaksGo, Deliver(Delivery.CloseBeforeResponse)),
        new("reset-before-response", Answer, BreaksGo, Deliver(Delivery.ResetBeforeResponse)),
        new("malformed-response", Answer, BreaksGo, Deliver(Delivery.Malformed)),
        new("stall-before-response", Answer, BreaksGo, Deliver(Delivery.StallBeforeResponse)),
        new("stall-mid-header", Answer, BreaksGo, Deliver(Delivery.StallMidHeader)),
        new("stall-mid-body", Answer, BreaksGo, Deliver(Delivery.StallMidBody)),
        new("slow-first-byte", Answer, Harmless, Deliver(Delivery.SlowFirstByte)),
        new("drip-body", Answer, Harmless, Deliver(Delivery.DripBody)),
        new("truncated-body", Answer, BreaksGo, Deliver(Delivery.TruncatedBody)),
        new("truncated-chunked", Answer, BreaksGo, Deliver(Delivery.TruncatedChunked)),
        new("truncated-silent", Answer, BreaksGo, Deliver(Delivery.TruncatedSilent)),

        new("redirect-ok", Answer, Harmless, (_, context) => LabAnswer.Redirected(context.Aside(LabPath.Here))),
        new("redirect-loop", Answer, BreaksGo, (_, context) => LabAnswer.Redirected(context.Self)),
        new("redirect-to-html-200", Answer, BreaksGo, (_, context) => LabAnswer.Redirected(context.Aside(LabPath.Login))),
        new("redirect-cross-host-404", Answer, FaultEffect.NotFound,
            (_, context) => LabAnswer.Redirected(context.OtherHost(LabPath.Nothing))),

        new("html-200", Answer, BreaksGo, (_, _) => LabAnswer.Html()),
        new("empty-200", Answer, BreaksGo, (answer, _) => answer.Ok([])),
        new("wrong-content-type", Answer, Harmless, (answer, _) => answer with { ContentType = "text/html; charset=utf-8" }),
        new("gzip-encoded", Answer, Harmless, (answer, _) => answer.Gzip()),

        new("info-bad-time", Answer, BreaksGo, (answer, context) => answer.Ok(FaultyContent.InfoBadTime(context)), Endpoint.Info),
        new("info-no-version", Answer, BreaksGo, (answer, _) => answer.Ok("{}"u8), Endpoint.Info),
        new("info-wrong-version", Answer, BreaksGo, (answer, _) => answer.Ok(FaultyContent.Info("v9.9.9")), Endpoint.Info),
        new("info-extra-fields", Answer, Harmless,
            (answer, context) => answer.Ok(FaultyContent.InfoExtraFields(context)), Endpoint.Info, Endpoint.Latest),
        new("list-stale", Answer, Misleads, (answer, context) => answer.Ok(FaultyContent.ListStale(context)), Endpoint.List),
        new("list-garbage", Answer, Misleads, (answer, _) => answer.Ok("not-a-version\n\u0001\u0002\n1.0\n"u8), Endpoint.List),
        new("list-crlf", Answer, Harmless, (answer, _) => answer.CrLf(), Endpoint.List),
        new("latest-older", Answer, Misleads, (answer, context) => answer.Ok(FaultyContent.Info(context.OldestVersion)), Endpoint.Latest),
        new("latest-nonexistent", Answer, Misleads, (answer, _) => answer.Ok(FaultyContent.Info("v0.99.99")), Endpoint.Latest),
        new("mod-other-bytes", Answer, BreaksGo, (answer, _) => answer.Ok([.. answer.Body, .. "\n// other bytes\n"u8]), Endpoint.Mod),
        new("mod-other-module", Answer, BreaksGo, (answer, _) => answer.Ok("module example.com/other\n"u8), Endpoint.Mod),
        new("mod-crlf", Answer, BreaksGo, (answer, _) => answer.CrLf(), Endpoint.Mod),
        new("zip-other-bytes", Answer, BreaksGo, (answer, context) => answer.Ok(FaultyContent.ZipOtherBytes(context)), Endpoint.Zip),
        new("zip-bitflip", Answer, BreaksGo, (answer, _) => answer.Ok(FaultyContent.ZipBitFlip(answer.Body)), Endpoint.Zip),
        new("zip-wrong-prefix", Answer, BreaksGo, (answer, context) => answer.Ok(FaultyContent.ZipWrongPrefix(context)), Endpoint.Zip),
        new("zip-bomb", Answer, BreaksGo, (answer, context) => answer.Ok(FaultyContent.ZipBomb(context)), Endpoint.Zip),

        new("endless-body", Answer, BreaksGo, Deliver(Delivery.EndlessBody)),
        new("body-10gb", Answer, BreaksGo, Deliver(Delivery.TenGigabytes)),
        new("endless-headers", Answer, BreaksGo, Deliver(Delivery.EndlessHeaders)),
        new("many-headers", Answer, Harmless, (answer, _) => answer.WithManyHeaders(100_000)),
        new("huge-header", Answer, Harmless, (answer, _) => answer.With("X-Huge", new string('h', 1 << 20))),
        new("hostile-error", Answer, BreaksGo, (_, _) => FaultyContent.HostileError()),

        new("h2-stream-reset", Http2Answer, BreaksGo, Deliver(Delivery.StreamReset)),
        new("h2-goaway", Http2Answer, BreaksGo, Deliver(Delivery.GoAway)),
        new("h2-goaway-graceful", Http2Answer, Harmless, Deliver(Delivery.GracefulGoAway)),
    ];

    /// <summary>Wrong content of a checksum database: it is met only where GOSUMDB names one and go.sum lacks a hash.</summary>
    public static IReadOnlyList<Fault> OfDatabase { get; } =
    [
        new("sumdb-other-record", Answer, BreaksGo,
            (answer, context) => answer.Ok(FaultyContent.Lookup(context, database => database.LookupOfOther)), Endpoint.SumDbLookup),
        new("sumdb-other-hash", Answer, BreaksGo,
            (answer, context) => answer.Ok(FaultyContent.Lookup(context, database => database.LookupWithOtherHash)), Endpoint.SumDbLookup),
        new("sumdb-other-key", Answer, BreaksGo,
            (answer, context) => answer.Ok(FaultyContent.Lookup(context, database => database.LookupOfStranger)), Endpoint.SumDbLookup),
        new("sumdb-other-tile", Answer, BreaksGo, (answer, _) => answer.Ok([.. answer.Body[1..], 0]), Endpoint.SumDbTile),
    ];

    /// <summary>The faults that have a name of their own.</summary>
    public static IReadOnlyList<Fault> Named { get; } = [.. OfModules, .. OfDatabase];

    /// <summary>Every fault but those of <see cref="OfDatabase"/>.</summary>
    public static IReadOnlyList<Fault> All { get; } =
    [
        .. Statuses.Select(code => Status(code, keepBody: false)),
        Status(206, keepBody: true), Status(404, keepBody: true), Status(500, keepBody: true),
        .. OfModules,
    ];

    internal static Fault Status(int code, bool keepBody) => new(
        $"http-{code}{(keepBody ? "-good-body" : "")}", Answer, code is 404 or 410 ? FaultEffect.NotFound : BreaksGo,
        (answer, _) => keepBody ? answer with { Status = code } : LabAnswer.Refused(code));

    private static Func<LabAnswer, AnswerContext, LabAnswer> Deliver(Delivery delivery) =>
        (answer, _) => answer with { Delivery = delivery };
}
