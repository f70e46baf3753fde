using System.Text;
using System.Text.RegularExpressions;

namespace ProxyGuard.Testing.GitLab;

/// <summary>
/// Reads a dotenv report as GitLab does (its ParseDotenvArtifactService and the limits of a fresh instance; the runner's expansion of
/// variables): no quotes, no comments, no empty lines, and a <c>$</c> means another variable.
/// </summary>
public static partial class DotenvReport
{
    private const int LimitBytes = 5 * 1024;
    private const int MostVariables = 20;

    /// <summary>What a later job gets.</summary>
    /// <exception cref="FormatException">GitLab refuses the report, and the job that made it fails.</exception>
    public static IReadOnlyDictionary<string, string> Read(string text, IReadOnlyDictionary<string, string>? job = null)
    {
        if (Encoding.UTF8.GetByteCount(text) >= LimitBytes) throw new FormatException("too big");
        var variables = new Dictionary<string, string>();
        foreach (var line in text.Split('\n').SkipLast(text.EndsWith('\n') ? 1 : 0)) Add(variables, line);
        if (variables.Count > MostVariables) throw new FormatException("too many variables");
        return variables.ToDictionary(pair => pair.Key, pair => Expand(pair.Value, job ?? new Dictionary<string, string>()));
    }

    private static void Add(Dictionary<string, string> variables, string line)
    {
        var equals = line.IndexOf('=');
        if (equals < 0) throw new FormatException($"Invalid Format: '{line}'");
        var name = line[..equals].Trim();
        if (!Name().IsMatch(name)) throw new FormatException($"no name: '{name}'");
        variables[name] = line[(equals + 1)..].Trim();
    }

    private static string Expand(string value, IReadOnlyDictionary<string, string> job) =>
        Reference().Replace(value, match => match.Value == "$$" ? "$" : job.GetValueOrDefault(match.Groups["name"].Value, ""));

    [GeneratedRegex(@"\A[a-zA-Z0-9_]{1,255}\z")]
    private static partial Regex Name();

    [GeneratedRegex(@"\$\$|\$(?<name>\w+)|\$\{(?<name>\w+)\}")]
    private static partial Regex Reference();
}
