using ProxyGuard.Core.Proxies;
using ProxyGuard.Core.Resolving;

namespace ProxyGuard.Core.Choosing;

/// <summary>What a chain does with what was observed: <c>go</c> walks the list anew for every file. Pure.</summary>
public static class ChainForecast
{
    /// <summary>Whether every probed file is served, with the right bytes; null when what was seen does not tell.</summary>
    /// <param name="chain">The chain to walk.</param>
    /// <param name="seen">What the hops answered.</param>
    public static bool? Passes(ProxyChain chain, ObservedAnswers seen) => Passes(chain, seen, seen.Of);

    /// <summary>How many of the chain's proxies may die, each alone and by an error that <c>go</c> notices, without a file lost.</summary>
    /// <param name="chain">The chain to walk.</param>
    /// <param name="seen">What the hops answered.</param>
    public static int Survives(ProxyChain chain, ObservedAnswers seen) => chain.Hops.Count(dead => dead.Kind == HopKind.Proxy
        && Passes(chain, seen, (hop, file) => ReferenceEquals(hop, dead) ? Answer.Dead : seen.Of(hop, file)) == true);

    /// <summary>Whether a private file was seen to get past the private hops, so that others are asked for it.</summary>
    /// <param name="chain">The chain to walk.</param>
    /// <param name="seen">What the hops answered.</param>
    /// <param name="isPrivate">Which module paths are private.</param>
    /// <param name="isPublic">Which hops must not hear of them.</param>
    public static bool Leaks(ProxyChain chain, ObservedAnswers seen, ModulePatterns isPrivate, Func<Hop, bool> isPublic) => seen.Files
        .Where(file => isPrivate.Matches(file.Path))
        .Any(file => ChainWalk.Along(chain.Hops, hop => seen.Of(hop, file)).Asked.Any(isPublic));

    /// <summary>Whether one file is served, with the right bytes; null when what was seen does not tell.</summary>
    internal static bool? Serves(IReadOnlyList<Hop> hops, FileRequest file, AnswerOf answerOf)
    {
        return ChainWalk.Along(hops, hop => answerOf(hop, file)).Result switch
        {
            ResolutionResult.Pass => true,
            ResolutionResult.Unknown => null,
            _ => false,
        };
    }

    private static bool? Passes(ProxyChain chain, ObservedAnswers seen, AnswerOf answerOf)
    {
        var isOpen = seen.Files.Count == 0;
        foreach (var file in seen.Files)
        {
            var serves = Serves(chain.Hops, file, answerOf);
            if (serves == false) return false;
            isOpen |= serves is null;
        }
        return isOpen ? null : true;
    }
}
