using ProxyGuard.Core;
using ProxyGuard.Core.Proxies;

namespace ProxyGuard.Cli.Output;

/// <summary>Every text that must be hidden in a log: the tokens, and the credentials inside the GOPROXY in force.</summary>
internal static class KnownSecrets
{
    // Masking "x" or "go" alone would wreck the log; it is hidden together with its user name.
    private const int ShortestAlone = 4;

    /// <summary>The secrets that are known before the run.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, string> environment, params IEnumerable<Secret?> tokens) =>
    [
        .. Longest(
            [.. FromChain(environment.GetValueOrDefault("GOPROXY", "")), .. tokens.OfType<Secret>().Select(token => token.Reveal())]),
    ];

    /// <summary>The secrets that a result holds: GOPROXY may come from go's own files too.</summary>
    public static IReadOnlyList<string> Of(GuardResult result)
    {
        var chains = new[] { result.Decision?.Before, result.Decision?.After }.OfType<ProxyChain>();
        var urls = chains.SelectMany(chain => chain.Hops).Select(hop => hop.Url)
            .Concat(result.Verdicts.Select(verdict => verdict.Candidate.Url));
        return [.. Longest(urls.OfType<ProxyUrl>().SelectMany(url => FromElement(url.Reveal())))];
    }

    /// <summary>The text with every secret in it replaced.</summary>
    public static string Hide(string text, IEnumerable<string> secrets) =>
        secrets.Aggregate(text, (hidden, secret) => hidden.Replace(secret, "***", StringComparison.Ordinal));

    private static IEnumerable<string> FromChain(string chain) => chain.Split(',', '|').SelectMany(element => FromElement(element.Trim()));

    private static IEnumerable<string> FromElement(string element)
    {
        var scheme = element.IndexOf("://", StringComparison.Ordinal);
        var authority = element[(scheme < 0 ? 0 : scheme + 3)..].Split('/', '?', '#')[0];
        if (authority.LastIndexOf('@') is not (> 0 and var at)) yield break;
        var user = authority[..at];
        var password = user.IndexOf(':') is >= 0 and var colon ? user[(colon + 1)..] : "";
        foreach (var secret in new[] { user, password })
        {
            if (secret.Length < ShortestAlone && secret != user) continue;
            yield return secret;
            yield return Uri.UnescapeDataString(secret);
        }
    }

    private static IEnumerable<string> Longest(IEnumerable<string> secrets) =>
        secrets.Where(secret => secret.Length > 0).Distinct(StringComparer.Ordinal).OrderByDescending(secret => secret.Length);
}
