using ProxyGuard.Core.Probing;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Core.Resolving;

/// <summary>What the hops were seen to answer, as the model needs it. What nobody asked is <see cref="Answer.Unknown"/>.</summary>
public sealed class ObservedAnswers
{
    private static readonly Endpoint[] OfEveryBuild = [Endpoint.Info, Endpoint.Mod, Endpoint.Zip];

    private readonly Dictionary<(string Hop, FileRequest File), Answer> _answers = [];

    /// <summary>Takes the observations in; of two about one file the first counts.</summary>
    /// <param name="observations">What was seen.</param>
    public ObservedAnswers(IEnumerable<Observation> observations)
    {
        var asked = observations.Where(one => one.Module is not null && OfEveryBuild.Contains(one.Endpoint)).ToLookup(FileOf);
        foreach (var file in asked)
        {
            var wasRead = file.Any(one => one.Outcome == ProbeOutcome.Ok && one.ExpectedHash is not null);
            var isDisputed = IsDisputed(file);
            foreach (var one in file)
                _answers.TryAdd((one.Candidate.Id, file.Key), isDisputed && one.Hash is not null ? Answer.Unknown : AnswerOf(one, wasRead));
        }
        Files = [.. asked.Select(file => file.Key)];
    }

    /// <summary>The files every build asks for, of those that somebody was asked for.</summary>
    public IReadOnlyList<FileRequest> Files { get; }

    /// <summary>What a hop answers. Nobody knows what an origin would.</summary>
    /// <param name="hop">The hop.</param>
    /// <param name="file">What it is asked for.</param>
    public Answer Of(Hop hop, FileRequest file) => hop.Url switch
    {
        null => Answer.Unknown,
        { IsUsable: false } => Answer.Fails(ErrorClass.InvalidSetting),
        var url => _answers.GetValueOrDefault((url.Id, file), Answer.Unknown),
    };

    // Without a hash in go.sum nobody knows which of two different answers is the right one.
    private static bool IsDisputed(IEnumerable<Observation> file) =>
        file.Where(one => one is { Hash: not null, ExpectedHash: null }).Select(one => one.Hash).Distinct().Count() > 1;

    // What another hop sent whole and right within the limit cannot be the same as what goes beyond it.
    private static Answer AnswerOf(Observation one, bool wasRead) => one.Outcome == ProbeOutcome.TooLarge && wasRead
        ? Answer.Unknown
        : one.Outcome.AnswerAt(one.Endpoint);

    private static FileRequest FileOf(Observation one) =>
        new(one.Endpoint, one.Module!.Value.Path, one.Module.Value.Version);
}
