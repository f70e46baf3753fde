using ProxyGuard.Cli.Ci.AzurePipelines;
using ProxyGuard.Cli.Ci.GitHub;
using ProxyGuard.Cli.Ci.Terminal;
using ProxyGuard.Cli.Options;
using ProxyGuard.Cli.Wording;

namespace ProxyGuard.Cli.Ci;

/// <summary>Which host a run has.</summary>
internal static class CiHosts
{
    /// <param name="choice">What the user asked for.</param>
    /// <param name="environment">The environment, which tells the CI system.</param>
    /// <param name="log">Where lines for people and commands for the runner go.</param>
    /// <param name="error">Where a terminal shows faults.</param>
    /// <param name="directory">The directory whose repository this is.</param>
    /// <param name="words">How a terminal marks what is wrong.</param>
    public static ICiHost Choose(
        CiChoice choice, IReadOnlyDictionary<string, string> environment, TextWriter log, TextWriter error, string directory,
        TellerWording words) =>
        Resolve(choice, environment) switch
        {
            CiChoice.GitHub => new GitHubHost(environment, log),
            CiChoice.Azure => new AzurePipelinesHost(environment, log),
            _ => new TerminalHost(log, error, directory, words),
        };

    /// <summary>The system meant by what the user asked for.</summary>
    public static CiChoice Resolve(CiChoice choice, IReadOnlyDictionary<string, string> environment)
    {
        if (choice != CiChoice.Auto) return choice;
        if (environment.GetValueOrDefault("GITHUB_ACTIONS") == "true") return CiChoice.GitHub;
        var isAzure = string.Equals(environment.GetValueOrDefault("TF_BUILD"), "true", StringComparison.OrdinalIgnoreCase);
        return isAzure ? CiChoice.Azure : CiChoice.None;
    }
}
