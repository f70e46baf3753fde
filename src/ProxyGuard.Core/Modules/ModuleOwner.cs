namespace ProxyGuard.Core.Modules;

/// <summary>Whose a module is, as far as its path tells.</summary>
internal static class ModuleOwner
{
    // Hosts that serve nobody's private code.
    private static readonly string[] PublicHosts =
        ["golang.org", "google.golang.org", "gopkg.in", "go.uber.org", "k8s.io", "sigs.k8s.io", "go.opentelemetry.io", "cloud.google.com"];

    private static readonly string[] Forges =
        ["github.com", "gitlab.com", "bitbucket.org", "codeberg.org", "gitea.com", "gitee.com", "git.sr.ht", "dev.azure.com"];

    // Names that no public resolver knows: RFC 6761, RFC 8375, ICANN's ".internal", and what networks of one's own commonly use.
    private static readonly string[] InnerNames =
        [".internal", ".local", ".localhost", ".lan", ".corp", ".home", ".home.arpa", ".intranet", ".private", ".test"];

    /// <summary>
    /// The beginning of the path that is one owner's, usable as a pattern: host and owner on a forge, elsewhere the whole host; null for
    /// hosts that serve no private code.
    /// </summary>
    /// <param name="path">The module path.</param>
    public static string? Of(string path) => path.Split('/') switch
    {
        [var host, ..] when !host.Contains('.') || PublicHosts.Contains(host) => null,
        [var host, var owner, ..] when IsForge(host) => $"{host}/{owner}",
        [var host, ..] => host,
        [] => null,
    };

    /// <summary>Whether the path has the same owner as one of the repository's own modules; forges compare without case.</summary>
    /// <param name="path">The module path.</param>
    /// <param name="mainModules">The repository's own modules.</param>
    public static bool IsShared(string path, IReadOnlyList<string> mainModules) => Of(path) is { } owner
        && mainModules.Any(main => owner.Equals(Of(main), StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the host serves no private code.</summary>
    /// <param name="path">The module path.</param>
    public static bool IsOnPublicHost(string path) => PublicHosts.Any(host => path.StartsWith(host + "/", StringComparison.Ordinal));

    /// <summary>Whether the host has a name that no public resolver knows.</summary>
    /// <param name="path">The module path.</param>
    public static bool IsOnInnerHost(string path) =>
        Array.Exists(InnerNames, name => path.Split('/')[0].EndsWith(name, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the first element is a forge, on which anybody may be the owner.</summary>
    /// <param name="path">The module path.</param>
    public static bool IsOnForge(string path) => IsForge(path.Split('/')[0]);

    private static bool IsForge(string host) => Forges.Contains(host.ToLowerInvariant());
}
