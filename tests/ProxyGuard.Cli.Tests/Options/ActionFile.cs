using System.Text;
using System.Text.RegularExpressions;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Output;

namespace ProxyGuard.Cli.Tests.Options;

/// <summary>Makes the files by which GitHub's runner knows the actions from the tables that the program itself uses.</summary>
internal static partial class ActionFile
{
    private const int Widest = 120;

    /// <summary>The action of the root: one container.</summary>
    public static string Container() => Head("ProxyGuard", "in a container of its own (Linux)") + OutputsWith(null) + """
        runs:
          using: docker
          image: Dockerfile

        """;

    /// <summary>The action without containers. Its inputs travel by variables, whose names every shell hands on.</summary>
    public static string Native() =>
        Head("ProxyGuard (native)", "as a program of the runner's own system (Linux, macOS, Windows)")
        + OutputsWith(name => $"${{{{ steps.proxyguard.outputs.{name} }}}}")
        + """
        runs:
          using: composite
          steps:
            - id: proxyguard
              shell: bash
              run: bash "$GITHUB_ACTION_PATH/run.sh" "$RELEASES"
              env:
                RELEASES: ${{ github.server_url }}/${{ github.action_repository || github.repository }}/releases/download

        """
        + string.Concat(Inputs.Select(option =>
            $"        {option.Variable}: ${{{{ inputs.{option.Name} || env.{option.Variable} }}}}\n"));

    // An action never explains: what only that command knows is no input.
    private static IEnumerable<OptionDescriptor> Inputs => OptionTable.All.Except([OptionTable.FaultMap, OptionTable.Chain]);

    private static string Head(string name, string where)
    {
        var file = new StringBuilder($"""
            # Made from the program's own tables by a test (PROXYGUARD_REWRITE_GOLDEN=1 rewrites it): change those, not this.
            name: {name}
            author: The ProxyGuard authors
            {Folded(0, $"Keeps Go builds green while a module proxy does not work: probes the proxies and sets GOPROXY; {where}.")}
            branding:
              icon: shield
              color: green
            inputs:

            """);
        foreach (var option in Inputs)
        {
            var allowed = option.Values.Count > 0 ? string.Join(", ", option.Values) : option.Allowed;
            // The runner puts the job's token into no action's environment: only a default brings it there.
            var isToken = option == OptionTable.CommentToken;
            var byDefault = isToken ? "the job's own token" : option.Default;
            file.Append($"  {option.Name}:\n{Folded(4, $"{option.Description} Default: {byDefault}; allowed: {allowed}.")}\n");
            if (isToken) file.Append("    default: ${{ github.token }}\n");
        }
        return file.ToString();
    }

    private static string OutputsWith(Func<string, string>? value)
    {
        var file = new StringBuilder("outputs:\n");
        foreach (var (name, meaning) in Outputs.Meanings)
        {
            file.Append($"  {name}:\n{Folded(4, meaning)}\n");
            if (value is not null) file.Append($"    value: {value(name)}\n");
        }
        return file.ToString();
    }

    // The runner would evaluate an expression in a description, and fail the action over it.
    private static string Folded(int indent, string text)
    {
        var left = new string(' ', indent);
        var file = new StringBuilder(left + "description: >-\n");
        var line = left + " ";
        foreach (var word in Expression().Replace(text, "$1").Split(' '))
        {
            if (line.Length + 1 + word.Length > Widest)
            {
                file.Append(line + '\n');
                line = left + " ";
            }
            line += " " + word;
        }
        return file.Append(line).ToString();
    }

    [GeneratedRegex(@"\$\{\{\s*(.*?)\s*\}\}")]
    private static partial Regex Expression();
}
