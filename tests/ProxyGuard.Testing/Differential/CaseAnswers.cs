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
        // What is not on disk cannot be spoiled.
        if (!exists && address.StartsWith(FileHop.Scheme, StringComparison.Ordinal)) return Answer.NotFound;
        // Below HTTP nothing else is reached.
        var name = one.FaultAt(address, "*") is { Length: > 0 } whole && FaultName.Parse(whole).IsWholeHop ? whole
            : isAbsent && one.FaultAt(address, "absent") is { Length: > 0 } absent ? absent
            : one.FaultAt(address, FaultName.Of(file.Endpoint)) is { Length: > 0 } own ? own
            : one.FaultAt(address, "*");
        if (name.Length == 0) return exists ? Answer.Right : Answer.NotFound;
        var fault = FaultName.Parse(name);
        if (!fault.Endpoints.Contains(file.Endpoint)) return exists ? Answer.Right : Answer.NotFound;
        if (!exists && KeepsNotFound(fault)) return Answer.NotFound;
        // Where nothing is older the lab names a version that nobody has.
        if (fault.Name == "latest-older" && CaseModules.Tree.ListOf(file.Path).Count < 2) return new Answer(AnswerKind.Dangling);
        var isHttps = address.StartsWith("https:", StringComparison.Ordinal);
        var answer = FaultTable.Find(fault.Name)?.AnswerOver(isHttps) ?? Answer.Unknown;
        // Silence in the text of a "no": the status has been seen.
        return !exists && fault.Name == "stall-mid-body" ? answer with { Status = 404 } : answer;
    }

    private static bool Exists(string address, FileRequest file)
    {
        var isOnDisk = address.StartsWith(FileHop.Scheme, StringComparison.Ordinal);
        return file.Endpoint switch
        {
            Endpoint.List or Endpoint.Absent => CaseModules.Tree.NewestOf(file.Path) is not null,
            Endpoint.Latest => !isOnDisk && CaseModules.Tree.NewestOf(file.Path) is not null,
            Endpoint.SumDbSupported or Endpoint.SumDbTile => !isOnDisk,
            _ => !(isOnDisk && file.Endpoint == Endpoint.SumDbLookup) && CaseModules.Tree[file.Path, CaseModules.VersionOf(file)] is not null,
        };
    }

    // A "no" stays one, whatever happens to its text; it is no longer one when the status or the connection is spoiled.
    private static bool KeepsNotFound(Fault fault) => fault.HarmlessToGo || fault.Endpoints.Count < 3
        || fault.Name is "truncated-body" or "truncated-chunked" or "truncated-silent";
}
