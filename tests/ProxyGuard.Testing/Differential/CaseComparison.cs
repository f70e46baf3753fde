using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Resolving;
using ProxyGuard.Testing.Lab;

namespace ProxyGuard.Testing.Differential;

/// <summary>Where the model and the real <c>go</c> differ. Pure.</summary>
public static class CaseComparison
{
    private const int MostRedirects = 10;

    // net/http repeats a GET by itself when a connection that it uses again dies before the first byte of the answer: once for each that
    // happened to be idle.
    private static readonly string[] MayRepeat = ["eof-before-response", "reset-before-response"];

    /// <summary>The differences, in words; none is agreement. Not for a prediction that says unknown.</summary>
    public static IReadOnlyList<string> Differences(DifferentialCase one, Resolution predicted, GoCourse course)
    {
        if (predicted.Result != course.Result) return [$"result: the model says {predicted.Result}, go {course.Result}"];
        var differences = new List<string>();
        if (course.Result == ResolutionResult.Fail && (course.Errors.Count == 0 || course.Errors.Except(predicted.Errors).Any()))
            differences.Add($"error: the model says {string.Join(", ", predicted.Errors)}, go {string.Join(", ", course.Errors.Distinct())}");
        var expected = Expected(one, predicted);
        var seen = Seen(course);
        var repeats = course.Requests.Where(one => MayRepeat.Contains(one.Fault)).Select(one => NameOf(one.Hop, one.File)).ToHashSet();
        var isWhole = course.Result == ResolutionResult.Pass;
        foreach (var asked in expected.Keys.Union(seen.Keys).Order())
        {
            var (model, go) = (expected.GetValueOrDefault(asked), seen.GetValueOrDefault(asked));
            if (repeats.Contains(asked) && model > 0 && go > model) go = model;
            if (isWhole ? model != go : go > model) differences.Add($"{asked}: the model says {model} times, go {go}");
        }
        if (!isWhole && predicted.FailsAt is { } last && !predicted.MayEndAt.Any(file => WasAsked(one, predicted, course, file)))
            differences.Add($"{last.Endpoint} {last.Path} {last.Version}: the command was to end here, but it was never asked");
        differences.AddRange(OfOrigins(one, predicted, course, isWhole));
        return differences;
    }

    private static Dictionary<string, int> Expected(DifferentialCase one, Resolution predicted) =>
        (from asked in predicted.Asked
         let address = AddressOf(one, asked)
         where address is not null && IsLogged(one, address)
         group asked by NameOf(address, asked.File))
        .ToDictionary(same => same.Key, same => IsTile(same.First().File) ? 1 : same.Sum(asked => asked.Times));

    private static Dictionary<string, int> Seen(GoCourse course) =>
        (from seen in course.Requests
         group seen by NameOf(seen.Hop, seen.File))
        .ToDictionary(same => same.Key, same => IsTile(same.First().File) ? 1 : Times([.. same]));

    private static int Times(IReadOnlyList<SeenRequest> same)
    {
        var loops = same.Count(seen => seen.Fault == "redirect-loop");
        return same.Count - loops + (loops + MostRedirects - 1) / MostRedirects;
    }

    private static bool WasAsked(DifferentialCase one, Resolution predicted, GoCourse course, FileRequest file)
    {
        if (predicted.Asked.LastOrDefault(asked => Same(asked.File, file)) is not { } last) return true;
        return AddressOf(one, last) is not { } address ? course.Origins.Count > 0
            : !IsLogged(one, address) ? IsFile(address) || !Accepts(one, address) || course.Connected.Contains(address)
            : course.Requests.Any(seen => seen.Hop == address && Same(file, seen.File));
    }

    private static IEnumerable<string> OfOrigins(DifferentialCase one, Resolution predicted, GoCourse course, bool isWhole)
    {
        var hosts = predicted.Asked.Where(asked => AddressOf(one, asked) is null).Select(asked => HostOf(one, asked.File)).ToHashSet();
        foreach (var host in course.Origins.Distinct().Where(host => !hosts.Contains(host)))
            yield return $"{host}: the model does not go there, go does";
        foreach (var host in hosts.Where(host => isWhole && !course.Origins.Contains(host)))
            yield return $"{host}: the model goes there, go does not";
    }

    // The address in the case of who is asked; null for what lies beyond the lab.
    private static string? AddressOf(DifferentialCase one, AskedUrl asked) =>
        asked.Hop.Url?.Text ?? (IsOfDatabase(asked.File) ? one.SumDbUrl : null);

    private static string HostOf(DifferentialCase one, FileRequest file) =>
        IsOfDatabase(file) ? CaseModules.Database.Name : file.Path.Split('/')[0];

    private static bool IsOfDatabase(FileRequest file) => file.Endpoint is Endpoint.SumDbLookup or Endpoint.SumDbTile;

    private static bool IsTile(FileRequest file) => file.Endpoint == Endpoint.SumDbTile;

    private static bool Same(FileRequest left, FileRequest right) => (left with { Version = CaseModules.VersionOf(left) }) == right || (IsTile(left) && IsTile(right));

    private static bool IsFile(string address) => address.StartsWith(FileHop.Scheme, StringComparison.Ordinal);

    private static bool IsLogged(DifferentialCase one, string address) =>
        !IsFile(address) && !(one.FaultAt(address, "*") is { Length: > 0 } fault && FaultName.Parse(fault).IsWholeHop);

    private static bool Accepts(DifferentialCase one, string address) =>
        FaultName.Parse(one.FaultAt(address, "*")).Layer != FaultLayer.Address;

    private static string NameOf(string address, FileRequest file) => IsTile(file) ? $"{address} {file.Endpoint}"
        : $"{address} {file.Endpoint} {file.Path} {CaseModules.VersionOf(file)}".TrimEnd();
}
