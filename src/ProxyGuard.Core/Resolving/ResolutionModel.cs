using ProxyGuard.Core.Probing;

namespace ProxyGuard.Core.Resolving;

/// <summary>Says what <c>go</c> will do, without a network. Pure. Held against the real <c>go</c> by the differential test.</summary>
public static class ResolutionModel
{
    /// <summary>Predicts.</summary>
    /// <param name="input">The settings, the command, and what every hop answers.</param>
    public static Resolution Predict(ResolutionInput input)
    {
        if (input.Environment.Chain is not { } chain) return new Resolution(ResolutionResult.Fail, ErrorClass.InvalidSetting, [], []);
        var asked = new List<AskedUrl>();
        var served = new List<ServedFile>();
        foreach (var file in input.Modules.SelectMany(FilesOf))
        {
            var walk = ChainWalk.Along(chain.Hops, hop => input.AnswerOf(hop, file));
            asked.AddRange(walk.Asked.Select(hop => new AskedUrl(hop, file, null)));
            if (walk.End == WalkEnd.Served) served.Add(new ServedFile(file, walk.Last!, walk.Answer));
            else return new Resolution(ResultOf(walk.End), walk.Answer.Error, asked, served, file);
        }
        return new Resolution(ResolutionResult.Pass, null, asked, served);
    }

    private static IEnumerable<FileRequest> FilesOf(WantedModule module) =>
    [
        new(Endpoint.Info, module.Path, module.Version!), new(Endpoint.Mod, module.Path, module.Version!),
        new(Endpoint.Zip, module.Path, module.Version!),
    ];

    private static ResolutionResult ResultOf(WalkEnd end) => end switch
    {
        WalkEnd.Failed => ResolutionResult.Fail,
        WalkEnd.Hangs => ResolutionResult.Hang,
        _ => ResolutionResult.Unknown,
    };
}
