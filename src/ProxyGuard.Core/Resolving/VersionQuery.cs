using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Resolving;

/// <summary>
/// How <c>go</c> finds a version at one hop, and whether the newest version retracts it. Source: modload/query.go and modfile.go, and
/// measured.
/// </summary>
internal sealed class VersionQuery(GoProcess process, ModuleFiles files)
{
    private readonly Dictionary<string, Answer> _retractions = new(StringComparer.Ordinal);

    /// <summary>Asks the list anew from its first hop on.</summary>
    public (Answer Answer, string Version) ByTheList(string path, string? version, bool checksRetractions)
    {
        if (files.HasInfo(path, version)) return (Answer.Right, version!);
        var found = "";
        var walk = ChainWalk.Along(process.Route(path), hop =>
        {
            (var answer, found) = At(hop, path, version, checksRetractions);
            return answer;
        });
        return (walk.Answer, found);
    }

    /// <summary>Asks one hop: for the version, or for the newest there is. Everything in here is inside the walk.</summary>
    public (Answer Answer, string Version) At(Hop hop, string path, string? version, bool checksRetractions)
    {
        if (version is not null) return (files.Info(hop, path, version), version);
        var (answer, versions) = files.List(hop, path);
        if (!answer.IsRight) return (answer, "");
        if (Mixes(versions)) return (process.End(new Stop(ResolutionResult.Unknown, answer.At, Why: MixedWhy(path))), "");
        var newest = KnownModules.NewestOf(versions);
        if (newest is null)
        {
            (var latest, newest) = files.Latest(hop, path);
            // No version at all is no "not found": a comma does not go on.
            if (latest.Kind == AnswerKind.NotFound) return (Answer.Fails(ErrorClass.NoVersions) with { At = latest.At }, "");
            if (!latest.IsRight) return (latest, "");
        }
        if (checksRetractions && Retractions(path) is { Stops: true } stop) return (stop, "");
        return (files.Info(hop, path, newest), newest);
    }

    /// <summary>Reads the newest version's .mod, once per module: it may retract others.</summary>
    public Answer Retractions(string path)
    {
        if (_retractions.TryGetValue(path, out var known)) return known;
        var (answer, newest) = ByTheList(path, null, checksRetractions: false);
        return _retractions[path] = answer.IsRight ? files.Mod(path, newest) : answer;
    }

    private static bool Mixes(IReadOnlyList<string> versions) =>
        versions.Any(IsIncompatible) && !versions.All(IsIncompatible);

    private static bool IsIncompatible(string version) => version.EndsWith("+incompatible", StringComparison.Ordinal);

    private static FormattableString MixedWhy(string path) =>
        $"{path} has versions with and without +incompatible, and which is newest depends on a go.mod";
}
