namespace ProxyGuard.Core.Proxies;

/// <summary>
/// GOVCS: which version control system <c>go</c> may use for which modules when it goes to their origins. The first rule that matches
/// decides; Go's defaults, <c>private:all,public:git|hg</c>, stand behind. Source: <c>go help vcs</c> and cmd/go/internal/vcs (parseGOVCS).
/// </summary>
public sealed class GoVcs
{
    private readonly List<Rule> _rules;

    private GoVcs(IEnumerable<Rule> rules) => _rules = [.. rules, new("private", ["all"]), new("public", ["git", "hg"])];

    /// <summary>Reads the variable; null when it is malformed, and then <c>go</c> refuses to go to any origin.</summary>
    /// <param name="text">Its value; empty for the defaults alone.</param>
    public static GoVcs? Parse(string text)
    {
        if (string.IsNullOrWhiteSpace(text)) return new GoVcs([]);
        var rules = text.Split(',').Select(ReadRule).ToList();
        var areDistinct = rules.DistinctBy(rule => rule?.Pattern).Count() == rules.Count;
        return areDistinct && rules.OfType<Rule>().ToList() is { } all && all.Count == rules.Count ? new GoVcs(all) : null;
    }

    /// <summary>Whether it surely allows git for a module, whichever beginning of its path the repository may be.</summary>
    /// <param name="modulePath">The module; which beginning of it is the repository only the origin knows, but for a few hosts.</param>
    /// <param name="privatePatterns">GOPRIVATE.</param>
    public bool AllowsGit(string modulePath, ModulePatterns privatePatterns) =>
        Beginnings(modulePath).All(root => AllowsGitAt(root, privatePatterns.Matches(root)));

    private bool AllowsGitAt(string root, bool isPrivate) =>
        _rules.Find(rule => rule.Matches(root, isPrivate))?.Systems.Any(system => system is "git" or "all") ?? false;

    // Of these hosts go knows without asking that the repository is host/owner/name (cmd/go/internal/vcs, vcsPaths).
    private static IEnumerable<string> Beginnings(string path) => path.Split('/') switch
    {
        ["github.com" or "bitbucket.org", _, _, ..] parts => [string.Join('/', parts[..3])],
        var parts => parts.Select((_, last) => string.Join('/', parts[..(last + 1)])),
    };

    private static Rule? ReadRule(string written)
    {
        if (written.Trim().Split(':', 2, StringSplitOptions.TrimEntries) is not [{ Length: > 0 } pattern, var list]) return null;
        var isRelative = pattern is "." or ".." || pattern.StartsWith("./", StringComparison.Ordinal)
            || pattern.StartsWith("../", StringComparison.Ordinal);
        var systems = list.Split('|', StringSplitOptions.TrimEntries);
        return isRelative || systems.Contains("") ? null : new Rule(pattern, systems);
    }

    private sealed record Rule(string Pattern, string[] Systems)
    {
        private readonly ModulePatterns _patterns = ModulePatterns.Parse(Pattern);

        public bool Matches(string root, bool isPrivate) => Pattern switch
        {
            "private" => isPrivate,
            "public" => !isPrivate,
            _ => _patterns.Matches(root),
        };
    }
}
