using ProxyGuard.Core.Reports;

namespace ProxyGuard.Core.Proxies;

/// <summary>
/// A comma list of patterns of module paths, as GOPRIVATE, GONOPROXY and GONOSUMDB hold it. Source: <c>go help private</c> and
/// <c>module.MatchPrefixPatterns</c>: a pattern with N slashes is matched against the first N+1 elements of the path. White space is
/// not trimmed; empty and malformed patterns match nothing.
/// </summary>
public sealed class ModulePatterns
{
    private readonly List<(int Slashes, PathPattern Pattern)> _patterns = [];
    private readonly List<string> _printable = [];

    private readonly Lazy<ModulePatterns?> _meant;

    private ModulePatterns(string text, string variable)
    {
        var warnings = new List<WarningFacts>();
        var position = 0;
        foreach (var written in text.Split(',', StringSplitOptions.None))
        {
            position++;
            var glob = written.EndsWith('/') ? written[..^1] : written;
            if (glob.Length == 0) continue;
            var pattern = PathPattern.TryParse(glob);
            if (WarningFor(glob, pattern is null) is { } code) warnings.Add(new WarningFacts(code, [variable, position.ToString()]));
            if (pattern is null) continue;
            _patterns.Add((glob.Count(c => c == '/'), pattern));
            if (!glob.Any(IsBlank)) _printable.Add(written);
        }
        Text = text;
        Warnings = warnings;
        _meant = new(() => warnings.Count == 0 ? null : Parse(string.Join(',', text.Split(',').Select(Meant)), variable));
    }

    /// <summary>A list that matches nothing.</summary>
    public static ModulePatterns None { get; } = Parse("");

    /// <summary>The list as it was written.</summary>
    public string Text { get; }

    /// <summary>Whether no pattern can match anything.</summary>
    public bool IsEmpty => _patterns.Count == 0;

    /// <summary>Whether a pattern is malformed: nobody can tell what it was meant to hide.</summary>
    public bool HasMalformed => Warnings.Any(warning => warning.Code == WarningCode.MalformedPattern);

    /// <summary>
    /// What is not as it was probably meant: codes of <see cref="WarningCode"/> with the variable and the pattern's position.
    /// </summary>
    public IReadOnlyList<WarningFacts> Warnings { get; }

    /// <summary>Reads a list; every text is one.</summary>
    /// <param name="text">The value of the variable.</param>
    /// <param name="variable">The variable's name for warnings.</param>
    public static ModulePatterns Parse(string text, string variable = "GOPRIVATE") => new(text, variable);

    /// <summary>Whether a module path, or one of the path prefixes that a pattern speaks of, matches. Case matters.</summary>
    public bool Matches(string modulePath)
    {
        foreach (var (slashes, pattern) in _patterns)
        {
            if (Prefix(modulePath, slashes) is { } prefix && pattern.Matches(prefix)) return true;
        }
        return false;
    }

    /// <summary>
    /// Whether the list was probably meant to match, even if a blank, a scheme or a port keeps it from doing so. <c>go</c> goes by
    /// <see cref="Matches"/>; what this program itself shows to others goes by this.
    /// </summary>
    public bool MayMatch(string modulePath) => Matches(modulePath) || _meant.Value?.Matches(modulePath) == true;

    /// <summary>
    /// The list as it can be written to an environment: without the patterns that match nothing, a comma between, no white space.
    /// </summary>
    public string Print() => string.Join(',', _printable);

    /// <inheritdoc/>
    public override string ToString() => Text;

    private static string Meant(string written)
    {
        var text = string.Concat(written.Where(c => !IsBlank(c)));
        var scheme = text.IndexOf("://", StringComparison.Ordinal);
        if (scheme >= 0) text = text[(scheme + 3)..];
        var parts = text.Split('/');
        parts[0] = parts[0].Split(':')[0];
        return string.Join('/', parts);
    }

    private static string? WarningFor(string glob, bool malformed) => glob switch
    {
        _ when malformed => WarningCode.MalformedPattern,
        _ when glob.Any(IsBlank) => WarningCode.WhiteSpaceInPattern,
        _ when glob.Contains(':', StringComparison.Ordinal) => WarningCode.UrlInPattern,
        _ => null,
    };

    private static bool IsBlank(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    private static string? Prefix(string path, int slashes)
    {
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '/' && slashes-- == 0) return path[..i];
        }
        return slashes > 0 ? null : path;
    }
}
