using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;
using ProxyGuard.Testing.Lab;

namespace ProxyGuard.Testing.Differential;

/// <summary>What every hop of a case answers, as the model is told.</summary>
internal sealed class CaseAnswers(DifferentialCase one)
{
    // Refused by the web proxy in front of every origin and of every database asked directly.
    private static readonly Answer Refused = Answer.Fails(ErrorClass.Connection);

    public Answer Of(Hop hop, FileRequest file) => hop.Url is { } url ? OfAddress(url.Text, file)
        : file.Endpoint is not (Endpoint.SumDbLookup or Endpoint.SumDbTile) ? new(AnswerKind.NotFound, ErrorClass.Origin)
        : one.SumDbUrl is { } database ? OfAddress(database, file)
        : Refused;

    private Answer OfAddress(string address, FileRequest file)
    {
        var exists = Exists(address, file);
        var isAbsent = file.Endpoint is Endpoint.List or Endpoint.Info or Endpoint.Mod or Endpoint.Zip or Endpoint.Latest
            && CaseModules.Tree.NewestOf(file.Path) is null;
        var name = isAbsent && one.FaultAt(address, "absent") is { Length: > 0 } absent ? absent
            : one.FaultAt(address, FaultName.Of(file.Endpoint)) is { Length: > 0 } own ? own
            : one.FaultAt(address, "*");
        if (name.Length == 0) return exists ? Answer.Right : Answer.NotFound;
        var fault = FaultName.Parse(name);
        if (!fault.Endpoints.Contains(file.Endpoint)) return exists ? Answer.Right : Answer.NotFound;
        return exists || !KeepsNotFound(fault) ? ProvisionalAnswers.Of(fault.Name, file.Endpoint) : Answer.NotFound;
    }

    private static bool Exists(string address, FileRequest file)
    {
        var isOnDisk = address.StartsWith(FileHop.Scheme, StringComparison.Ordinal);
        return file.Endpoint switch
        {
            Endpoint.List or Endpoint.Absent => CaseModules.Tree.NewestOf(file.Path) is not null,
            Endpoint.Latest => !isOnDisk && CaseModules.Tree.NewestOf(file.Path) is not null,
            Endpoint.SumDbSupported or Endpoint.SumDbTile => !isOnDisk,
            _ => !(isOnDisk && file.Endpoint == Endpoint.SumDbLookup) && CaseModules.Tree[file.Path, file.Version] is not null,
        };
    }

    // A "no" stays one, whatever happens to its text; it is no longer one when the status or the connection is spoiled.
    private static bool KeepsNotFound(Fault fault) => fault.HarmlessToGo || fault.Endpoints.Count < 3
        || fault.Name is "truncated-body" or "truncated-chunked" or "truncated-silent";
}

/// <summary>Stands in for the model's own table of faults.</summary>
internal static class ProvisionalAnswers
{
    public static Answer Of(string fault, Endpoint endpoint) => fault switch
    {
        "http-404" or "http-410" or "http-404-good-body" or "redirect-cross-host-404" => Answer.NotFound,
        _ when fault.StartsWith("http-", StringComparison.Ordinal) => Answer.Fails(ErrorClass.HttpStatus),
        "conn-refused" or "tcp-accept-close" or "tcp-accept-reset" or "eof-before-response" or "reset-before-response"
            or "malformed-response" => Answer.Fails(ErrorClass.Connection),
        "dns-failure" => Answer.Fails(ErrorClass.NameResolution),
        "dial-blackhole" or "tls-handshake-stall" => new(AnswerKind.LateError, ErrorClass.Timeout),
        _ when fault.Contains("stall", StringComparison.Ordinal) => Answer.Silence,
        _ when fault.StartsWith("tls-", StringComparison.Ordinal) => Answer.Fails(ErrorClass.Tls),
        "truncated-body" or "truncated-chunked" => Answer.Fails(ErrorClass.Transfer),
        "redirect-loop" => Answer.Fails(ErrorClass.Redirect),
        "html-200" or "empty-200" or "redirect-to-html-200" or "truncated-silent" or "list-garbage" => endpoint switch
        {
            Endpoint.Info or Endpoint.Latest => Answer.Fails(ErrorClass.InvalidResponse),
            Endpoint.SumDbSupported => Answer.Right,
            _ => new(AnswerKind.Garbage),
        },
        "zip-bitflip" or "zip-wrong-prefix" => new(AnswerKind.Garbage),
        "mod-other-module" => new(AnswerKind.Garbage),
        "info-bad-time" or "info-no-version" or "info-wrong-version" => Answer.Fails(ErrorClass.InvalidResponse),
        "list-stale" or "latest-older" or "mod-other-bytes" or "mod-crlf" or "zip-other-bytes" => new(AnswerKind.Different),
        _ when fault.StartsWith("sumdb-", StringComparison.Ordinal) => new(AnswerKind.Different),
        "latest-nonexistent" => new(AnswerKind.Dangling),
        _ => FaultName.Parse(fault).HarmlessToGo ? Answer.Right : Answer.Unknown,
    };
}
